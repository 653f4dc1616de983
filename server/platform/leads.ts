import pg from 'pg'

/** That this process, and no other, works for a name. */
export type Lead = {
  /** False when the connection was lost: somebody else may lead by now. */
  holds(): boolean
  release(): Promise<void>
}

/** Which of several servers works for a name. Whoever dies, or loses the connection, leads nothing any more. */
export type Leads = {
  /** Null while another server leads. @throws when the database is away */
  take(name: string): Promise<Lead | null>
  close(): Promise<void>
}

/**
 * Advisory locks of one session: a connection for all names, for each would cost the database a process of its own. Ask for a name once at a time.
 *
 * @param patienceMs a database that does not answer for so long is given up, and what was led with it
 */
export function openLeads(url: string, patienceMs = 10_000): Leads {
  let session: Promise<pg.Client> | null = null
  let current: pg.Client | null = null
  let last: Promise<unknown> = Promise.resolve()
  const lost = new WeakSet<pg.Client>()

  async function connect(): Promise<pg.Client> {
    // All readers wait for one another here.
    const client = new pg.Client({
      connectionString: url,
      application_name: 'yichuang-leads',
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    })
    current = client
    client.on('error', () => lose(client))
    client.on('end', () => lose(client))
    await client.connect()
    return client
  }

  /** Whoever asks next connects anew. */
  function lose(client: pg.Client): void {
    if (lost.has(client)) return
    lost.add(client)
    client.end().catch(() => {})
    if (current === client) session = null
  }

  async function connected(): Promise<pg.Client> {
    const mine = (session ??= connect())
    try {
      return await mine
    } catch (error) {
      if (session === mine) session = null
      throw error
    }
  }

  /** One after another, as a connection takes them. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }

  return {
    async take(name) {
      const client = await connected()
      const asked = await inTurn(() =>
        client.query<{ got: boolean }>('select pg_try_advisory_lock(hashtext($1)) as got', [name]),
      ).catch((error: unknown) => {
        lose(client)
        throw error
      })
      if (!asked.rows[0]?.got) return null
      return {
        holds: () => !lost.has(client),
        async release() {
          if (lost.has(client)) return
          await inTurn(() => client.query('select pg_advisory_unlock(hashtext($1))', [name])).catch(() => lose(client))
        },
      }
    },
    async close() {
      await (await session?.catch(() => null))?.end().catch(() => {})
    },
  }
}
