import type { FastifyBaseLogger } from 'fastify'
import type { Blobs } from './blobs.ts'
import type { Database } from './db.ts'
import type { Engine } from './execute.ts'
import type { Performer } from './outbox.ts'
import type { Route } from './bind.ts'
import type { DueDeadline } from './deadlines.ts'
import type { Keys } from './keys.ts'
import type { Reader } from './tail.ts'
import type { Vault } from './vault.ts'

/** What every module is opened with. */
export type Platform = {
  engine: Engine
  db: Database
  keys: Keys
  vault: Vault
  blobs: Blobs
  log: FastifyBaseLogger
  profile: 'demonstration' | 'production'
  /** Origin under which people reach this platform, for links and codes on papers. */
  publicOrigin: string
  wallNow: () => number
}

/** What a module gives back: everything the platform has to mount, nothing it has to know. */
export type Module = {
  name: string
  routes: readonly Route[]
  /** Follow the log and answer events with own commands. */
  readers?: readonly Reader[]
  /** What does the effects of this module's outbox kinds. */
  performers?: Record<string, Performer>
  /** Deadlines of the module's stream kinds, by kind. */
  deadlines?: Record<string, (due: DueDeadline) => Promise<void>>
  /** Removes what nothing needs any more; called once a day, by one server of several. */
  sweep?: () => Promise<unknown>
  close?(): Promise<void>
}
