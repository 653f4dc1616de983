import type { CaseEvent } from '#contracts/case-events.ts'
import { hearingTask } from '#contracts/hearings.ts'
import type { Notice } from '#contracts/notices.ts'
import type { PaperKind } from '#contracts/papers.ts'
import type { Effect, Place } from '#platform/stream.ts'
import type { CaseState } from './case-state.ts'
import { answerName } from './hearing/recusal-rules.ts'
import { referralsWithdrawn, referUp } from './referrals/referral-rows.ts'
import { nearNotices } from './reminders/reminder-state.ts'
import { againOf } from './ways/set-aside.ts'

/** What an event calls for outside the log: 文书, rendered with the identity afterwards, page images, notices. */
export function caseEffects(_place: Place, state: CaseState, events: readonly CaseEvent[]): Effect[] {
  return events.flatMap((event): Effect[] => {
    switch (event.type) {
      case 'submitted':
        return [
          // One receipt and one notice for the whole; each part has the application form of its own.
          ...(event.whole ? [] : [paper('material-receipt', event.day)]),
          ...filledIn(state, event.day),
          ...pages(event.materials),
        ]
      case 'corrected':
        return event.onTheSpot
          ? [...filledIn(state, event.day, `mended-${state.returns.mended.length}`), ...pages(event.materials)]
          : [...filledIn(state, event.day, correctedForm(state)), ...pages(event.materials), notice(event.type, state)]
      case 'deficiency-notified':
        return [paper('deficiency-notice', event.day, whichNotice(state)), notice(event.type, state)]

      case 'accepted':
        if (state.bornIn) return []
        return [
          paper('acceptance-notice', event.recordedDay),
          ...(event.deferral ? [paper('deferral-notice', event.recordedDay)] : []),
          notice(event.type, state),
        ]
      case 'refused-at-intake':
        return [paper('intake-refusal', event.day), notice(event.type, state)]
      case 'special-procedure-begun':
        return [paper('special-procedure-notice', undefined, event.procedure), notice(event.type, state)]
      case 'limit-extended':
        return [paper('extension-notice', event.day), notice(event.type, state)]
      case 'closure-opened':
        return [paper('closure-notice', event.day, event.closure), notice(event.type, state)]
      case 'closure-decided':
        return [paper('closure-decision', event.day, event.closure), notice(event.type, state)]
      case 'third-parties-found':
        return event.applicantDue
          ? [paper('third-party-notice', event.day, 'applicant'), notice('statement-offered', state)]
          : []
      case 'third-party-told':
        // Told after time and place were, they get both.
        return [
          paper('third-party-notice', event.day, event.party),
          ...(isToCome(state) ? othersNotices(String(state.hearing!.appointments), event.day, [event]) : []),
        ]
      case 'hearing-offered':
        return [paper('hearing-rights-notice', event.day), notice(event.type, state)]
      case 'hearing-appointed':
        return [...hearingNotices(state, String(state.hearing!.appointments), event.day), notice(event.type, state)]
      case 'chair-recusal-answered':
        return [
          paper('recusal-answer', event.day, answerName(state.hearing!.recusals, event)),
          // Who has no account here gets the paper by hand.
          ...(event.by ? [] : [notice(event.type, state)]),
        ]
      case 'assignee-drawn':
        return chairChanged(state, event.task, event.day)
      case 'assignee-named':
        return chairChanged(state, event.task, event.day)
      case 'referred':
        return [referUp(event.task), notice(event.type, state)]
      case 'visit-appointed':
      case 'revision-called':
        return [notice(event.type, state)]
      case 'revision-handed-in':
        return pages(event.materials)
      case 'reminded':
        return nearNotices(event).map((near) => notice(near, state))
      case 'visit-recorded':
        return pages((event.photos ?? []).map(({ file }) => ({ material: 'visit-photo', file })))
      case 'visit-closed':
        return [paper('visit-record', event.day, event.visit)]
      case 'meeting-settled':
        return [paper('meeting-minutes', event.day, event.meeting)]
      case 'hearing-held':
        return event.applicant === 'present' ? [notice(event.type, state)] : []
      case 'special-procedure-ended':
      case 'result-dispatched':
      case 'parcel-came-back':
      case 'result-in-locker':
      case 'deposit-came-back':
        return [notice(event.type, state)]
      case 'withdrawn':
        return [
          paper('termination-notice', event.day),
          ...referralsWithdrawn(state),
          ...(event.consent === 'given' || event.consent === 'silence' ? [notice('withdrawal-confirmed', state)] : []),
        ]
      case 'withdrawal-declined':
        return [notice(event.type, state)]
      case 'deferred-supplied':
        return pages(event.materials)
      case 'deferred-checked':
        return [...(event.complete ? [paper('deferral-complete-notice', event.day)] : []), notice(event.type, state)]
      case 'ended-for-default':
        return [paper('deferral-ending', event.day), notice(event.type, state)]
      case 'decided':
        return [paper('decision', event.day, againOf(state))]
      case 'parts-settled':
        return [paper('cover-sheet', event.day), paper('joint-feedback', event.day)]
      case 'promised':
        return [paper('commitment-letter', event.day)]
      case 'deemed-agreed':
        return [paper('deemed-agreement-notice', event.recordedDay)]
      case 'deemed-renewed':
        return [paper('deemed-renewal-notice', event.recordedDay)]
      case 'promise-checked': {
        const record = paper('check-record', event.day, String(state.commitment!.checks.length))
        // Where it opens a proceeding, that is what the holder is told, with the days to answer it.
        if (event.closure) return [record]
        return [
          paper('check-notice', event.day, String(state.commitment!.checks.length)),
          record,
          notice(event.type, state),
        ]
      }
      case 'inspected':
        return [paper('check-record', event.day, `${event.inspection}-${event.place}`), notice(event.type, state)]
      case 'credential-noted':
        return [paper('licence', event.day)]
      case 'delivered':
        return [paper('delivery-receipt', event.day, againOf(state))]
      case 'erased':
        return [{ kind: 'forget-files', payload: {} }]
      case 'message-sent':
        return event.from === 'office'
          ? [{ kind: 'notify', payload: { notice: 'message-answered', number: state.number } }]
          : []
      case 'result-ready':
        return [
          {
            kind: 'notify',
            payload: {
              notice: 'result-ready',
              number: state.number,
              ...(state.deliverBy === 'self-print' ? { code: true } : {}),
            },
          },
        ]
      default:
        return []
    }
  })
}

