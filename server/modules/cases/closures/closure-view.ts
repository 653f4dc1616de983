import type { CaseAction, TimelineEntry } from '#contracts/cases.ts'
import { keptReasons } from '#contracts/closure-events.ts'
import type { ClosureView } from '#contracts/closures.ts'
import type { Item } from '#contracts/item.ts'
import { mayEver, type Role } from '#contracts/permissions.ts'
import { dayText } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { closureUnderWay, type ClosureState } from './closure-state.ts'
import { FileId } from '#contracts/ids.ts'
import { proofNumber, proofSecret } from './closure-proof.ts'
import { closureOutcome, closureWays, groundOf, proofText } from './closure-words.ts'
import { closureSecret, type ClosureSecret } from './closure-routes.ts'

/** @param entries of the vault, for whoever may read the holder's own words; everybody else gets none */
export function closureView(
  one: ClosureState,
  item: Item,
  can: ClosureView['can'],
  entries: ReadonlyMap<string, unknown> = new Map(),
): ClosureView {
  const { closure, way, ground, facts, proof, openedDay, stateBy, statedDay, putForwardBy, forward, decided } = one
  const { text, basis } = groundOf(one, item)
  return {
    closure,
    way,
    title: `依职权${closureWays[way]}`,
    ground,
    groundText: text,
    basis,
    facts,
    proof: proof && {
      text: proofText(proof, proofNumber(entries, closure)),
      file: entries.has(proofSecret(closure)) ? FileId.parse(proof.file) : null,
    },
    openedDay,
    stateBy,
    statedDay,
    putForwardBy: forward ? null : (putForwardBy?.day ?? null),
    words: (entries.get(closureSecret(closure)) as ClosureSecret | undefined)?.words ?? null,
    summary: forward?.summary ?? null,
    interest: forward?.interest ?? null,
    forwardedDay: forward?.day ?? null,
    decision: decided && {
      outcome: decided.outcome,
      text: `${closureOutcome(one)}${decided.kept ? `：${keptReasons[decided.kept].text}` : ''}`,
      reasons: decided.reasons,
      basis: decided.basis,
      day: decided.day,
    },
    can,
  }
}

/** The proceedings of a case for a session of its holder or of the desk. */
export function closuresOfCase(
  state: CaseState,
  item: Item,
  { role, day, entries }: { role: Role; day: string; entries: ReadonlyMap<string, unknown> },
): ClosureView[] {
  return state.closures.map((one) => {
    const can: ClosureView['can'] = []
    const { stateBy, statedDay, forward, decided } = one
    const heard = stateBy === null || statedDay !== null || day > stateBy
    if (mayEver(role, 'closure.state') && !heard) can.push('state')
    if (mayEver(role, 'closure.conduct') && heard && !forward && !decided) can.push('put-forward')
    return closureView(one, item, can, entries)
  })
}

/** Whether the office may begin one; the register is asked when it does. */
export function closureActions(role: Role, state: CaseState): CaseAction[] {
  const may =
    mayEver(role, 'closure.conduct') &&
    state.credential !== null &&
    !isErased(state) &&
    state.decision?.made !== 'superior'
  return may && !closureUnderWay(state) ? ['open-closure'] : []
}

/** 依职权撤销、撤回、注销 in the timeline of the case that led to the licence. */
export function closureEntries(state: CaseState): TimelineEntry[] {
  const paperOf = (name: string) => state.papers.find(({ paper }) => paper === name)?.paper ?? null
  return state.closures.flatMap((one): TimelineEntry[] => {
    const { closure, way, check, openedDay, stateBy, statedDay, decided } = one
    const entry = (key: string, title: string, rest: Partial<TimelineEntry>): TimelineEntry => ({
      key: `${closure}-${key}`,
      title,
      state: 'done',
      day: null,
      who: null,
      note: null,
      usedDays: null,
      paper: null,
      ...rest,
    })
    return [
      entry('opened', `拟${closureWays[way]}证照`, {
        day: openedDay,
        who: check ? '核查人员' : '受理人员',
        note: stateBy ? `可以陈述申辩，期限至${dayText(stateBy)}` : null,
        paper: paperOf(`closure-notice-${closure}`),
      }),
      ...(statedDay ? [entry('stated', '陈述申辩', { day: statedDay, who: '申请人' })] : []),
      entry('decided', decided ? `${closureOutcome(one)}证照` : `决定是否${closureWays[way]}`, {
        day: decided?.day ?? null,
        who: state.tasks[closure]?.label ?? (decided ? '决定机关' : null),
        state: decided ? 'done' : 'current',
        note: decided ? decided.basis : null,
        paper: paperOf(`closure-decision-${closure}`),
      }),
    ]
  })
}
