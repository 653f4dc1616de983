import type { CaseAction } from '#contracts/cases.ts'
import { extendWhole, extensionHeads, type AllowedExtension, type WholeExtension } from '#contracts/extensions.ts'
import type { Item } from '#contracts/item.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { mayEver, type Role } from '#contracts/permissions.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { Session } from '#platform/session.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { refuseNames } from '../review/desk-texts.ts'

/** 延长期限 of a whole, asked for by the office that took it in. The head who reads the reason is of the review and is told no name by it. */
export const wholeExtensionRoute = (platform: Platform, ask: CasesAsk): Route =>
  command(extendWhole, {
    act: ({ params, body: { reason, expects } }, commandId) =>
      caseAct({
        region: params.region,
        target: { stream: params.case },
        commandId,
        duty: 'intake',
        reads: [readVault(params.region, params.case)],
        async decide({ state, day, reads }) {
          refuseStale(state, expects)
          const env = await caseEnv(ask, params.region, state, day)
          refuseNames(platform, params, reads[0]!.rows, env.item, [{ where: '延长理由', text: reason }])
          return { command: { type: 'extend-whole', reason }, env }
        },
      }),
  })

/** What an item allows, in the words of its pages; null where its limits are never extended. */
export function allowedExtension({ extension, statutory }: Item): AllowedExtension | null {
  if (!extension) return null
  const { days, by, basis } = extension
  return { days, unit: statutory.unit, head: extensionHeads[by], basis }
}

/** What came of it, for the desks; the applicant is told by the notice once the head has agreed. */
export function wholeExtensionView(role: Role, state: CaseState, item: Item): WholeExtension | null {
  const allowed = allowedExtension(item)
  if (!isComposite(item) || !allowed || role === 'applicant') return null
  const { extension } = state
  if (!extension) return { allowed, asked: null }
  const { reason, days, proposedDay, until, granted, answer } = extension
  return {
    allowed,
    asked: {
      reason,
      days,
      day: parseDay(proposedDay),
      until: parseDay(until),
      state: granted === null ? 'proposed' : granted ? 'granted' : 'declined',
      answer,
    },
  }
}

/** Whether the session may ask for it now. */
export function wholeExtensionActions(
  { role, office }: Pick<Session, 'role' | 'office'>,
  state: CaseState,
  item: Item,
  day: Day,
): CaseAction[] {
  const inTime = state.phase === 'review' && state.statutoryDue !== null && day <= state.statutoryDue.day
  const may = mayEver(role, 'extension.ask-for-whole') && office === state.intakeOffice
  return isComposite(item) && item.extension && may && inTime && !state.extension ? ['extend-whole'] : []
}
