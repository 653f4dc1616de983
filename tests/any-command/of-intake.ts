import { toldIncomplete } from '#server/modules/cases/intake/returns-rules.ts'
import { chargeFor } from '#contracts/posts.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { addDays } from '#kernel/day.ts'
import type { CaseCommand } from '#server/modules/cases/case.ts'
import { outstandingOf } from '#server/modules/cases/deferral/deferral-rules.ts'
import { aMaterial, brought, lawText, sealed, uuid, words, type Look, type Makers } from './look.ts'

/** What there is to check by the answers in the log. */
export const applies = ({ item, state }: Look) =>
  linesToCheck(item, state.plain, state.materials, state.deferral?.promised.materials ?? [])

/** Answers that open what stays closed without answers; an item may not know any of them. */
const answers = [
  {},
  { status: 'resident', group: 'ordinary', elsewhere: false },
  { status: 'resident', group: 'ordinary', elsewhere: true },
  { advertises: true, runsVenue: true },
  { savesEnergy: true },
]

/** A filing. @param plain the answers in it; by chance when none are given */
export function filing(look: Look, plain = look.pick(...answers)): Extract<CaseCommand, { type: 'submit' }> {
  const { item, pick } = look
  const minor = item.materials.filter(({ importance }) => importance === 'minor').map(({ key }) => key)
  const promise = item.commitment
    ? pick(null, {
        fact: {
          notice: item.commitment.notice.version,
          promise: item.commitment.promise.version,
          dispensed: item.commitment.dispenses.slice(0, 1),
          sealed,
        },
        barred: pick(false, false, false, false, false, true),
        bySelf: pick(true, true, true, true, true, false),
      })
    : null
  return {
    type: 'submit',
    number: 'N1',
    hall: pick(null, 'hall'),
    atWindow: pick(true, false),
    applicant: sealed,
    applicantKind: pick('person', 'enterprise'),
    plain,
    sealed,
    materials: pick(
      [],
      item.materials.filter(({ importance }) => importance !== 'minor').map(({ key }) => brought(key)),
    ),
    deliverBy: pick('electronic', 'window', 'self-print', 'locker'),
    draw: { pledge: '0'.repeat(64), contribution: '' },
    promise,
    deferral:
      item.deferral && minor.length > 0 && (!promise || pick(false, true, false, false))
        ? pick(null, {
            materials: minor.slice(0, 1),
            notice: item.deferral.notice.version,
            promise: item.deferral.promise.version,
            signed: sealed,
            unkept: pick(false, false, false, true),
          })
        : null,
    about: item.matters.some(({ matter }) => matter === 'renewal')
      ? pick(null, null, {
          matter: 'renewal' as const,
          credential: uuid(7),
          identifier: 'I',
          validUntil: addDays(look.day, 40),
          timely: true,
        })
      : null,
    bar: pick(null, null, null, null, null, { ground: 'fraud' as const, until: addDays(look.day, 9) }),
  }
}

/** By the office most of the time; now and then by a window, of this hall or of another. */
const acting = ({ pick }: Look) => pick(null, null, null, { hall: 'hall' }, { hall: 'other-hall' })

type OfIntake =
  | 'submit'
  | 'accept'
  | 'notify-deficiency'
  | 'correct'
  | 'refuse-at-intake'
  | 'intake-clock-ran-out'
  | 'take-in-at-once'
  | 'decide-on-the-spot'
  | 'intake-watch-ran-out'
  | 'allow-second-notice'
  | 'examine-refusal'
  | 'note-fraud'
  | 'supply-deferred'
  | 'check-deferred'
  | 'note-default'
  | 'end-for-default'
  | 'withdraw'
  | 'confirm-withdrawal'
  | 'decline-withdrawal'
  | 'recall-withdrawal'
  | 'withdrawal-clock-ran-out'
  | 'renewal-clock-ran-out'

