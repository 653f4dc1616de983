import type { TaskExtension } from '#contracts/extensions.ts'
import type { HearingStanding, HearingView } from '#contracts/hearings.ts'
import type { Item } from '#contracts/item.ts'
import type { TaskProcedure, TaskView } from '#contracts/review.ts'
import type { ThirdPartiesView } from '#contracts/third-parties.ts'
import type { CaseTask } from './task-definitions.ts'

const unheard = new Set<HearingStanding>(['offered', 'requested', 'appointed', 'held', 'signed'])

const actOf = { review: 'opine', merge: 'merge', decide: 'decide' } as const

/** Where an item provides for hearings, they are asked for by whoever they concern, and not begun like the other seven. */
export const startedByReview = (item: Item): Item['specialProcedures'] =>
  item.specialProcedures.filter(({ kind }) => kind !== 'hearing' || !item.hearing)

const isOwn = ({ open, own }: TaskProcedure): boolean => open && own

/** Of each kind one at a time under a task, and others beside it. */
export const mayBegin = (item: Item, procedures: readonly TaskProcedure[]): Item['specialProcedures'] =>
  startedByReview(item).filter(({ kind }) => !procedures.some((one) => isOwn(one) && one.kind === kind))

/** What is left to do under a task: while a special procedure goes on, to end it; while it is put aside, to take it up. */
export function actsUnder(
  kind: CaseTask['kind'],
  item: Item,
  known: {
    procedures: readonly TaskProcedure[]
    extension: TaskExtension | null
    /** Whether an extension would move the limit of the law at all. */
    gains: boolean
    hearing: HearingView | null
    /** Whether what is asked for still lies open to everybody. */
    noticeOpen: boolean
    thirdParties: ThirdPartiesView | null
    aside: string | null
    waitsFor: readonly unknown[]
    earlier: readonly unknown[]
    added: readonly { how: string; removed: boolean; task: string; beside: string }[]
    answered: ReadonlySet<string>
    key: string
  },
): TaskView['can'] {
  const {
    procedures,
    extension,
    gains,
    hearing,
    noticeOpen,
    thirdParties,
    aside,
    waitsFor,
    earlier,
    added,
    answered,
    key,
  } = known
  if (aside) return ['take-up']
  if (kind === 'extend') return ['answer-extension']
  if (kind === 'hear') return presidingActs(hearing)
  if (kind === 'close') return ['decide-closure']
  // What is left of a visit hangs on the visit, and is said by its own view.
  if (kind === 'site-visit') return []
  if (kind === 'expert') return ['give-expert-opinion']
  const more: TaskView['can'] = []
  if (kind !== 'review' && item.extension && !extension && gains) more.push('propose-extension')
  if (kind !== 'review' && item.hearing && !item.hearing.required && !hearing) more.push('offer-hearing')
  if (kind === 'decide' && item.hearing && !hearing?.requestedDay) more.push('order-hearing')
  if (!thirdParties) more.push('find-third-parties')
  if (earlier.length > 0) more.push('send-back')
  const signs = item.tasks.find((task) => task.key === key)?.awaits !== undefined
  const isAdded = added.some(({ task }) => task === key)
  const own = added.filter(({ beside, removed }) => beside === key && !removed)
  if (!isAdded && (kind === 'review' || kind === 'merge')) more.push('add-review')
  if (!isAdded && kind === 'review' && !signs) more.push('ask-draft')
  if (own.some(({ task }) => !answered.has(task))) more.push('remove-review')
  // Nothing is answered before what was asked for: an answer given anew, a review that was added before.
  const waits = own.some(({ how, task }) => how === 'before' && !answered.has(task))
  if (waitsFor.length > 0 || waits) return kind === 'review' ? more : [...more, 'urge']
  const begin = mayBegin(item, procedures).length > 0 ? (['begin-procedure'] as const) : []
  if (procedures.some(({ open }) => open))
    return [...(procedures.some(isOwn) ? (['end-procedure'] as const) : []), ...begin, ...more]
  // Until the applicant has been heard, or may no more ask to be, and until 公示期满, nobody decides.
  const waitsOut =
    noticeOpen || (hearing !== null && unheard.has(hearing.standing)) || othersMayAsk(item, hearing, thirdParties)
  const act = kind === 'decide' && waitsOut ? [] : [actOf[kind]]
  return [...act, ...begin, ...more, 'put-aside']
}

/** Whether the right to a hearing of those whom the matter bears on, or of the applicant because of them, is still open. */
function othersMayAsk(item: Item, hearing: HearingView | null, others: ThirdPartiesView | null): boolean {
  if (!others || !item.hearing) return false
  if (!hearing) return !item.hearing.required
  const { requestedDay, heldDay } = hearing
  return others.parties.some(
    (party) => party.hearing?.standing === 'open' && (!requestedDay || (heldDay !== null && party.toldDay >= heldDay)),
  )
}

function presidingActs(hearing: HearingView | null): TaskView['can'] {
  if (!hearing || hearing.report) return []
  if (hearing.minutes) return hearing.unsigned.length === 0 ? ['report-hearing'] : []
  return hearing.appointed ? ['appoint-hearing', 'record-hearing'] : ['appoint-hearing']
}
