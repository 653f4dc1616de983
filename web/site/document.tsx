import type { ReactNode } from 'react'
import { addresses } from './addresses.ts'
import { directoryCopy } from './directory-copy.ts'
import { copy } from './copy.ts'
import type { Frame, PageName } from './pages.ts'
import { SessionEnd } from './parts/SessionEnd.tsx'
import { dayWithWeekday } from '#web/shared/words.ts'

/** Pages that search engines may keep. */
const open: readonly PageName[] = ['home', 'items', 'guide', 'entry', 'halls', 'lead', 'publicNotices']

type DocumentProps = { frame: Frame; page: PageName; title: string; children: ReactNode }

/** The whole document around a page: banner, header, the one `main`, footer. */
export function Document({ frame, page, title, children }: DocumentProps): ReactNode {
  const { session, regionName } = frame
  return (
    <html lang="zh-CN" className={frame.large ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0b4da2" />
        <meta name="format-detection" content="telephone=no" />
        {!open.includes(page) && <meta name="robots" content="noindex" />}
        <title>{copy.titleOf(title, regionName)}</title>
        <link rel="stylesheet" href={siteAssets.style} />
        <link rel="icon" href="/static/site/favicon.svg" type="image/svg+xml" />
        <script type="module" src={siteAssets.script} />
      </head>
      <body data-region={frame.region}>
        <a className="skip-link" href="#main">
          {copy.skip}
        </a>
        {session.demonstration && (
          <aside className="demonstration" aria-label={copy.demonstrationLabel}>
            <p className="wide">{copy.demonstration(dayWithWeekday(session.today))}</p>
          </aside>
        )}
        {page === 'kiosk' ? <KioskHeader frame={frame} /> : <Header frame={frame} page={page} />}
        <main id="main" className={`wide page page--${page}`} tabIndex={-1}>
          <div className="outcome" role="alert" data-outcome="" />
          {children}
          <noscript>
            <p className="notice">{copy.noScript}</p>
          </noscript>
        </main>
        <SessionEnd frame={frame} />
        <footer className="footer">
          <div className="wide">
            <p>{copy.footer.about}</p>
            <p>{copy.footer.hotline}</p>
          </div>
        </footer>
      </body>
    </html>
  )
}

/** A machine leads nowhere: it says whose it is, and no more. */
function KioskHeader({ frame: { regionName } }: { frame: Frame }): ReactNode {
  return (
    <header className="header">
      <div className="header__top wide">
        <p className="brand">
          <span className="brand__name">{copy.site}</span>
          <span className="brand__region">
            {regionName}
            {copy.kiosk.machine}
          </span>
        </p>
      </div>
    </header>
  )
}

function Header({ frame, page }: { frame: Frame; page: PageName }): ReactNode {
  const { region, regionName, session } = frame
  const links: { page: PageName[]; href: string; text: string }[] = [
    { page: ['items', 'guide', 'entry', 'lead', 'ask'], href: addresses.items(region), text: copy.nav.items },
    {
      page: [
        ...(['cases', 'case', 'why', 'apply', 'correct', 'reads', 'notices'] as const),
        ...(['precases', 'precase', 'obligations', 'licences'] as const),
      ],
      href: addresses.cases(region),
      text: copy.nav.cases,
    },
    { page: ['progress'], href: addresses.progress(region), text: copy.nav.progress },
    { page: ['halls'], href: addresses.halls(region), text: directoryCopy.nav },
    { page: ['verify'], href: addresses.verify(region), text: copy.nav.verify },
    { page: ['publicNotices', 'publicNotice'], href: addresses.publicNotices(region), text: copy.publicNotices.nav },
    { page: ['grants'], href: addresses.grants(region), text: copy.grants.nav },
    { page: ['checks'], href: addresses.checks(region), text: copy.checks.nav },
    { page: ['draws'], href: addresses.draws(region), text: copy.nav.draws },
  ]
  return (
    <header className="header">
      <div className="header__top wide">
        <a className="brand" href={addresses.home(region)}>
          <span className="brand__name">{copy.site}</span>
          <span className="brand__region">
            {regionName}
            {copy.tagline}
          </span>
        </a>
        <div className="account">
          <a
            className="account__view"
            href={`/view?large=${frame.large ? '0' : '1'}&next=${encodeURIComponent(frame.path)}`}
          >
            {frame.large ? copy.view.normal : copy.view.large}
          </a>
          {session.role === 'anonymous' ? (
            <a className="account__enter" href={addresses.login(page === 'login' ? undefined : frame.path)}>
              {copy.account.logIn}
            </a>
          ) : (
            <Account frame={frame} />
          )}
        </div>
      </div>
      <nav className="nav" aria-label={copy.nav.label}>
        <ul className="wide">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href} aria-current={link.page.includes(page) ? 'page' : undefined}>
                {link.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function Account({ frame: { session } }: { frame: Frame }): ReactNode {
  const actsForAnother = session.principal && session.principal.name !== session.name
  return (
    <>
      {session.role !== 'applicant' && <a href={addresses.desk}>{copy.account.desk}</a>}
      <span className="account__name">
        <span className="visually-hidden">{copy.account.of('')}</span>
        {session.name}
        {actsForAnother && <small>{copy.account.actingFor(session.principal?.name ?? '')}</small>}
      </span>
      <button type="button" className="account__leave" data-log-out="">
        {copy.account.logOut}
      </button>
    </>
  )
}
