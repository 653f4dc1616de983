import { keysFrom, type Keys } from '#platform/keys.ts'
import { testPassword } from './postgres.ts'

/** Keys that every test of a run shares: the database roles belong to the whole test server. */
export const testKeys: Keys = { ...keysFrom(Buffer.alloc(32, 7)), passwordOf: testPassword }
