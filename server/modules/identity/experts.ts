import { saysAtLeast } from '#contracts/text-length.ts'
import { isDeepStrictEqual } from 'node:util'
import type { ExpertEvent, ExpertField, ExpertTie } from '#contracts/experts.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, table, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'

type Entry = { rank: string; employer: ExpertTie; ties: readonly ExpertTie[] }
/** 专家 as the roll has them; null before they were entered. */
export type Expert = (Entry & { person: string; suspended: { reason: string; day: string } | null }) | null
export type ExpertCommand =
  | ({ type: 'enter'; person: string; fields?: readonly ExpertField[] } & Entry)
  | { type: 'appoint'; fields: readonly ExpertField[] }
  | ({ type: 'change' } & Entry)
  | { type: 'suspend'; reason: string }
  | { type: 'resume' }
export type ExpertEnv = { day: string }

const decider: Decider<Expert, ExpertCommand, ExpertEvent, ExpertEnv> = {
  initial: null,
  decide(command, state, { day }) {
    if (command.type === 'enter') {
      const { person, rank, employer, ties, fields } = command
      if (state) return []
      return [
        { type: 'expert-entered', person, rank, employer, ties: [...ties], day },
        ...(fields ? [{ type: 'expert-appointed' as const, fields: [...fields], day }] : []),
      ]
    }
    demand(state, 'expert.unknown')
    switch (command.type) {
      case 'change': {
        const { rank, employer, ties } = command
        const { rank: _rank, employer: _employer, ties: _ties } = state
        if (isDeepStrictEqual([rank, employer, ties], [_rank, _employer, _ties])) return []
        return [{ type: 'expert-changed', rank, employer, ties: [...ties], day }]
      }
      case 'appoint':
        return [{ type: 'expert-appointed', fields: [...command.fields], day }]
      case 'suspend':
        demand(!state.suspended, 'expert.suspended-already')
        demand(saysAtLeast(command.reason, 4), 'expert.needs-reason')
        return [{ type: 'expert-suspended', reason: command.reason.trim(), day }]
      case 'resume':
        return state.suspended ? [{ type: 'expert-resumed', day }] : []
    }
  },
  evolve(state, event) {
    if (event.type === 'expert-entered') {
      const { person, rank, employer, ties } = event
      return { person, rank, employer, ties, suspended: null }
    }
    if (!state) return state
    switch (event.type) {
      case 'expert-appointed':
        return state
      case 'expert-changed':
        return { ...state, rank: event.rank, employer: event.employer, ties: event.ties }
      case 'expert-suspended':
        return { ...state, suspended: { reason: event.reason, day: event.day } }
      case 'expert-resumed':
        return { ...state, suspended: null }
    }
  },
}

const experts = table(
  'identity.experts',
  ['region', 'stream'],
  ['person', 'rank', 'employer', 'ties', 'suspended', 'version'],
)

/** 专家库, kept by the region's operators and read by its supervision; a stream for each expert. */
export const expertStream: StreamKind<Expert, ExpertCommand, ExpertEvent, ExpertEnv> = {
  name: 'expert',
  decider,
  project: ({ region, stream, version }, state) =>
    state
      ? [
          upsert(
            readers,
            ...[`operate@${region}`, `supervise@${region}`].map((subject) => ({ region, stream, subject })),
          ),
          upsert(experts, {
            region,
            stream,
            person: state.person,
            rank: state.rank,
            employer: state.employer,
            ties: state.ties,
            suspended: state.suspended,
            version,
          }),
        ]
      : [],
  effects: () => [],
}

/** Of whoever was entered by hand: by the hash of the code, which is known before the person is. */
export const expertOfCode = (region: string, codeIndex: Buffer): string =>
  v5('expert-code', region, codeIndex.toString('hex'))

export const expertOf = (region: string, person: string): string => v5('expert', region, person)
