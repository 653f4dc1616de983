import type { ReactNode } from 'react'
import type { DemonstrationAccount } from '#contracts/identity.ts'
import { localPath } from '#contracts/local-path.ts'
import type { Role } from '#contracts/permissions.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'

const words = copy.login

export const loginTitle = (): string => words.title

const groups: { name: keyof typeof words.groups; roles: Role[] }[] = [
  { name: 'applicant', roles: ['applicant'] },
  { name: 'intake', roles: ['clerk', 'acceptor'] },
  { name: 'review', roles: ['reviewer', 'lead'] },
  { name: 'decide', roles: ['decider', 'head', 'chair', 'expert'] },
  { name: 'manage', roles: ['operator', 'supervisor', 'inspector'] },
]

/** As many accounts are read at a glance; more are opened group by group. */
const atAGlance = 12

export function LoginPage({ accounts, next, find, ended }: PageProps<'login'>): ReactNode {
  if (accounts.length === 0)
    return (
      <>
        <h1>{words.closed}</h1>
        {ended && <p className="notice notice--warning">{words.ended}</p>}
        <p className="lead">{words.closedText}</p>
      </>
    )
  const found = find ? accounts.filter((account) => answers(account, find)) : null
  return (
    <>
      <h1>{words.title}</h1>
      {ended && <p className="notice notice--warning">{words.ended}</p>}
      <p className="lead">
        {words.lead}
        {next && words.next}
      </p>
      {accounts.length > atAGlance && <FindAccount next={next} find={find} />}
      {found ? (
        <section aria-labelledby="found">
          <h2 id="found">{words.found(found.length)}</h2>
          <ByHint accounts={found} next={next} />
          <p>
            <a className="tap" href={addresses.login(next ?? undefined)}>
              {words.all}
            </a>
          </p>
        </section>
      ) : (
        groups.map(({ name, roles }) => {
          const members = accounts.filter((account) => roles.includes(account.role))
          if (members.length === 0) return null
          if (name === 'applicant')
            return (
              <section key={name} aria-labelledby={`group-${name}`}>
                <h2 id={`group-${name}`}>{words.groups[name]}</h2>
                <ByHint accounts={members} next={next} />
              </section>
            )
          return (
            <details key={name} className="account-group" open={accounts.length <= atAGlance}>
              <summary>{words.group(words.groups[name], members.length)}</summary>
              <ByHint accounts={members} next={next} />
            </details>
          )
        })
      )}
    </>
  )
}

/** Each word that was typed stands in the title or in what the account is for. */
const answers = ({ title, hint }: DemonstrationAccount, find: string): boolean =>
  find.split(/\s+/u).every((word) => title.includes(word) || hint.includes(word))

function FindAccount({ next, find }: Pick<PageProps<'login'>, 'next' | 'find'>): ReactNode {
  return (
    <search>
      <form className="search search--one" method="get" action="/login">
        <div className="search__words">
          <label htmlFor="find">{words.find}</label>
          <p className="field__hint" id="find-hint">
            {words.findHint}
          </p>
          <input
            id="find"
            name="find"
            type="search"
            defaultValue={find ?? ''}
            maxLength={50}
            aria-describedby="find-hint"
            autoComplete="off"
          />
        </div>
        {next && <input type="hidden" name="next" value={localPath(next)} />}
        <button className="button" type="submit">
          {words.findSend}
        </button>
      </form>
    </search>
  )
}

function ByHint({ accounts, next }: Pick<PageProps<'login'>, 'accounts' | 'next'>): ReactNode {
  return [...new Set(accounts.map((account) => account.hint))].map((hint) => (
    <Accounts key={hint} hint={hint} accounts={accounts.filter((account) => account.hint === hint)} next={next} />
  ))
}

/** Accounts that share one explanation, under it. */
function Accounts({
  hint,
  accounts,
  next,
}: {
  hint: string
  accounts: readonly DemonstrationAccount[]
  next: string | null
}): ReactNode {
  return (
    <>
      <p className="field__hint">{hint}</p>
      <ul className="accounts">
        {accounts.map((account) => (
          <li key={account.id}>
            <button type="button" className="account-card" data-log-in={account.id} data-next={localPath(next)}>
              {account.title}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