/** Whether time and place of a hearing are told, and it is not held yet. */
const isToCome = ({ hearing }: CaseState): boolean => Boolean(hearing?.appointed && !hearing.held)

/**
 * 更换主持人 after time and place were told: the notice is given anew with who presides now, against whom one may ask for another chair.
 *
 * @param day of the change; absent, the notice bears the day on which it is set
 * @source 行政许可法 第四十八条第一款第三项
 */
function chairChanged(state: CaseState, task: string, day?: string): Effect[] {
  if (task !== hearingTask || !isToCome(state)) return []
  const which = `${state.hearing!.appointments}-chair-${state.tasks[hearingTask]!.returns.length + 1}`
  return [...hearingNotices(state, which, day), notice('hearing-chair-changed', state)]
}

/** 听证通知书 for the applicant and for all those whom the matter bears on. */
const hearingNotices = ({ thirdParties }: CaseState, which: string, day: string | undefined): Effect[] => [
  paper('hearing-notice', day, which),
  ...othersNotices(which, day, thirdParties?.told ?? []),
]

const othersNotices = (which: string, day: string | undefined, to: readonly { party: string }[]): Effect[] =>
  to.map(({ party }) => paper('hearing-notice', day, `${which}-${party}`))

/** Only the first notice of a case has no number of its own: a second is rare. */
const whichNotice = ({ returns: { notices } }: CaseState): string | undefined =>
  notices.length > 1 ? String(notices.length) : undefined

/** Each correction has a form of its own; a second one is rare. */
const correctedForm = (state: CaseState): string => ['corrected', whichNotice(state)].filter(Boolean).join('-')

/** 短信: says that something has happened, never what it says. */
const notice = (name: Notice, state: CaseState): Effect => ({
  kind: 'notify',
  key: name,
  payload: { notice: name, number: state.number },
})

/** 申请表, where the form filled in online is one of the materials; a corrected form is set anew. */
const filledIn = (state: CaseState, day: string, of?: string): Effect[] =>
  state.materials.some(({ way }) => way === 'form') ? [paper('application-form', day, of)] : []

/** @param day 落款日期, of the act that the paper is about; absent: of the day on which it is set; @param of which one, where a case may have several of the kind */
function paper(kind: PaperKind, day: string | undefined, of?: string): Effect {
  const name = of === undefined ? kind : `${kind}-${of}`
  return {
    kind: 'render-paper',
    key: name,
    payload: { paper: name, kind, ...(day === undefined ? {} : { day }), ...(of === undefined ? {} : { of }) },
    ...(awaited.has(kind) ? { urgency: 'first' as const } : {}),
  }
}

/** 办结 waits for these: the result is ready when they are. */
const awaited = new Set<PaperKind>([
  'decision',
  'deemed-renewal-notice',
  'deemed-agreement-notice',
  'cover-sheet',
  'joint-feedback',
  'licence',
])

function pages(materials: readonly { material: string; file?: string | null }[]): Effect[] {
  const files = materials
    .filter((material) => material.file)
    .map((material) => ({ material: material.material, file: material.file }))
  return files.length > 0 ? [{ kind: 'render-pages', payload: { files }, urgency: 'last' }] : []
}
