import type { ReactNode } from 'react'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps, Pages } from '../pages.ts'

const words = copy.problem

export function problemTitle({ problem, wrongRole }: Pages['problem']): string {
  if (wrongRole) return words.wrongRoleTitle
  if (problem.status === 404) return words.notFound
  if (problem.status === 401) return words.logInFirst
  if (problem.status === 403) return words.forbidden
  return problem.status >= 500 ? words.outage : problem.title
}

/** What went wrong, in words, and the way on. */
export function ProblemPage(props: PageProps<'problem'>): ReactNode {
  const { frame, problem, wrongRole } = props
  return (
    <>
      <h1>{problemTitle(props)}</h1>
      <p className="lead">{wrongRole ? words.wrongRole : sentenceOf(problem)}</p>
      {problem.basis && (
        <p>
          {words.basis}：{problem.basis}
        </p>
      )}
      {problem.instance && problem.status >= 500 && (
        <p className="field__hint">
          {words.instance}：<span className="code">{problem.instance}</span>
        </p>
      )}
      <p>
        {wrongRole ? (
          <button type="button" className="button" data-log-out="">
            {copy.account.logOut}
          </button>
        ) : (
          <a className="button" href={addresses.home(frame.region)}>
            {words.home}
          </a>
        )}
      </p>
    </>
  )
}

function sentenceOf(problem: Pages['problem']['problem']): string {
  if (problem.status === 404) return words.notFoundText
  return problem.status >= 500 ? words.outageText : problem.detail
}
