import { takeBackPromise } from '#contracts/commitments.ts'
import { askForPerson } from '#contracts/ways.ts'
import { urgeCase } from '#contracts/handling.ts'
import { recallWithdrawal } from '#contracts/withdrawals.ts'
import { rateCase, type RatingTag } from '#contracts/assessments.ts'
import { receiveResult, sendMessage, withdrawCase } from '#contracts/cases.ts'
import { chooseDelivery } from '#contracts/deliveries.ts'
import { stateOnClosure } from '#contracts/closures.ts'
import { askChairRecusal, leastRecusal } from '#contracts/hearing-recusals.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { requestHearing, signMinutes, waiveHearing } from '#contracts/hearings.ts'
import { CaseId } from '#contracts/ids.ts'
import { joinPart, splitPart } from '#contracts/parts.ts'
import { agentFaults } from '#contracts/pick-up-agent.ts'
import { recipientFaults } from '#contracts/recipient.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { stateOwn, waiveStatement } from '#contracts/third-parties.ts'
import { call } from '#web/shared/call.ts'
import type { z } from 'zod'
import { copy } from '../copy.ts'
import { offeredWays } from '../ways-of-delivery.ts'

type Target = { params: { region: string; case: string }; commandId: string }
type Tag = z.infer<typeof RatingTag>
type CaseCommand = {
  /** The first thing missing: which input, and the sentence. */
  check: (filled: FormData, form: HTMLFormElement) => { input: string; message: string } | null
  send: (filled: FormData, target: Target) => Promise<{ receipt: Receipt }>
}

const tags: readonly Tag[] = ['efficiency', 'guide-accuracy', 'convenience', 'platform']
const textOf = (filled: FormData, name: string): string => {
  const value = filled.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

const recipientOf = (filled: FormData) => ({
  name: textOf(filled, 'name'),
  phone: textOf(filled, 'phone'),
  address: textOf(filled, 'address'),
})

const agentOf = (filled: FormData) => ({ name: textOf(filled, 'agent-name'), code: textOf(filled, 'agent-code') })

/**
 * The forms of the case page by their `data-command`. None names the version it saw: a paper that arrives meanwhile must not keep
 * anybody from what they want, and the server knows by itself what can still be done.
 */
export const caseCommands: Record<string, CaseCommand> = {
  receive: {
    check: () => null,
    send: (_, { params, commandId }) => call(receiveResult, { params, body: {}, commandId }),
  },
  rate: {
    check: (filled) => (textOf(filled, 'stars') ? null : { input: 'stars', message: copy.case.starsMissing }),
    send: (filled, { params, commandId }) =>
      call(rateCase, {
        params,
        body: {
          stars: Number(textOf(filled, 'stars')),
          tags: tags.filter((tag) => filled.getAll('tags').includes(tag)),
          remark: textOf(filled, 'remark') || null,
        },
        commandId,
      }),
  },
  'choose-delivery': {
    check: (filled) => {
      if (!textOf(filled, 'deliverBy')) return { input: 'deliverBy', message: copy.delivery.wayMissing }
      if (textOf(filled, 'deliverBy') === 'agent') {
        const [fault] = agentFaults(agentOf(filled))
        return fault ? { input: `agent-${fault.line}`, message: fault.message } : null
      }
      if (textOf(filled, 'deliverBy') !== 'courier') return null
      const [fault] = recipientFaults(recipientOf(filled))
      return fault ? { input: fault.line, message: fault.message } : null
    },
    send: (filled, { params, commandId }) => {
      const chosen = textOf(filled, 'deliverBy')
      const deliverBy = offeredWays.find((way) => way === chosen) ?? 'electronic'
      const recipient = deliverBy === 'courier' ? recipientOf(filled) : null
      const agent = deliverBy === 'agent' ? agentOf(filled) : null
      return call(chooseDelivery, { params, body: { deliverBy, recipient, agent }, commandId })
    },
  },
  withdraw: {
    check: (filled, form) =>
      form.querySelector('[name="reason"][required]') && textOf(filled, 'reason').length < 2
        ? { input: 'reason', message: copy.case.reasonMissing }
        : null,
    send: (filled, { params, commandId }) =>
      call(withdrawCase, {
        params,
        body: { reason: textOf(filled, 'reason'), confirmed: textOf(filled, 'confirmed') === 'true' },
        commandId,
      }),
  },
  'take-back-promise': {
    check: (filled) =>
      textOf(filled, 'reason').length < 2 ? { input: 'reason', message: copy.commitment.takeBackReasonMissing } : null,
    send: (filled, { params, commandId }) =>
      call(takeBackPromise, { params, body: { reason: textOf(filled, 'reason') }, commandId }),
  },
  'ask-for-person': {
    check: () => null,
    send: (_, { params, commandId }) => call(askForPerson, { params, body: {}, commandId }),
  },
  'recall-withdrawal': {
    check: () => null,
    send: (_, { params, commandId }) => call(recallWithdrawal, { params, body: {}, commandId }),
  },
  urge: {
    check: () => null,
    send: (_, { params, commandId }) => call(urgeCase, { params, body: {}, commandId }),
  },
  'request-hearing': {
    check: () => null,
    send: (filled, { params, commandId }) =>
      call(requestHearing, { params, body: { words: textOf(filled, 'words') }, commandId }),
  },
  'waive-hearing': {
    check: () => null,
    send: (_, { params, commandId }) => call(waiveHearing, { params, body: {}, commandId }),
  },
  'state-own': {
    check: (filled) =>
      textOf(filled, 'words').length < 2 ? { input: 'words', message: copy.ownStatements.missing } : null,
    send: (filled, { params, commandId }) =>
      call(stateOwn, { params, body: { words: textOf(filled, 'words') }, commandId }),
  },
  'waive-statement': {
    check: () => null,
    send: (_, { params, commandId }) => call(waiveStatement, { params, body: {}, commandId }),
  },
  'ask-chair-recusal': {
    check: (filled) =>
      saysAtLeast(textOf(filled, 'recusal'), leastRecusal.ask)
        ? null
        : { input: 'recusal', message: copy.hearing.recusal.missing },
    send: (filled, { params, commandId }) =>
      call(askChairRecusal, { params, body: { words: textOf(filled, 'recusal') }, commandId }),
  },
  'sign-minutes': {
    check: () => null,
    send: (_, { params, commandId }) => call(signMinutes, { params, body: {}, commandId }),
  },
  'split-part': {
    check: () => null,
    send: (filled, { params, commandId }) =>
      call(splitPart, { params: { ...params, part: textOf(filled, 'part') }, body: {}, commandId }),
  },
  'join-part': {
    check: (filled) => (textOf(filled, 'joins') ? null : { input: 'joins', message: copy.parts.joinMissing }),
    send: (filled, { params, commandId }) =>
      call(joinPart, {
        params: { ...params, part: textOf(filled, 'part') },
        body: { joins: CaseId.parse(textOf(filled, 'joins')) },
        commandId,
      }),
  },
  'state-on-closure': {
    check: (filled) => (textOf(filled, 'words').length < 2 ? { input: 'words', message: copy.closures.missing } : null),
    send: (filled, { params, commandId }) =>
      call(stateOnClosure, {
        params: { ...params, closure: textOf(filled, 'closure') },
        body: { words: textOf(filled, 'words') },
        commandId,
      }),
  },
  message: {
    check: (filled) => (textOf(filled, 'text').length < 2 ? { input: 'text', message: copy.messages.missing } : null),
    send: (filled, { params, commandId }) =>
      call(sendMessage, { params, body: { text: textOf(filled, 'text') }, commandId }),
  },
}