/** From the filing to the acceptance, what comes later by promise, and taking it back. */
export const ofIntake: Makers<OfIntake> = {
  submit: (look) => filing(look),
  accept: (look) => ({
    type: 'accept',
    checked: look.pick(applies(look), applies(look), []),
    applies: applies(look),
    at: acting(look),
  }),
  'notify-deficiency': (look) => ({
    type: 'notify-deficiency',
    defects: look.pick(
      [],
      ...[1, 2].map(() => [
        { about: 'material' as const, key: aMaterial(look), reason: 'missing' as const, remark: '请补充提交' },
      ]),
    ),
    at: acting(look),
  }),
  correct: (look) => ({
    type: 'correct',
    materials: look.pick([], [brought(aMaterial(look))]),
    plain: {},
    sealed: null,
    answered: [],
    moot: look.pick([], [...look.state.defects]),
    ...look.pick({}, {}, { spot: [{ about: 'material' as const, key: aMaterial(look) }] }),
  }),
  'refuse-at-intake': (look) => ({
    type: 'refuse-at-intake',
    ground: look.pick('no-licence-needed', 'not-competent', 'incomplete-after-notice', 'false-material'),
    reason: words(look),
    competentOffice: look.pick(null, '市应急管理局'),
    gaps: look.pick(
      toldIncomplete(look.state),
      toldIncomplete(look.state),
      [],
      [{ about: 'material', key: aMaterial(look) }],
    ),
    untrue: look.pick(
      [{ about: 'field', key: look.item.form[0]!.fields[0]!.key }],
      [{ about: 'material', key: aMaterial(look) }],
      [],
    ),
    at: acting(look),
  }),
  'intake-clock-ran-out': () => ({ type: 'intake-clock-ran-out' }),
  'take-in-at-once': () => ({ type: 'take-in-at-once' }),
  'decide-on-the-spot': (look) => ({
    type: 'decide-on-the-spot',
    charges: ((mine) => look.pick([mine], [mine], []))(chargeFor('decide-on-the-spot', look.item.office)),
    checked: look.pick([], applies(look)),
    applies: applies(look),
    outcome: look.pick('granted', 'refused'),
    reasons: words(look),
    basis: look.pick('', lawText),
  }),
  'intake-watch-ran-out': (look) => ({ type: 'intake-watch-ran-out', deputy: look.pick(null, 'zhujian') }),
  'allow-second-notice': (look) => ({ type: 'allow-second-notice', reason: words(look) }),
  'examine-refusal': (look) => ({
    type: 'examine-refusal',
    finding: look.pick('in-order', 'not-in-order'),
    words: words(look),
  }),
  'note-fraud': (look) => ({ type: 'note-fraud', revokedDay: look.day }),
  'supply-deferred': (look) => ({
    type: 'supply-deferred',
    materials: look.pick(outstandingOf(look.state).map(brought), [brought(aMaterial(look))], []),
  }),
  'check-deferred': (look) => ({
    type: 'check-deferred',
    found: look.pick(
      [],
      (look.state.deferral?.supplied ?? []).map((material) => ({
        material,
        inOrder: look.pick(true, false),
        remark: look.pick(null, '盖章不清，请重新扫描'),
      })),
    ),
  }),
  'note-default': () => ({ type: 'note-default' }),
  'end-for-default': (look) => ({ type: 'end-for-default', reason: words(look) }),
  withdraw: (look) => ({
    type: 'withdraw',
    reason: look.pick(sealed, sealed, null),
    confirmed: look.pick(true, true, false),
    here: look.pick(true, true, true, false),
  }),
  'confirm-withdrawal': () => ({ type: 'confirm-withdrawal' }),
  'decline-withdrawal': (look) => ({
    type: 'decline-withdrawal',
    ground: look.pick('not-the-applicant', 'interests-of-others'),
    reason: words(look),
  }),
  'recall-withdrawal': () => ({ type: 'recall-withdrawal', here: true }),
  'withdrawal-clock-ran-out': () => ({ type: 'withdrawal-clock-ran-out' }),
  'renewal-clock-ran-out': () => ({ type: 'renewal-clock-ran-out' }),
}
