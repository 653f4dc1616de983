import type { ReactNode } from 'react'
import type { DemonstrationAccount } from '#contracts/identity.ts'
import { localPath } from '#contracts/local-path.ts'
import type { Role } from '#contracts/permissions.ts'
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

export function LoginPage({ accounts, next, ended }: PageProps<'login'>): ReactNode {
  if (accounts.length === 0)
    return (
      <>
        <h1>{words.closed}</h1>
        {ended && <p className="notice notice--warning">{words.ended}</p>}
        <p className="lead">{words.closedText}</p>
      </>
    )
  return (
    <>
      <h1>{words.title}</h1>
      {ended && <p className="notice notice--warning">{words.ended}</p>}
      <p className="lead">
        {words.lead}
        {next && words.next}
      </p>
      <nav className="contents" aria-label={words.jump}>
        <ul>
          {groups.map(({ name }) => (
            <li key={name}>
              <a href={`#group-${name}`}>{words.groups[name]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ name, roles }) => {
        const members = accounts.filter((account) => roles.includes(account.role))
        if (members.length === 0) return null
        return (
          <section key={name} aria-labelledby={`group-${name}`}>
            <h2 id={`group-${name}`}>{words.groups[name]}</h2>
            {[...new Set(members.map((account) => account.hint))].map((hint) => (
              <Accounts
                key={hint}
                hint={hint}
                accounts={members.filter((account) => account.hint === hint)}
                next={next}
              />
            ))}
          </section>
        )
      })}
    </>
  )
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
