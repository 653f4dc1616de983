import { procedureNotice } from '#server/modules/cases/review/special-procedures.ts'
import { addDays } from '#kernel/day.ts'
import type { PartEnd, PartPause } from '#contracts/part-events.ts'
import { ErasureGround } from '#contracts/erasure.ts'
import { resultPapers } from '#server/modules/cases/delivery/delivery-rules.ts'
import { decisionPaper } from '#server/modules/cases/ways/set-aside.ts'
import { filing } from './of-intake.ts'
import { aTask, sealed, uuid, type Look, type Makers } from './look.ts'

type OfTheRest =
  | 'open-part'
  | 'note-part'
  | 'note-pauses'
  | 'split-part'
  | 'join-part'
  | 'join-whole'
  | 'leave-whole'
  | 'follow-whole'
  | 'number-paper'
  | 'record-paper'
  | 'note-credential'
  | 'send-message'
  | 'see-messages'
  | 'copy-case'
  | 'see-copy'
  | 'propose-opening'
  | 'confirm-opening'
  | 'refuse-opening'
  | 'choose-delivery'
  | 'hand-over'
  | 'dispatch'
  | 'print'
  | 'deposit'
  | 'note-deposit'
  | 'note-parcel'
  | 'propose-erasure'
  | 'confirm-erasure'

/** The whole that single cases are made parts of. */
export const someWhole = {
  case: uuid(77),
  number: 'W1',
  part: 'food',
  office: 'zhengwu' as never,
  receivedDay: '2026-01-05',
}

/** The licence that a grant leads to. */
export const licence = {
  type: 'note-credential' as const,
  credential: uuid(7),
  identifier: 'I',
  serial: 'S',
  validFrom: '2026-01-05',
  validUntil: null,
}

/** What was decided of the whole. */
const proposal = {
  erasure: uuid(63),
  ground: 'judgment' as const,
  document: '连法〔2026〕2号',
  proposedDay: '2026-01-05',
  due: { day: '2026-01-12', provisional: false, calendar: '2026' },
  erasedDay: '2026-01-06',
}

const aPart = ({ item, pick }: Look): string => pick(...item.parts.map(({ key }) => key), 'nowhere')
const aPause = ({ day, pick }: Look): PartPause => ({
  procedure: 'hearing-1',
  kind: 'hearing',
  from: day,
  through: addDays(day, pick(1, 9)),
})
const packed = (look: Look) => look.pick(resultPapers(look.state), resultPapers(look.state), [])

