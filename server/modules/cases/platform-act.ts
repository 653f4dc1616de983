import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from './ask.ts'
import { caseAct, caseEnv } from './case-act.ts'
import type { CaseCommand } from './case.ts'

/** By whom, because of which event (null: of none), and in which case. */
export type By = { actor: string; cause: string | null; region: string; stream: string }

/**
 * An act of the platform itself that needs nothing but the state of the case.
 *
 * @param commandId follows from what caused it, so that news told twice is acted on once
 */
export async function platformAct(
  { engine }: Pick<Platform, 'engine'>,
  ask: CasesAsk,
  { actor, cause, region, stream }: By,
  commandId: string,
  made: CaseCommand,
): Promise<void> {
  await executeAs(
    engine,
    actor,
    cause,
    caseAct({
      region,
      target: { stream },
      commandId,
      decide: async ({ state, day }) => ({ command: made, env: await caseEnv(ask, region, state, day) }),
    }),
  )
}
