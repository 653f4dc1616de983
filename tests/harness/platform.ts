import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { Client } from 'pg'
import { lyg } from '#seed/city/lyg.ts'
import { assemble, type AssembleOptions, type Assembled } from '#server/assemble.ts'
import { loadDemonstration } from '#server/demonstration.ts'
import type { Workers } from '#server/modules/documents/index.ts'
import { closeBeforeDrop, stateOf, testDatabase } from './postgres.ts'
import { followed } from './followed.ts'
import { borrowedWorkers } from './lent-workers.ts'
import { settledCity } from './settled-city.ts'
import { testKeys } from './test-keys.ts'

export type Answer = {
  status: number
  headers: Record<string, string | number | string[] | undefined>
  body: Buffer
  json: never
}

/** Somebody at a browser: keeps the cookie and the token, and speaks through the app without a socket. */
export type Visitor = {
  account: string | null
  cookie: string | null
  csrf: string
  get(path: string): Promise<Answer>
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  upload(path: string, bytes: Uint8Array): Promise<Answer>
}

export type TestPlatform = Assembled & {
  databaseUrl: string
  dataFolder: string
  /** A visitor logged in under a demonstration account, or nobody. */
  as(account: string | null): Promise<Visitor>
  /** The first account that has this role (and office). */
  accountOf(role: string, office?: string): string
  /** Asks again until `done` says so, at most half a minute: on a busy machine much waits for the processor. */
  until<T>(ask: () => Promise<T>, done: (value: T) => boolean): Promise<T>
  /** Waits until every reader of the log has come to its end, and nothing is left to be done for what it read. */
  atRest(): Promise<void>
  /** Happens by itself at the end of the test file. */
  stop(): Promise<void>
}

/**
 * The whole platform over a database of its own, with the demonstration city settled. Time is the real clock unless given. Materials of cases
 * are not painted as page images, which costs more than all else and which few tests look at: those say `leaves: []`. A time that is given is
 * that of the database too, which goes on from where it began.
 */
export async function testPlatform(options: Partial<AssembleOptions> = {}): Promise<TestPlatform> {
  const database = options.databaseUrl ? null : await testDatabase(settledCity)
  const databaseUrl = options.databaseUrl ?? database!.url
  if (database && options.wallNow) await keepTime(databaseUrl, options.wallNow() - Date.now())
  const dataFolder = options.dataFolder ?? newDataFolder()
  const demonstration = await loadDemonstration()
  const assembled = await assemble({
    databaseUrl,
    keys: testKeys,
    dataFolder,
    profile: 'demonstration',
    publicOrigin: 'http://localhost',
    wallNow: () => Date.now(),
    home: 'lyg',
    residents: demonstration.residents,
    logLevel: 'error',
    dist: null,
    connections: 3,
    workers: borrowWorkers(),
    leaves: database ? ['render-pages'] : [],
    ...options,
  })
  if (!database) await demonstration.settle(assembled.platform, new Date((options.wallNow ?? Date.now)()).toISOString())
  await assembled.app.ready()
  let stopping: Promise<void> | undefined
  const stop = () =>
    (stopping ??= assembled.close().then(async () => {
      if (process.env['YICHUANG_RECORD'])
        await (await import('../fixtures/record-history.ts')).recordHistory(databaseUrl)
      if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true })
    }))
  closeBeforeDrop(stop)
  const atRest = async () => void (await until(() => isAtRest(assembled), Boolean))
  async function until<T>(ask: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
    const deadline = performance.now() + 30_000
    for (;;) {
      const value = await ask()
      if (done(value)) return value
      if (performance.now() > deadline)
        throw new Error(
          `still waiting after 30 s; last seen: ${JSON.stringify(value).slice(0, 600)}; ${await stuckParts(databaseUrl)}`,
        )
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  return {
    ...assembled,
    databaseUrl,
    dataFolder,
    as: (account) => visit(assembled, account),
    accountOf(role, office) {
      const post = lyg.posts.find((candidate) => candidate.role === role && (!office || candidate.office === office))
      const account = lyg.accounts.find((candidate) => candidate.post === post?.key)
      if (!account) throw new RangeError(`no account of ${role} at ${office ?? 'any office'}`)
      return account.id
    },
    until,
    atRest,
    stop,
  }
}

/** What the database asks of the time it answers by a clock that is so many milliseconds ahead of the real one. */
async function keepTime(databaseUrl: string, aheadMs: number): Promise<void> {
  const owner = new Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    await owner.query(`
      create or replace function platform.now() returns timestamptz
      language sql stable
      as $$ select pg_catalog.now() + (c.offset_ms + ${Math.round(aheadMs)}) * interval '1 millisecond' from platform.clock c $$`)
  } finally {
    await owner.end()
  }
}

