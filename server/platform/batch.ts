import pg from 'pg'
import type { Row, Rows, Statement } from './db.ts'

/** What the driver calls while a query is under way, and of its connection what a batch needs; neither is in its published types. */
type Wire = {
  stream: { writable: boolean; write(bytes: Buffer): void }
  parsedStatements: Record<string, string | undefined>
  submittedNamedStatements: Record<string, string | undefined>
  parse(what: { name: string; text: string }): void
  bind(what: { statement: string; values: unknown[]; valueMapper: (value: unknown) => unknown }): void
  describe(what: { type: 'P' }): void
  execute(what: object): void
  sync(): void
}

type Column = { name: string; parse: (text: string) => unknown }

/** Columns of the named statements that a connection has answered before: they need not be described, sent and read again. */
const described = new WeakMap<object, Map<string, readonly Column[]>>()

const prepareValue = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils.prepareValue

/**
 * Several statements on their way at once, with one synchronisation behind the last: one round trip, and unless they begin one
 * themselves, one transaction. After the first error the others are not run.
 *
 * What is remembered of a statement is remembered under its name. A nameless one is another statement each time, so nothing is.
 */
class Batch extends pg.Query {
  // The driver files a parsed statement under these: they are those of the statement whose answer is awaited.
  name = ''
  text = ''
  readonly #statements: readonly Statement[]
  readonly #settle: (error: unknown, results: Rows[]) => void
  readonly #results: Rows[] = []
  readonly #asked: (readonly Column[] | null)[] = []
  #wire: Wire | null = null
  #rows: Row[] = []
  #failure: Error | null = null

  constructor(statements: readonly Statement[], settle: (error: unknown, results: Rows[]) => void) {
    super({ text: '' }, () => {})
    this.#statements = statements
    this.#settle = settle
    this.#await(0)
    // On the instance, because the driver's class declares it there.
    this.submit = (connection) => this.#send(connection as unknown as Wire) as never
  }

  #send(wire: Wire): Error | null {
    this.#wire = wire
    const known = described.get(wire) ?? new Map<string, readonly Column[]>()
    described.set(wire, known)
    // The driver hands each message to the socket by itself; written as one they cost a fraction.
    const messages: Buffer[] = []
    const gather = Object.create(wire, { _send: { value: (bytes: Buffer) => messages.push(bytes) } }) as Wire
    try {
      for (const { name, text, values } of this.#statements) {
        const before = name === '' ? undefined : (wire.parsedStatements[name] ?? wire.submittedNamedStatements[name])
        if (before !== undefined && before !== text) throw new Error(`two statements have the name ${name}`)
        if (before === undefined) {
          gather.parse({ name, text })
          if (name !== '') wire.submittedNamedStatements[name] = text
        }
        gather.bind({ statement: name, values, valueMapper: prepareValue })
        const columns = name === '' ? undefined : known.get(name)
        if (!columns) gather.describe({ type: 'P' })
        this.#asked.push(columns ?? null)
        gather.execute({})
      }
    } catch (error) {
      // What stands before it is on its way: the connection must still answer, and whoever waits is told when it has.
      this.#failure = error instanceof Error ? error : new Error(String(error))
      this.#forgetUnparsed()
    } finally {
      gather.sync()
      if (wire.stream.writable) wire.stream.write(Buffer.concat(messages))
    }
    return null
  }

  #await(index: number): void {
    this.name = this.#statements[index]?.name ?? ''
    this.text = this.#statements[index]?.text ?? ''
    this.#rows = []
  }

  /** What stood behind an error was not parsed, whatever was sent. */
  #forgetUnparsed(): void {
    for (const { name } of this.#statements.slice(this.#results.length))
      delete this.#wire?.submittedNamedStatements[name]
  }

  handleRowDescription({ fields }: { fields: pg.FieldDef[] }): void {
    const columns = fields.map(({ name, dataTypeID }) => ({ name, parse: parserOf(dataTypeID) }))
    this.#asked[this.#results.length] = columns
    this.#remember(columns)
  }

  #remember(columns: readonly Column[]): void {
    if (this.name !== '' && this.#wire) described.get(this.#wire)?.set(this.name, columns)
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const columns = this.#asked[this.#results.length] ?? []
    const row: Row = {}
    for (let at = 0; at < columns.length; at += 1) {
      const { name, parse } = columns[at]!
      const field = fields[at]!
      row[name] = field === null ? null : parse(field)
    }
    this.#rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const words = text.split(' ')
    const rows = this.#rows
    // Nothing came to describe: this statement never answers rows.
    if (this.#asked[this.#results.length] === null) this.#remember([])
    this.#results.push({ command: words[0]!, rowCount: Number(words.at(-1)), rows, fields: [], oid: 0 })
    this.#await(this.#results.length)
  }

  handleError(error: Error): void {
    this.#forgetUnparsed()
    this.#settle(this.#failure ?? error, [])
  }

  handleReadyForQuery(): void {
    this.#settle(this.#failure, this.#results)
  }
}

const types = pg.types as unknown as { getTypeParser(type: number, format: 'text'): Column['parse'] }
const parserOf = (type: number) => types.getTypeParser(type, 'text')

/**
 * Sends the statements in one batch and waits for all their answers.
 *
 * @throws the first error; whether the connection is still in a transaction then depends on what the statements were
 */
export function runBatch(client: pg.PoolClient, statements: readonly Statement[]): Promise<Rows[]> {
  return new Promise((resolve, reject) => {
    client.query(
      new Batch(statements, (error, results) => {
        if (error) reject(error instanceof Error ? error : new Error('the database failed', { cause: error }))
        else resolve(results)
      }),
    )
  })
}
