import type { EffectEvent } from '#contracts/operations.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { Act } from '#platform/execute.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, upsert } from '#platform/table.ts'

type Effect = { resent: number }
type Resend = { type: 'resend'; kind: string; attempts: number; dead: boolean; day: string }

const decider: Decider<Effect, Resend, EffectEvent> = {
  initial: { resent: 0 },
  decide: ({ kind, attempts, dead, day }) => {
    demand(dead, 'effect.not-dead')
    return [{ type: 'resent', kind, attempts, day }]
  },
  evolve: ({ resent }) => ({ resent: resent + 1 }),
}

/** What operators have had done again. The id of the stream is the id of the effect. */
export const effectStream: StreamKind<Effect, Resend, EffectEvent, void> = {
  name: 'effect',
  decider,
  project: ({ region, stream }) => [upsert(readers, { region, stream, subject: `operate@${region}` })],
  effects: () => [],
}

type EffectAct = Act<Effect, Resend, EffectEvent, void>

/** One act on an effect. */
export const effectAct = (act: Omit<EffectAct, 'kind'>): EffectAct => ({ kind: effectStream, ...act })
