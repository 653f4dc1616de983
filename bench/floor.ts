import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'

/**
 * What the same database does at most for work of the same shape: per command one log row of 600 bytes, one case row updated, one inbox
 * row upserted and one outbox row, in one prepared statement of a bare client, with the same durability.
 *
 * @param ms how long each concurrency is measured
 * @returns commands per second by concurrency, and the best
 */
export async function measureFloor(
  connectionString: string,
  ms: number,
): Promise<{ best: number; byConcurrency: Record<string, number> }> {
  const setup = new pg.Client({ connectionString })
  await setup.connect()
  await setup.query(`
    create schema floor;
    create table floor.events (region text, stream uuid, version int, position bigint generated always as identity, data text not null,
      primary key (region, stream, version));
    create table floor.cases (region text, stream uuid, version int not null, phase text not null, primary key (region, stream));
    create table floor.boxes (region text, stream uuid, subject text, box text not null, primary key (region, stream, subject));
    create table floor.outbox (region text, id uuid, payload text not null, primary key (region, id));
    insert into floor.cases select 'lyg', gen_random_uuid(), 0, 'intake' from generate_series(1, 1000);
    analyze floor.cases;`)
  const streams = (await setup.query<{ stream: string }>('select stream from floor.cases')).rows.map(
    (row) => row.stream,
  )
  const byConcurrency: Record<string, number> = {}
  for (const concurrency of [1, 8, 16]) {
    await runFloor(connectionString, streams, concurrency, ms / 4)
    byConcurrency[concurrency] = await runFloor(connectionString, streams, concurrency, ms)
  }
  await setup.query('drop schema floor cascade')
  await setup.end()
  return { best: Math.max(...Object.values(byConcurrency)), byConcurrency }
}

const text = `
  with happened as (
    insert into floor.events (region, stream, version, data) values ($1, $2, $3, $4)
  ), moved as (
    update floor.cases set version = $3, phase = $5 where region = $1 and stream = $2
  ), boxed as (
    insert into floor.boxes (region, stream, subject, box) values ($1, $2, $6, $5)
    on conflict (region, stream, subject) do update set box = excluded.box
  )
  insert into floor.outbox (region, id, payload) values ($1, $7, $8)`

const versions = new Map<string, number>()

async function runFloor(connectionString: string, streams: string[], concurrency: number, ms: number): Promise<number> {
  const data = randomBytes(300).toString('hex')
  const until = performance.now() + ms
  const started = performance.now()
  const done = await Promise.all(
    Array.from({ length: concurrency }, async (_, worker) => {
      const client = new pg.Client({ connectionString })
      await client.connect()
      let count = 0
      for (; performance.now() < until; count += 1) {
        const stream = streams[(worker + count * concurrency) % streams.length]!
        const version = (versions.get(stream) ?? 0) + 1
        versions.set(stream, version)
        const values = [
          'lyg',
          stream,
          version,
          data,
          version % 2 ? 'review' : 'intake',
          'intake@zhengwu',
          randomUUID(),
          '{"paper":"receipt"}',
        ]
        await client.query({ name: 'floor', text, values })
      }
      await client.end()
      return count
    }),
  )
  return Math.round((done.reduce((sum, count) => sum + count, 0) * 1_000) / (performance.now() - started))
}
