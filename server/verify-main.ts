import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Pool } from 'pg'
import { CannotStart } from '#platform/cannot-start.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { reaching } from '#platform/given-database.ts'
import { findMigrations } from '#platform/migrate.ts'
import { rebuildProjections } from '#platform/rebuild.ts'
import { findStreamless } from '#platform/streamless.ts'
import { mostDifferences, verifyProjections } from '#platform/verify.ts'
import { sayWhy } from './last-words.ts'
import { streamKinds, streamless, type AnyKind } from './stream-kinds.ts'

const usage = `npm run verify                        compares all rows that follow from the log with the log
npm run verify -- --rebuild <kind>    writes those of one kind of stream anew
kinds: ${streamKinds.map(({ name }) => name).join(', ')}
(DATABASE_URL and YICHUANG_DATA as for npm start)`

const dataFolder = resolve(process.env['YICHUANG_DATA'] ?? join(import.meta.dirname, '../var'))
const say = (line: string) => process.stdout.write(`${line}\n`)

/** How often the number of streams is said. */
const everyStreams = 1_000

async function main(): Promise<number> {
  const rebuilt = askedFor()
  if (rebuilt === 'unclear') {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const given = process.env['DATABASE_URL']
  const postgres = given ? null : await startOwn()
  const owner = new Pool({
    connectionString: given ?? postgres!.socketString,
    application_name: 'yichuang-verify',
    max: 2,
  })
  owner.on('error', () => {})
  try {
    await reaching(given, () => refuseOtherShape(owner))
    return (await (rebuilt ? rebuild(owner, rebuilt) : verify(owner))) === 0 ? 0 : 1
  } finally {
    await owner.end()
    await postgres?.stop()
  }
}

/** The kind to be rebuilt; null where all are to be verified. */
function askedFor(): AnyKind | null | 'unclear' {
  try {
    const { values } = parseArgs({ options: { rebuild: { type: 'string' } } })
    if (values.rebuild === undefined) return null
    return streamKinds.find(({ name }) => name === values.rebuild) ?? 'unclear'
  } catch {
    return 'unclear'
  }
}

async function startOwn() {
  const dataDir = join(dataFolder, 'postgres')
  if (!existsSync(dataDir))
    throw new CannotStart(
      `${dataFolder} 中没有数据库。请用 YICHUANG_DATA 指定数据文件夹，或用 DATABASE_URL 指定数据库。`,
      `There is no database in ${dataFolder}. Name the data folder in YICHUANG_DATA, or the database in DATABASE_URL.`,
    )
  return startEmbeddedPostgres({ dataDir, log: say })
}

/** Rows are compared with what this version derives, so they must stand in tables of this version. */
async function refuseOtherShape(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>(`select to_regclass('migration.applied') is not null as there`)
  const applied = rows[0]!.there
    ? await owner.query<{ name: string }>(`select name from migration.applied`)
    : { rows: [] }
  const names = new Set(applied.rows.map(({ name }) => name))
  const needed = findMigrations()
  if (needed.length === names.size && needed.every(({ name }) => names.has(name))) return
  throw new CannotStart(
    '这个数据库的表结构不是本版本的。请先用本版本运行一次 npm start，再来核对。',
    'The tables of this database are not those of this version. Run npm start of this version once, then verify.',
  )
}

async function verify(owner: Pool): Promise<number> {
  const database = { db: { pools: { system: owner } } }
  let differences = 0
  const tell = (found: readonly string[], summary: string) => {
    for (const line of found) say(`  ${line}`)
    say(summary)
    if (found.length >= mostDifferences) say('  到此为止，可能还有更多 · stopped here, there may be more')
    differences += found.length
  }
  for (const kind of streamKinds) {
    const found = await verifyProjections(database, kind, { onBatch: progressOf(kind) })
    const { length } = found.differences
    tell(
      found.differences,
      `${kind.name}: 核对 ${found.checked} 条流，${length} 处不符 · ${found.checked} streams, differences: ${length}`,
    )
  }
  const ofNone = await findStreamless(async (text, values) => (await owner.query(text, values)).rows, streamless)
  tell(ofNone, `所属的流不在日志中的行：${ofNone.length} 处 · rows of streams that the log has not: ${ofNone.length}`)
  say(
    differences === 0
      ? '与日志一致 · as the log says'
      : `共 ${differences} 处不符 · differences in all: ${differences}`,
  )
  return differences
}

async function rebuild(owner: Pool, kind: AnyKind): Promise<number> {
  const progress = progressOf(kind)
  const all = { checked: 0, mended: 0, left: 0 }
  for await (const { checked, mended, left } of rebuildProjections(owner, kind)) {
    for (const line of mended) say(`  已改正 · mended: ${line}`)
    for (const line of left) say(`  无法由日志改正 · left: ${line}`)
    all.mended += mended.length
    all.left += left.length
    progress((all.checked += checked))
  }
  say(
    `${kind.name}: 核对 ${all.checked} 条流，改正 ${all.mended} 处，留下 ${all.left} 处 · ${all.checked} streams, mended: ${all.mended}, left: ${all.left}`,
  )
  return all.left
}

function progressOf({ name }: AnyKind): (checked: number) => void {
  let next = everyStreams
  return (checked) => {
    if (checked < next) return
    say(`  ${name}: ${checked} …`)
    next = checked + everyStreams
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  sayWhy(dataFolder, error)
  process.exitCode = 1
}
