import { brokenConstraint, statement, type Statement } from './db.ts'
import { turns } from './turns.ts'

/** Somebody else took the number between the read and the write; whoever loses has let another one win. */
const taken = 'registers_pkey'
const mostTries = 50

/** The number that follows the last one given; two who read the same one can't both write it. */
export function nextNumber(region: string, register: string): Statement {
  return statement(
    `select coalesce(max(number), 0) + 1 as next
     from platform.registers
     where region = $1
       and register = $2`,
    [region, register],
  )
}

/**
 * 登记簿: numbers without a gap, each written in the same statement as the event that it is given to. A command that fails gives no number,
 * one that is repeated keeps its own.
 */
export type Registers = {
  /**
   * Does the write again for as long as it loses the race for the next number.
   *
   * @param key one register, or several of which only one is written to
   */
  take<T>(key: string, write: () => Promise<T>): Promise<T>
}

/** @param alsoTaken further constraints that a lost race breaks */
export function openRegisters(...alsoTaken: string[]): Registers {
  const lost = new Set([taken, ...alsoTaken])
  const inTurn = turns()
  return {
    async take(key, write) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await inTurn.take(key, write)
        } catch (error) {
          const broken = brokenConstraint(error)
          if (broken === null || !lost.has(broken) || tries >= mostTries) throw error
        }
      }
    },
  }
}
