import type { ReactNode } from 'react'
import type { Theme } from '#contracts/directory.ts'
import { addresses } from '../addresses.ts'
import { directoryCopy } from '../directory-copy.ts'
import type { PageProps } from '../pages.ts'
import { ItemCard } from '../parts/ItemCard.tsx'
import { SearchForm } from '../parts/SearchForm.tsx'

const words = directoryCopy.home

export const homeTitle = (): string => words.page

/** Leads by words, by whom it is for, by what happens in life, by office. */
export function HomePage({ frame: { region }, online, offices, guidance }: PageProps<'home'>): ReactNode {
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <SearchForm region={region} />
      <div className="halves">
        {(['person', 'enterprise'] as const).map((whom) => (
          <section key={whom} aria-labelledby={`for-${whom}`}>
            <h2 id={`for-${whom}`}>{whom === 'person' ? words.person : words.firm}</h2>
            <ul className="tiles">
              {guidance.themes
                .filter((theme) => theme.serves[0] === whom)
                .map((theme) => (
                  <ThemeTile
                    key={theme.key}
                    theme={theme}
                    href={addresses.items(region, { serves: whom, theme: theme.key })}
                  />
                ))}
            </ul>
            <p>
              <a className="solo" href={addresses.items(region, { serves: whom })}>
                {words.allOf[whom]}
              </a>
            </p>
          </section>
        ))}
      </div>
      <section aria-labelledby="leads">
        <h2 id="leads">{words.leads}</h2>
        <p>{words.leadsHint}</p>
        <ul className="ways">
          {guidance.leads
            .filter((lead) => lead.first)
            .map((lead) => (
              <li key={lead.key}>
                <a href={addresses.lead(region, lead.key)}>{lead.question}</a>
              </li>
            ))}
        </ul>
      </section>
      <section aria-labelledby="online">
        <h2 id="online">{words.online}</h2>
        <ul className="items">
          {online.items.map((item) => (
            <ItemCard key={item.code} item={item} region={region} />
          ))}
        </ul>
        <p>
          <a className="button button--quiet" href={addresses.items(region, { channel: 'site' })}>
            {words.allOnline(online.total)}
          </a>
        </p>
      </section>
      {offices.length > 0 && (
        <section aria-labelledby="offices">
          <h2 id="offices">{words.offices}</h2>
          <ul className="ways ways--short">
            {offices.map((office) => (
              <li key={office.value}>
                <a href={addresses.items(region, { office: office.value })}>{directoryCopy.halls.also(office.name)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="halls">
        <h2 id="halls">{words.halls}</h2>
        <p>{words.hallsHint}</p>
        <p>
          <a className="solo" href={addresses.halls(region)}>
            {words.hallsLink}
          </a>
        </p>
      </section>
    </>
  )
}

function ThemeTile({ theme, href }: { theme: Theme; href: string }): ReactNode {
  return (
    <li>
      <a href={href}>
        <strong>{theme.name}</strong>
        <span>{theme.hint}</span>
      </a>
    </li>
  )
}
