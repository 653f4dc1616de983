import { statement, type Database } from './db.ts'
import { upsert, writeOnce, type RowChange } from './table.ts'

/**
 * Who read what class of personal data of which stream, when and why (查阅留痕). `stream` is null where a read is about
 * no single one, and then `party` says who was read of, where it was a party known; `request` is the id in the log.
 */
export type PersonalRead = {
  region: string
  at: string
  stream: string | null
  party: string | null
  reader: string
  role: string
  office: string | null
  classes: string[]
  purpose: string
  request: string
}

const columns = ['at', 'reader', 'role', 'office', 'classes', 'purpose', 'request']
const rows = writeOnce('platform.personal_reads', ['region', 'stream', 'party'], columns)

/** Such reads as rows of a command, which stand there with its events or not at all; of one stream or party no more than once. */
export const readsWritten = (reads: readonly PersonalRead[]): RowChange => upsert(rows, ...reads)

/** Every read of personal data, with its purpose, written before the answer leaves. Reads that come together are written together. */
export type PersonalReads = { record(read: PersonalRead): Promise<void> }

/**
 * Writes such reads into the database; `record` resolves once its read is committed and rejects when it could not be.
 */
export function personalReads(db: Database): PersonalReads {
  let waiting: { read: PersonalRead; resolve: () => void; reject: (error: unknown) => void }[] = []
  let writing = false

  async function flush(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await db.query(
          'system',
          statement(
            `insert into platform.personal_reads (region, at, stream, party, reader, role, office, classes, purpose, request)
             select region, at, stream, party, reader, role, office, classes, purpose, request
             from json_to_recordset($1::json) as r(region text, at timestamptz, stream uuid, party uuid, reader uuid, role text, office text, classes text[], purpose text, request text)`,
            [JSON.stringify(batch.map(({ read }) => read))],
          ),
        )
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    writing = false
  }

  return {
    record: (read) =>
      new Promise((resolve, reject) => {
        waiting.push({ read, resolve, reject })
        if (!writing) void flush()
      }),
  }
}
