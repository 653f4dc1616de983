import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { FastifyInstance } from 'fastify'
import { roles, type Role } from '#contracts/permissions.ts'
import { createApp } from '#platform/app.ts'
import { openBlobs } from '#platform/blobs.ts'
import { openDatabase } from '#platform/db.ts'
import type { Entry } from '#platform/envelope.ts'
import { keysFrom } from '#platform/keys.ts'
import { personalReads } from '#platform/personal-reads.ts'
import type { Platform } from '#platform/platform.ts'
import { serveRoute } from '#platform/serve-route.ts'
import { hashToken } from '#platform/session.ts'
import { sessionMemory } from '#platform/session-memory.ts'
import { stateCache } from '#platform/state-cache.ts'
import type { RowChange } from '#platform/table.ts'
import { openVault } from '#platform/vault.ts'
import { writeStatement } from '#platform/write.ts'
import { openDocuments, type DocumentsModule, type DocumentsNeeds } from './index.ts'

export const region = 'lyg'

/** No item is published here. */
export const noCatalogue: DocumentsNeeds['catalogue'] = {
  item: () => Promise.reject(new Error('no item is published')),
  office: () => Promise.reject(new Error('no office is published')),
}

/** One who is logged in: what to send, and where work for this person is addressed. */
export type Visitor = { headers: Record<string, string>; tokenHash: string; holder: string; desk: string }

/** The documents module over a real database, with sessions and streams made by hand instead of by other modules. */
export type Place = {
  platform: Platform
  documents: DocumentsModule
  app: FastifyInstance
  /** As the owner of the database. */
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  folder: string
  logLines: string[]
  visitor(role: Role, subjects?: string[]): Promise<Visitor>
  /** A stream with a key that these subjects may read. */
  stream(...subjects: string[]): Promise<{ id: string; key: Buffer }>
  /** Writes rows the way a command does, with an event of this stream. */
  commit(stream: string, changes: RowChange[]): Promise<void>
  close(): Promise<void>
}

export async function openPlace(
  url: string,
  passwordOf: (role: string) => string,
  wallNow: () => number,
  needs: Omit<DocumentsNeeds, 'catalogue'>,
): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'))
  const keys = keysFrom(Buffer.alloc(32, 7))
  const db = openDatabase(url, passwordOf, { connections: 3 })
  const owner = new Client(url)
  // The database may be dropped before this connection is closed.
  owner.on('error', () => {})
  await owner.connect()
  const logLines: string[] = []
  const app = await createApp({
    logLevel: 'error',
    publicOrigin: 'http://localhost',
    logStream: { write: (line) => void logLines.push(line) },
  })
  const engine = { db, keys, states: stateCache(), sessions: sessionMemory(), wallNow, committed: () => {} }
  const platform: Platform = {
    engine,
    db,
    keys,
    vault: openVault(keys),
    blobs: openBlobs(join(folder, 'blobs')),
    log: app.log,
    profile: 'demonstration',
    publicOrigin: 'https://yichuang.example',
    wallNow,
  }
  const documents = openDocuments({ platform, ask: { catalogue: noCatalogue, ...needs }, dataFolder: folder })
  const serving = { engine, personalReads: personalReads(db), caughtUp: async () => {}, secureCookies: false }
  for (const route of documents.routes) serveRoute(app, serving, route)
  const sql = async (text: string, values: unknown[] = []) =>
    (await owner.query<Record<string, unknown>>(text, values)).rows

  return {
    platform,
    documents,
    app,
    sql,
    folder,
    logLines,
    async visitor(role, subjects = []) {
      const [grant, holder, desk, token] = [randomUUID(), randomUUID(), randomUUID(), randomBytes(16).toString('hex')]
      const { zone } = roles[role]
      await sql(
        `insert into access.grants (id, region, holder, person, role, zone, desk, subjects) values ($1, $2, $3, $3, $4, $5, $6, $7)`,
        [grant, region, holder, role, zone, desk, subjects],
      )
      await sql(
        `insert into access.sessions (token_hash, grant_id, csrf, channel, created_at, expires_at)
         values (decode($1, 'hex'), $2, 'page', 'site', now(), now() + interval '1 hour')`,
        [hashToken(token), grant],
      )
      const headers = { cookie: `yichuang_session=${zone}.${token}`, 'x-csrf-token': 'page' }
      return { headers, tokenHash: hashToken(token), holder, desk }
    },
    async stream(...subjects) {
      const id = randomUUID()
      const key = platform.vault.newKey()
      const row = platform.vault.keyRow(region, id, key) as Extract<RowChange, { upsert: unknown }>
      await sql(`insert into vault.keys (region, stream, wrapped) values ($1, $2, $3::bytea)`, [
        region,
        id,
        row.upsert[0]!['wrapped'],
      ])
      for (const subject of subjects)
        await sql(`insert into log.readers (region, stream, subject) values ($1, $2, $3)`, [region, id, subject])
      return { id, key }
    },
    async commit(stream, changes) {
      const entry: Entry = {
        region,
        stream,
        version: Number((await sql(`select count(*) as n from log.events where stream = $1`, [stream]))[0]!['n']) + 1,
        id: randomUUID(),
        type: 'case.submitted',
        data: '{}',
        commandId: randomUUID(),
        commandIndex: 0,
        recordedAt: new Date(wallNow()).toISOString(),
        actor: 'somebody',
        onBehalfOf: null,
        mandate: null,
        channel: 'site',
        office: null,
        counter: null,
        applicantPresent: false,
        statedAt: null,
        cause: null,
      }
      await db.query('system', writeStatement([entry], changes, null, null))
    },
    async close() {
      await app.close()
      await documents.close?.()
      await db.close()
      await owner.end()
      await rm(folder, { recursive: true })
    },
  }
}
