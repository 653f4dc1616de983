import type { CaseSearch } from '#contracts/case-search.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { Session } from '#platform/session.ts'
import { hallWays } from '../delivery/delivery-rules.ts'
import { caseColumns } from './queries.ts'

export type SearchAsked = {
  region: string
  desk: Pick<Session, 'role' | 'office'>
  asked: Omit<CaseSearch, 'limit'>
  /** Blind index of the text looked for; null when none was given. */
  term: Buffer | null
  today: string
}

const leastDigits = 8
const mostCounted = 1000

const status = `case
         when c.phase in ('intake', 'correcting', 'closed') then c.phase
         when c.phase = 'ready' and c.deliver_by in (${hallWays.map((way) => `'${way}'`).join(', ')}) and not c.dispatched then 'hand-over'
         else 'running'
       end`
const overdue = (today: string) => `(c.phase <> 'closed' and c.due_day < ${today}::date)`

/** What was found, newest first. Row security says which cases the desk may see; the desk's own column only leads to the right index. */
export function findCases(search: SearchAsked, limit: number): Statement {
  const { conditions, value, values } = conditionsOf(search)
  const { asked } = search
  if (asked.status) conditions.push(`${status} = ${value(asked.status)}`)
  if (asked.overdue) conditions.push(overdue(value(search.today)))
  const [day, stream] = asked.after?.split(',') ?? []
  if (day) conditions.push(`(c.submitted_day, c.stream) < (${value(day)}::date, ${value(stream)}::uuid)`)
  return statement(
    `select ${caseColumns}
     from cases.cases c
     where ${conditions.join('\n       and ')}
     order by c.submitted_day desc, c.stream desc
     limit ${value(limit)}`,
    values,
  )
}

/** How the cases found divide, whatever status was asked for; at most `mostCounted` are looked at. */
export function countFound(search: SearchAsked): Statement {
  const { conditions, value, values } = conditionsOf(search)
  return statement(
    `select few.status, count(*)::int as n, (count(*) filter (where few.late))::int as late
     from (
       select ${status} as status, ${overdue(value(search.today))} as late
       from cases.cases c
       where ${conditions.join('\n         and ')}
       limit ${mostCounted}
     ) few
     group by few.status`,
    values,
  )
}

export const countsOf = (rows: readonly Record<string, unknown>[]) => {
  const sum = (name: string) => rows.reduce((all, row) => all + (row[name] as number), 0)
  return {
    status: Object.fromEntries(rows.map((row) => [row['status'] as string, row['n'] as number])),
    overdue: sum('late'),
    more: sum('n') >= mostCounted,
  }
}

/** The texts differ by what is asked for, and there are few of them: each is planned once for each connection. */
function conditionsOf({ region, desk, asked, term }: SearchAsked) {
  const values: unknown[] = []
  const value = (one: unknown) => `$${values.push(one)}`
  const conditions = [`c.region = ${value(region)}`]
  if (desk.role === 'acceptor') conditions.push(`c.intake_office = ${value(desk.office)}`)
  if (desk.role === 'clerk') conditions.push(`c.hall = ${value(desk.office)}`)
  if (term) {
    const digits = lastDigits(asked.text ?? '')
    const found = [`select t.stream from vault.terms t where t.region = $1 and t.term = ${value(term)}`]
    if (digits) {
      const backwards = value([...digits].toReversed().join(''))
      found.push(
        `select n.stream from cases.cases n where n.region = $1 and n.number_backwards >= ${backwards} and n.number_backwards < ${backwards} || '~'`,
      )
    }
    conditions.push(`c.stream in (${found.join(' union all ')})`)
  }
  if (asked.item) conditions.push(`c.item = ${value(asked.item)}`)
  if (asked.from) conditions.push(`c.submitted_day >= ${value(asked.from)}::date`)
  if (asked.to) conditions.push(`c.submitted_day <= ${value(asked.to)}::date`)
  return { conditions, value, values }
}

/** A number, or enough of its end to be one; null for anything else. */
export function lastDigits(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  return /^[0-9A-Z]+$/.test(plain) && plain.length >= leastDigits ? plain : null
}
