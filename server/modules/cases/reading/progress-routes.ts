import type { ProgressView } from '#contracts/progress.ts'
import { listReads, readProgress } from '#contracts/progress.ts'
import { roles, type Role } from '#contracts/permissions.ts'
import { query, type Route } from '#platform/index.ts'
import { statement, type Row } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { Refusal } from '#platform/refusal.ts'
import { hex } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOfRow } from '../case-act.ts'
import { summaryFromRow } from './case-view.ts'
import { codeProof } from './query-code.ts'

/** 进度查询 by number and code, and 谁看过我的信息. */
export function progressRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const caseOf = async (region: string, row: Row) => ({
    id: row['stream'] as string,
    number: row['number'] as string,
    itemName: (await itemOfRow(ask, region, row)).name,
  })
  return [
    query(readProgress, {
      read: ({ params, body: { number, code } }) => {
        const asked = number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
        return [
          statement(`select * from cases.progress($1, $2, $3::bytea)`, [
            params.region,
            asked,
            hex(codeProof(platform.keys, params.region, asked, code)),
          ]),
        ]
      },
      async reply({ rows, day }, { params }) {
        const row = rows[0]!.rows[0]
        if (!row) throw new Refusal(404, 'progress.unknown')
        const [item, calendar] = await Promise.all([
          itemOfRow(ask, params.region, row),
          ask.catalogue.calendar(params.region),
        ])
        const summary = summaryFromRow(row, item, calendar, day)
        const { number, itemName, phase, ending, statusText, due, overdue } = summary
        return { number, itemName, phase, ending, statusText, due, overdue, steps: stepsOf(summary) }
      },
    }),

    query(listReads, {
      read: ({ params, query: { limit, before } }) => [
        statement(`select * from cases.own_reads($1, $2, $3)`, [params.region, before ?? latest, limit + 1]),
      ],
      async reply({ rows }, { params, query: { limit } }) {
        const offices = new Map((await ask.catalogue.offices(params.region)).map((office) => [office.id, office.name]))
        const found = rows[0]!.rows
        const reads = []
        for (const row of found.slice(0, limit)) {
          const office = offices.get(row['office'] as never)
          const role = row['role'] as Role
          const post = role === 'applicant' ? '您授权的其他办事人员' : roles[role].title
          reads.push({
            id: String(row['id']),
            at: (row['at'] as Date).toISOString(),
            who: office ? `${office} ${post}` : post,
            what: row['classes'] as ('identity' | 'personal')[],
            purpose: row['purpose'] as string,
            case: row['stream'] === null ? null : await caseOf(params.region, row),
          })
        }
        return { reads, next: found.length > limit ? (reads.at(-1)?.id ?? null) : null }
      },
    }),
  ]
}

/** Above every id that is ever given. */
const latest = '999999999999999999'

/** The four steps that everybody knows; finer ones tell who was at work when. */
function stepsOf(summary: {
  phase: ProgressView['phase']
  ending: ProgressView['ending']
  submittedDay: string
  acceptedDay: string | null
  decidedDay: string | null
}): ProgressView['steps'] {
  const { phase, ending, submittedDay, acceptedDay, decidedDay } = summary
  const steps: ProgressView['steps'] = [{ title: '提交申请', state: 'done', day: submittedDay }]
  if (phase === 'correcting') steps.push({ title: '补正材料', state: 'current', day: null })
  if (ending === 'refused-at-intake') return [...steps, { title: '不予受理', state: 'done', day: null }]
  if (acceptedDay) steps.push({ title: '受理', state: 'done', day: acceptedDay })
  else if (!ending) steps.push({ title: '受理', state: phase === 'intake' ? 'current' : 'awaited', day: null })
  if (ending === 'withdrawn') return [...steps, { title: '申请人撤回', state: 'done', day: null }]
  if (ending === 'lapsed') return [...steps, { title: '容缺逾期，终止办理', state: 'done', day: null }]
  steps.push({
    title: decidedDay ? '作出决定' : '审查和决定',
    state: decidedDay ? 'done' : acceptedDay ? 'current' : 'awaited',
    day: decidedDay,
  })
  steps.push({
    title: phase === 'closed' ? '已送达' : '送达结果',
    state: phase === 'closed' ? 'done' : decidedDay ? 'current' : 'awaited',
    day: null,
  })
  return steps
}