/** 一件事, papers, messages, 启封, 送达 and what is destroyed at last. */
export const ofTheRest: Makers<OfTheRest> = {
  'open-part': (look) => {
    const { type: _type, ...filed } = filing(look)
    return {
      type: 'open-part',
      filing: { ...filed, promise: null, deferral: null, about: null, bar: null, whole: someWhole },
      submittedDay: look.day,
      opened: { day: look.day, deemed: look.pick(false, true) },
    }
  },
  'note-part': (look) => ({
    type: 'note-part',
    part: aPart(look),
    how: look.pick<PartEnd>('granted', 'granted', 'refused', 'withdrawn', 'lapsed', 'refused-at-intake'),
    ...look.pick({}, { deferred: true as const }),
    pauses: look.pick([], [aPause(look)]),
  }),
  'note-pauses': (look) => {
    return { type: 'note-pauses', part: aPart(look), pauses: [aPause(look)] }
  },
  'split-part': (look) => ({ type: 'split-part', part: aPart(look) }),
  'join-part': (look) => {
    const part = aPart(look)
    const item = look.item.parts.find(({ key }) => key === part)?.item ?? 'food-business'
    return {
      type: 'join-part',
      part,
      joins: {
        case: uuid(66),
        number: 'S1',
        item: look.pick(item, item, 'food-business'),
        mayJoin: look.pick(true, true, false),
        bar: null,
      },
    }
  },
  'join-whole': () => ({ type: 'join-whole', whole: someWhole }),
  'leave-whole': (look) => ({ type: 'leave-whole', whole: look.pick(someWhole.case, someWhole.case, uuid(78)) }),
  'follow-whole': (look) =>
    look.pick<ReturnType<Makers['follow-whole']>>(
      { type: 'follow-whole', did: 'withdrawn' },
      { type: 'follow-whole', did: 'delivered', identityChecked: false },
      ...(look.state.phase === 'closed' ? [{ type: 'follow-whole' as const, did: 'erased' as const, proposal }] : []),
    ),
  'number-paper': (look) => ({
    type: 'number-paper',
    paper: look.pick('decision', 'licence'),
    kind: 'decision',
    register: 'r',
    number: 1,
    text: '连住建许〔2026〕1号',
    day: look.day,
  }),
  // The job sets what a fact has called for: a decision is no paper before it is made.
  'record-paper': (look) => {
    const told = decisionPaper(look.state)
    const kind = look.state.decision
      ? look.pick(
          'decision',
          'licence',
          'cover-sheet',
          'joint-feedback',
          'deemed-renewal-notice',
          'deemed-agreement-notice',
        )
      : look.pick(
          'acceptance-notice',
          'material-receipt',
          ...look.state.procedures.map(({ procedure }) => procedureNotice(procedure)),
        )
    return { type: 'record-paper', paper: kind === 'decision' ? told : kind, kind, file: uuid(8), content: sealed }
  },
  'note-credential': () => licence,
  'send-message': (look) => ({
    type: 'send-message',
    from: look.pick('applicant', 'office'),
    message: uuid(9),
    text: sealed,
  }),
  'see-messages': (look) => ({ type: 'see-messages', by: look.pick('applicant', 'office') }),
  'copy-case': (look) => ({
    type: 'copy-case',
    desk: uuid(look.pick(91, 92, 93)),
    ground: 'cooperation',
    reviews: look.pick(false, false, true),
    own: look.pick(false, false, true),
  }),
  'see-copy': (look) => ({ type: 'see-copy', copy: look.pick(...look.state.copies.map(({ copy }) => copy), uuid(90)) }),
  'propose-opening': (look) => ({
    type: 'propose-opening',
    opening: uuid(look.pick(31, 32)),
    task: aTask(look),
    ground: look.pick('discipline', 'complaint'),
    document: '连纪函〔2026〕1号',
  }),
  'confirm-opening': (look) => ({
    type: 'confirm-opening',
    opening: uuid(look.pick(31, 32)),
    proposedIt: look.pick(false, true),
    until: `${look.day}T12:00:00Z`,
  }),
  'refuse-opening': (look) => ({
    type: 'refuse-opening',
    opening: uuid(look.pick(31, 32)),
    proposedIt: look.pick(false, true),
    reason: look.pick('ground-not-shown', 'not-necessary'),
  }),
  'choose-delivery': (look) => ({
    type: 'choose-delivery',
    deliverBy: look.pick('electronic', 'window', 'courier', 'locker', 'self-print', 'agent'),
    hall: look.pick(null, 'hall'),
    recipient: look.pick(sealed, sealed, null),
    agent: look.pick(null, {
      content: sealed,
      by: look.pick('applicant', 'mandate', null),
      oneself: look.pick(false, false, true),
    }),
    here: look.pick(true, true, false),
  }),
  'hand-over': (look) => ({
    type: 'hand-over',
    by: look.pick('electronic', 'window', 'agent'),
    identityMatches: look.pick(true, true, false),
    originals: look.pick(
      look.item.materials.map(({ key }) => key),
      [],
    ),
    signed: look.pick(null, { how: 'drawn' as const, content: sealed, agent: false }),
  }),
  dispatch: (look) => ({ type: 'dispatch', parcel: uuid(51), packed: packed(look) }),
  print: (look) => ({
    type: 'print',
    codeMatches: look.pick(true, true, false),
    shown: look.pick('applicant', 'filer', null),
  }),
  deposit: (look) => ({ type: 'deposit', deposit: uuid(52), packed: packed(look) }),
  'note-deposit': (look) => ({
    type: 'note-deposit',
    deposit: uuid(52),
    outcome: look.pick(
      { is: 'stored' as const, locker: 'L1', cell: '1', until: look.day },
      { is: 'taken-out' as const, locker: 'L1', cell: '1', takenAt: `${look.day}T12:00:00Z`, day: look.day },
      { is: 'not-fetched' as const },
    ),
  }),
  'note-parcel': (look) => ({
    type: 'note-parcel',
    parcel: uuid(51),
    outcome: look.pick(
      {
        is: 'signed' as const,
        company: '邮政速递',
        waybill: 'E1',
        signer: 'addressee' as const,
        signedAt: `${look.day}T12:00:00Z`,
        day: look.day,
      },
      { is: 'refused' as const },
      { is: 'lost' as const },
    ),
  }),
  'propose-erasure': (look) => ({
    type: 'propose-erasure',
    erasure: uuid(look.pick(61, 62)),
    ground: look.pick(...ErasureGround.options),
    document: '连法〔2026〕1号',
  }),
  'confirm-erasure': (look) => ({
    type: 'confirm-erasure',
    erasure: uuid(look.pick(61, 62)),
    proposedIt: look.pick(false, true),
  }),
}
