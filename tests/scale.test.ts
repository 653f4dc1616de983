import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Client } from 'pg'
import type { Statement } from '#platform/db.ts'
import { readBehindAlias, readStream, readTail } from '#platform/log.ts'
import { hashToken } from '#platform/session.ts'
import { readVault } from '#platform/vault.ts'
import { dayOf } from '#kernel/day.ts'
import { readFiledBefore } from '#server/modules/cases/intake/filed-before.ts'
import { readBars } from '#server/modules/cases/intake/bars.ts'
import {
  countBoxes,
  listBox,
  listOwned,
  listReviewTasks,
  loadsAt,
  readDraftRow,
  readOwner,
} from '#server/modules/cases/reading/queries.ts'
import { loadCases } from '../bench/load/load-cases.ts'
import { inFull } from './harness/commit-turn.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'
import { testKeys } from './harness/test-keys.ts'

type Asked = { name: string; zone: 'public' | 'desk' | 'review' | 'system'; visitor: Visitor | null; ask: Statement }

let quiet: TestPlatform
let asked: Asked[]
const day = dayOf(Date.now())
/** In full there are ten times the cases of the first look in the end, in a share four times. */
const more = inFull ? 2_700 : 900

before(async () => {
  quiet = await testPlatform({ background: false })
  await load(300)
  const owner = new Client({ connectionString: quiet.databaseUrl })
  await owner.connect()
  const one = async (text: string) => (await owner.query<{ id: string }>(text)).rows[0]!.id
  const stream = await one(`select stream as id from cases.cases where phase = 'review' limit 1`)
  const alias = await one(`select alias as id from log.aliases where stream = '${stream}' limit 1`)
  await owner.end()
  const [firm, acceptor, reviewer] = await Promise.all([
    quiet.as('applicant-wang-for-gangcheng'),
    quiet.as(quiet.accountOf('acceptor')),
    quiet.as(quiet.accountOf('reviewer')),
  ])
  const opened = await firm.send('POST', '/api/lyg/drafts', { item: 'building-project' })
  const { case: draft } = opened.json as { case: string }
  asked = [
    { name: 'the bars of who files', zone: 'public', visitor: firm, ask: readBars('lyg', draft) },
    { name: 'what was filed of the item before', zone: 'public', visitor: firm, ask: readFiledBefore('lyg', draft) },
    { name: 'a stream', zone: 'desk', visitor: acceptor, ask: readStream('lyg', stream, 1) },
    { name: 'a stream behind an alias', zone: 'system', visitor: null, ask: readBehindAlias('lyg', alias, 1) },
    { name: 'the vault of a case', zone: 'desk', visitor: acceptor, ask: readVault('lyg', stream) },
    { name: 'whose case it is', zone: 'desk', visitor: acceptor, ask: readOwner('lyg', stream) },
    { name: 'a draft', zone: 'public', visitor: firm, ask: readDraftRow('lyg', draft) },
    { name: 'a box of a desk', zone: 'desk', visitor: acceptor, ask: listBox('lyg', ['intake'], null, 20, undefined) },
    { name: 'my cases', zone: 'public', visitor: firm, ask: listOwned('lyg', 20, undefined) },
    {
      name: 'my review tasks',
      zone: 'review',
      visitor: reviewer,
      ask: listReviewTasks('lyg', { done: false, kinds: null }, 20, undefined),
    },
    { name: 'the load of an office', zone: 'system', visitor: null, ask: loadsAt('lyg', ['zhujian']) },
    { name: 'the end of the log', zone: 'system', visitor: null, ask: await endOfLog() },
  ]
})

test('what a command or a page reads does not grow with the number of cases', async () => {
  const few = await workOf()
  await load(more)
  tail = await endOfLog()
  asked = asked.map((one) => (one.name === 'the end of the log' ? { ...one, ask: tail } : one))
  const many = await workOf()
  const grown = Object.entries(many).filter(
    ([name, { blocks, rows }]) => blocks > few[name]!.blocks * 2 + 40 || rows > few[name]!.rows + more / 4,
  )
  assert.deepEqual(grown, [], `with 300 cases ${JSON.stringify(few)}, with ${300 + more} ${JSON.stringify(many)}`)
})

test('the counts above the boxes stop at a limit', async () => {
  const acceptor = await quiet.as(quiet.accountOf('acceptor'))
  const { blocks } = await workFor({ name: 'counts', zone: 'desk', visitor: acceptor, ask: countBoxes('lyg', day) })
  assert.ok(blocks < 2_000, `${blocks} blocks`)
})

let tail: Statement

async function endOfLog(): Promise<Statement> {
  const owner = new Client({ connectionString: quiet.databaseUrl })
  await owner.connect()
  const { rows } = await owner.query<{ tx: string; position: string }>(
    `select e.tx::text as tx, e.position::text as position from log.events e order by e.tx desc, e.position desc limit 1`,
  )
  await owner.end()
  tail = readTail(rows[0]!.tx, rows[0]!.position, 500)
  return tail
}

async function load(cases: number): Promise<void> {
  await loadCases({
    databaseUrl: quiet.databaseUrl,
    platform: quiet.platform,
    modules: quiet.modules,
    cases,
    openShare: 0.3,
    today: day,
    progress: () => {},
  })
  const owner = new Client({ connectionString: quiet.databaseUrl })
  await owner.connect()
  await owner.query('vacuum analyze')
  await owner.end()
}

async function workOf(): Promise<Record<string, Work>> {
  const found: Record<string, Work> = {}
  for (const one of asked) found[one.name] = await workFor(one)
  return found
}

/** Blocks that a statement touches, and rows that it looks at on the way to its answer, inside functions too. */
type Work = { blocks: number; rows: number }

/** In the pool of its zone, under the visitor's session, its plan made anew. */
async function workFor({ zone, visitor, ask }: Asked): Promise<Work> {
  const url = new URL(quiet.databaseUrl)
  url.username = `yichuang_${zone}`
  url.password = testKeys.passwordOf(zone)
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query('begin')
    if (visitor) {
      const token = decodeURIComponent(visitor.cookie!.split('=')[1]!).split('.')[1]!
      await client.query('select access.open_session($1)', [hashToken(token)])
    }
    const rowsSoFar = async () => {
      const { rows } = await client.query<{ n: number }>(
        'select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables',
      )
      return rows[0]!.n
    }
    const run = async () => {
      const before = await rowsSoFar()
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>({
        text: `explain (analyze, buffers, timing off, format json) ${ask.text}`,
        values: ask.values,
      })
      const plan = rows[0]!['QUERY PLAN'][0]!.Plan
      return {
        blocks: plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!,
        rows: (await rowsSoFar()) - before,
      }
    }
    await run() // the first time also reads catalogues
    return await run()
  } finally {
    await client.end()
  }
}
