import { Button, Card } from 'antd'
import { listDemonstrationAccounts, openDemonstrationSession, type SessionView } from '#contracts/identity.ts'
import { roles, type Role } from '#contracts/permissions.ts'
import { call } from '#web/shared/call.ts'
import { useState } from 'react'
import { copy } from './copy.ts'
import { failureOf, type Failure } from './failure.ts'
import { FailureNotice } from './parts/failure-notice.tsx'
import { PageHead } from './parts/page-head.tsx'
import { forgetQueries, useQuery } from './query.ts'

/** For whoever has no session of the desk: the way to log in, and in a demonstration the accounts of the staff. */
export function SignIn({ session, onOpened }: { session: SessionView; onOpened: () => void }) {
  return (
    <main className="alone alone-wide">
      <Card className="sign-in">
        <PageHead title={copy.signIn.title} />
        <p>{session.role === 'anonymous' ? copy.signIn.text : copy.signIn.publicRole(session.title)}</p>
        <LogInAs onOpened={onOpened} />
      </Card>
    </main>
  )
}

/** The accounts of a demonstration, those of the role `first` before the others, or the way to the log-in page. */
export function LogInAs({
  onOpened,
  newTab = false,
  first = null,
}: {
  onOpened: () => void
  newTab?: boolean
  first?: Role | null
}) {
  const accounts = useQuery(listDemonstrationAccounts, {})
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const staff = accounts.data?.accounts.filter((account) => roles[account.role].zone !== 'public') ?? []

  const open = async (account: string) => {
    setBusy(account)
    setFailure(null)
    try {
      await call(openDemonstrationSession, { body: { account } })
      forgetQueries()
      onOpened()
    } catch (error) {
      setFailure(failureOf(error))
      setBusy(null)
    }
  }
  return (
    <>
      <FailureNotice failure={failure} />
      {staff.length > 0 ? (
        <>
          <h2>{copy.signIn.accounts}</h2>
          {groupsOf(staff.toSorted((a, b) => Number(b.role === first) - Number(a.role === first))).map(
            ([role, accounts]) => (
              <section key={role} className="account-group">
                <h3>{roles[role].title}</h3>
                <div className="accounts">
                  {accounts.map((account) => (
                    <Button
                      key={account.id}
                      className="account"
                      title={account.hint}
                      loading={busy === account.id}
                      disabled={busy !== null && busy !== account.id}
                      onClick={() => void open(account.id)}
                    >
                      {account.title.replace(`${roles[role].title} · `, '')}
                    </Button>
                  ))}
                </div>
              </section>
            ),
          )}
        </>
      ) : (
        <Button type="primary" href="/login" {...(newTab && { target: '_blank', rel: 'noreferrer' })}>
          {copy.signIn.toLogin}
        </Button>
      )}
    </>
  )
}

/** Accounts by role, in the order in which the roles first come. */
function groupsOf<Account extends { role: Role }>(accounts: readonly Account[]): [Role, Account[]][] {
  return [...new Set(accounts.map(({ role }) => role))].map((role) => [
    role,
    accounts.filter((account) => account.role === role),
  ])
}
