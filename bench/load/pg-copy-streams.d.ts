declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream'
  import type { Submittable } from 'pg'
  /** `copy … from stdin`: a stream to write rows to, submitted to a client as a query. */
  export function from(text: string): Writable & Submittable
}