let keysFolder: string | undefined

/** The offices' keys are made once for all tests of a run, as several servers of one data folder make them once: to make one costs a tenth of a second. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-test-'))
  keysFolder ??= `yichuang-office-keys-${stateOf(['server/modules/documents/{*,signature/*}.ts', 'server/platform/{keys,vault}.ts'])}`
  const keys = join(tmpdir(), keysFolder)
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  symlinkSync(keys, join(folder, 'keys'))
  return folder
}

let workers: Workers | undefined

/** Those of the run, or else of this process, which all its platforms share. */
function borrowWorkers(): Workers {
  workers ??= borrowedWorkers()
  if (followed.byOthers) followed.atTheEnd.add(endWorkers)
  else closeBeforeDrop(endWorkers)
  return workers
}

async function endWorkers(): Promise<void> {
  workers?.close()
  workers = undefined
}

async function isAtRest({ platform }: Assembled): Promise<boolean> {
  const { rows } = await platform.db.query('system', {
    name: '',
    text: `select exists (select from platform.checkpoints)
             and not exists (
               select from log.events e, platform.checkpoints c where (c.tx, c.position) < (e.tx, e.position))
             and not exists (select from platform.outbox) as rest`,
    values: [],
  })
  return rows[0]!['rest'] === true
}

/** What the background could not do, for the message of a test that waited in vain. */
async function stuckParts(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const jobs = await client.query(
    `select task_identifier, attempts, last_error from graphile_worker.jobs j join graphile_worker._private_tasks t on t.identifier = j.task_identifier where last_error is not null limit 5`,
  )
  const stuck = await client.query(`select reader, error from platform.stuck limit 5`)
  await client.end()
  return JSON.stringify({ jobs: jobs.rows, stuck: stuck.rows })
}

async function visit({ app }: Assembled, account: string | null): Promise<Visitor> {
  const visitor: Visitor = {
    account,
    cookie: null,
    csrf: '',
    get: (path) => call({ method: 'GET', url: path }),
    send: (method, path, body, headers = {}) =>
      call({
        method,
        url: path,
        ...(body === undefined ? {} : { payload: body as object }),
        headers: { 'command-id': randomUUID(), ...headers },
      }),
    upload: (path, bytes) =>
      call({
        method: 'POST',
        url: path,
        payload: Buffer.from(bytes),
        headers: { 'content-type': 'application/octet-stream' },
      }),
  }
  async function call(request: InjectOptions): Promise<Answer> {
    const response = await app.inject({
      ...request,
      headers: {
        ...(visitor.cookie ? { cookie: visitor.cookie } : {}),
        ...(visitor.csrf && request.method !== 'GET' ? { 'x-csrf-token': visitor.csrf } : {}),
        ...request.headers,
      },
    })
    const isJson = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.rawPayload,
      // Most answers of the large sweeps are searched as bytes and never read.
      get json() {
        return (isJson ? response.json() : null) as never
      },
    }
  }
  if (account !== null) {
    const opened = await call({ method: 'POST', url: '/api/demonstration/session', payload: { account } })
    if (opened.status !== 200)
      throw new Error(`cannot log in as ${account}: ${opened.status} ${opened.body.toString()}`)
    const cookie = opened.headers['set-cookie']
    visitor.cookie = String(Array.isArray(cookie) ? cookie[0] : cookie).split(';')[0] ?? null
    visitor.csrf = (opened.json as { csrf: string }).csrf
  }
  return visitor
}

/** A small valid PDF, different each time, with the given words as its text: one strip of a page, since every page of every test is painted. */
export function smallPdf(words: string): Uint8Array {
  const stream = `BT /F1 18 Tf 60 50 Td (${words.replaceAll(/[^\x20-\x7e]|[()\\]/g, '?')}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 110] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = text.length
  const id = () => randomBytes(16).toString('hex')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /ID [<${id()}> <${id()}>] >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
