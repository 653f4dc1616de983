import type {
  CaseEvent,
  Checked,
  Defect,
  DrawPledge,
  DeliverBy,
  DrawRecord,
  MaterialFact,
  ReturnGround,
  Score,
  Verdict,
} from '#contracts/case-events.ts'
import { comparableAnswers, visibleFields } from '#contracts/answers.ts'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import { evaluate } from '#kernel/condition.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { openTasks } from '#kernel/plan.ts'
import { demand } from '#kernel/rule-violation.ts'
import { evolve, noCase, type CaseState } from './case-state.ts'
import { decideDelivery, type DeliveryCommand } from './delivery-rules.ts'
import { seeMessages, sendMessage, type Side } from './message-rules.ts'
import { due, startOf } from './due.ts'
import { decideOpening, type OpeningCommand } from './seal-opening.ts'
import { checkOpinion, vetoesOf } from './opinion-rules.ts'
import { begun, ended, isUnderWay, pausesOf } from './special-procedures.ts'

export type CaseCommand =
  | {
      type: 'submit'
      number: string
      hall: string | null
      applicant: string
      applicantKind: 'person' | 'enterprise'
      plain: Record<string, unknown>
      sealed: string
      /** The earlier case whose answers it began with. */
      follows?: string | null
      materials: MaterialFact[]
      /** Streams of what was asked before filing; no rule looks at them. */
      preCases?: string[]
      draw: DrawPledge
      deliverBy: DeliverBy
      /** Commitment to where a courier brings the result. */
      recipient?: string | null
    }
  | { type: 'accept'; checked: readonly Checked[] }
  | { type: 'notify-deficiency'; defects: readonly Defect[] }
  | {
      type: 'correct'
      materials: MaterialFact[]
      plain: Record<string, unknown>
      sealed: string | null
      answered: readonly string[]
      /** Defects in what the new answers no longer ask for. */
      moot: readonly { about: 'material' | 'field'; key: string }[]
    }
  | {
      type: 'refuse-at-intake'
      ground: 'no-licence-needed' | 'not-competent' | 'incomplete-after-notice'
      reason: string
      competentOffice: string | null
    }
  /** `reason` is the commitment to the words; null when none were given. */
  | { type: 'withdraw'; reason: string | null; confirmed: boolean }
  | { type: 'send-message'; from: Side; message: string; text: string }
  | { type: 'see-messages'; by: Side }
  | { type: 'intake-clock-ran-out' }
  | {
      type: 'assign'
      drawn: readonly { task: string; code: string; label: string; person: string; draw: DrawRecord }[]
    }
  | { type: 'return-task'; task: string; ground: ReturnGround }
  | { type: 'give-opinion'; task: string; verdict: Verdict; scores: readonly Score[]; reasons: string }
  | { type: 'merge-feedback'; task: string; verdict: Verdict; summary: string }
  | { type: 'decide'; task: string; outcome: 'granted' | 'refused'; reasons: string; basis: string }
  | { type: 'begin-procedure'; task: string; kind: SpecialProcedureKind; expectedDays: number; reason: string }
  | { type: 'end-procedure'; task: string; procedure: string; result: string }
  | { type: 'number-paper'; paper: string; kind: string; register: string; number: number; text: string; day: string }
  | { type: 'record-paper'; paper: string; kind: string; file: string; content: string }
  | {
      type: 'note-credential'
      credential: string
      identifier: string
      serial: string
      validFrom: string
      validUntil: string | null
    }
  | OpeningCommand
  | DeliveryCommand

export type CaseEnv = {
  item: Item
  calendar: Calendar
  /** Civil day of the platform's clock. */
  day: Day
  /** A fresh random id for a task, unrelated to every other id. */
  newRef(): string
}

/** 行政许可法 第三十二条: five working days to tell what is missing, once and all of it. */
export const intakeDays = 5
/** 行政许可法 第四十四条: ten working days to issue and deliver. */
const deliveryDays = 10
/** How often one task may go back to the draw for other grounds than 回避. */
export const mostReturns = 2

/** 办件 from submission to delivery. Reads like the law it serves; every refusal has its text and article in `contracts/rules.ts`. */
export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent, CaseEnv> = {
  initial: noCase,
  evolve,
  decide(command, state, env) {
    switch (command.type) {
      case 'submit': {
        demand(state.phase === 'none', 'case.already-submitted')
        demand(command.deliverBy !== 'courier' || command.recipient, 'delivery.needs-recipient')
        const { type: _type, ...facts } = command
        return [
          {
            type: 'submitted',
            ...facts,
            recipient: command.recipient ?? null,
            item: env.item.code,
            revision: env.item.revision,
            intakeOffice: env.item.intakeOffice,
            day: env.day,
            intakeDue: due(env, env.day, { unit: 'working', days: intakeDays }),
          },
        ]
      }

      case 'accept': // all is complete: it must be accepted; past the limit it already counts as accepted (第三十二条)
        demand(state.phase === 'intake', 'case.not-in-intake')
        for (const line of command.checked)
          demand(isPublished(env.item, line), 'case.checked-unknown', { key: line.key })
        return accept(
          state,
          env,
          intakeIsOver(state, env) ? { deemed: true } : { deemed: false, checked: command.checked },
        )

      case 'intake-clock-ran-out': // silence past the limit is acceptance from the day of receipt, same article
        return state.phase === 'intake' && intakeIsOver(state, env) ? accept(state, env, { deemed: true }) : []

      case 'notify-deficiency': // 一次性告知: one complete list, never a second (第三十二条)
        demand(state.phase === 'intake', 'case.not-in-intake')
        demand(!state.noticed, 'case.no-notice-left')
        demand(!intakeIsOver(state, env), 'case.notice-late')
        demand(command.defects.length > 0, 'case.notice-needs-defects')
        for (const defect of command.defects)
          demand(isAsked(env.item, state, defect), 'case.defect-unknown', { key: defect.key })
        return [{ type: 'deficiency-notified', defects: [...command.defects], day: env.day }]

      case 'correct': {
        demand(state.phase === 'correcting', 'case.not-correcting')
        const given = new Set([
          ...command.materials.map(({ material }) => `material.${material}`),
          ...command.answered.map((key) => `field.${key}`),
          ...command.moot.map(({ about, key }) => `${about}.${key}`),
        ])
        const missing = state.defects
          .filter(({ about, key }) => !given.has(`${about}.${key}`))
          .map((defect) => nameOf(env.item, defect))
        demand(missing.length === 0, 'case.correction-missing', { missing: [...new Set(missing)].join('、') })
        return [
          {
            type: 'corrected',
            day: env.day,
            materials: command.materials,
            plain: command.plain,
            sealed: command.sealed,
            intakeDue: due(env, env.day, { unit: 'working', days: intakeDays }),
          },
        ]
      }

      case 'refuse-at-intake': // 不予受理: ground, reasons, the right office (第三十二条, 第三十八条)
        demand(state.phase === 'intake', 'case.not-in-intake')
        demand(!intakeIsOver(state, env), 'case.notice-late')
        demand([...command.reason].length >= 20, 'case.refusal-needs-reason')
        demand(command.ground !== 'not-competent' || command.competentOffice, 'case.refusal-needs-office')
        demand(command.ground !== 'incomplete-after-notice' || state.noticed, 'case.refusal-needs-notice')
        return [
          {
            type: 'refused-at-intake',
            ground: command.ground,
            reason: command.reason,
            basis: refusalBasis[command.ground],
            competentOffice: command.competentOffice,
            day: env.day,
          },
        ]

      case 'withdraw':
        demand(state.phase !== 'none' && state.phase !== 'closed', 'case.ended')
        demand(!state.decision, 'case.decided-already')
        // Free while nobody has taken it up; afterwards it ends work that others have begun.
        demand(!state.acceptedDay || command.reason !== null, 'case.withdrawal-needs-reason')
        demand(!state.acceptedDay || command.confirmed, 'case.withdrawal-unconfirmed')
        return [{ type: 'withdrawn', reason: null, sealed: command.reason, day: env.day }]

      case 'send-message': {
        const { type: _type, ...message } = command
        return sendMessage(state, message, env.day)
      }

      case 'see-messages':
        return seeMessages(state, command.by, env.day)

      case 'assign':
        if (state.phase !== 'review' && state.phase !== 'deciding') return []
        return command.drawn
          .filter(({ task }) => state.tasks[task] && !state.tasks[task].code)
          .map((drawn) => ({ type: 'assignee-drawn', ref: state.tasks[drawn.task]!.ref, ...drawn }))

      case 'return-task': {
        // 回避 is a duty, so it has no limit; the other grounds have one, or a drawn task could be picked by giving back the rest.
        const task = drawnTask(state, command.task)
        const chosen = task.returns.filter(({ ground }) => ground !== 'recusal').length
        demand(command.ground === 'recusal' || chosen < mostReturns, 'task.return-limit', {
          limit: String(mostReturns),
        })
        const { ref, code } = task
        const next = env.newRef()
        return [
          { type: 'assignee-returned', task: command.task, ref, next, code, ground: command.ground, day: env.day },
        ]
      }

      case 'give-opinion': {
        const { task, definition } = openTask(state, env, command.task, 'review')
        demand(!isUnderWay(state, command.task), 'special.still-open')
        const sheet = env.item.sheets.find((candidate) => candidate.key === definition.sheet) ?? null
        const total = checkOpinion(sheet, command)
        const given: CaseEvent = {
          type: 'opinion-given',
          task: command.task,
          code: task.code,
          verdict: command.verdict,
          scores: [...command.scores],
          total,
          reasons: command.reasons,
          day: env.day,
        }
        return withOpened(state, env, given)
      }

      case 'merge-feedback': {
        // 一次反馈: one written list from the lead (连政办传〔2023〕8号)
        const { task } = openTask(state, env, command.task, 'merge')
        demand(!isUnderWay(state, command.task), 'special.still-open')
        demand([...command.summary].length >= 10, 'task.merge-needs-summary')
        demand(command.verdict === 'fail' || !reviewFailed(state, env), 'task.merge-against-failure')
        const merged: CaseEvent = {
          type: 'feedback-merged',
          task: command.task,
          code: task.code,
          verdict: command.verdict,
          summary: command.summary,
          day: env.day,
        }
        return withOpened(state, env, merged)
      }

      case 'decide': {
        const { task } = openTask(state, env, command.task, 'decide')
        demand(reviewsAreIn(state, env), 'decision.reviews-open')
        demand(!isUnderWay(state), 'special.still-open')
        demand([...command.basis.trim()].length >= 4, 'decision.needs-basis')
        demand(command.outcome === 'granted' || [...command.reasons.trim()].length >= 20, 'decision.needs-reasons')
        demand(hasRemedies(env.item), 'decision.needs-remedies')
        demand(
          command.outcome === 'refused' || (state.feedback?.verdict !== 'fail' && !reviewFailed(state, env)),
          'decision.against-failure',
        )
        return [
          {
            type: 'decided',
            task: command.task,
            code: task.code,
            outcome: command.outcome,
            reasons: command.reasons,
            basis: command.basis,
            day: env.day,
          },
        ]
      }

      case 'begin-procedure': {
        const { task } = openTask(state, env, command.task)
        return [begun(state, env, command, task.code)]
      }

      case 'end-procedure': {
        const { task } = openTask(state, env, command.task)
        return [ended(state, env, command, task.code)]
      }

      case 'number-paper': {
        if (state.phase === 'none' || state.numbers[command.paper]) return []
        const { type: _type, ...facts } = command
        return [{ type: 'paper-numbered', ...facts }]
      }

      case 'record-paper': {
        if (state.phase === 'none' || state.papers.some((paper) => paper.paper === command.paper)) return []
        const issued: CaseEvent = {
          type: 'paper-issued',
          paper: command.paper,
          kind: command.kind,
          file: command.file,
          content: command.content,
          day: env.day,
        }
        if (state.phase !== 'issuing' || !state.decision) return [issued]
        const kinds = new Set([...state.papers.map((paper) => paper.kind), command.kind])
        if (!kinds.has('decision') || (state.decision.outcome === 'granted' && !kinds.has('licence'))) return [issued]
        return [
          issued,
          {
            type: 'result-ready',
            deliverDue: due(env, parseDay(state.decision.day), { unit: 'working', days: deliveryDays }),
            day: env.day,
          },
        ]
      }

      case 'note-credential': {
        if (state.decision?.outcome !== 'granted' || state.credential) return []
        const { type: _type, ...facts } = command
        return [{ type: 'credential-noted', ...facts, day: env.day }]
      }

      case 'propose-opening':
      case 'confirm-opening':
      case 'refuse-opening':
        return decideOpening(command, state, env)

      case 'choose-delivery':
      case 'hand-over':
      case 'dispatch':
      case 'note-parcel':
        return decideDelivery(command, state, env)
    }
  },
}

const refusalBasis = {
  'no-licence-needed': '《中华人民共和国行政许可法》第三十二条第一款第一项',
  'not-competent': '《中华人民共和国行政许可法》第三十二条第一款第二项',
  'incomplete-after-notice': '《中华人民共和国行政许可法》第三十二条第一款第四项',
}

function intakeIsOver(state: CaseState, env: CaseEnv): boolean {
  return state.intakeDue !== null && env.day > parseDay(state.intakeDue.day)
}

type Acceptance = { deemed: true } | { deemed: false; checked: readonly Checked[] }

function accept(state: CaseState, env: CaseEnv, how: Acceptance): CaseEvent[] {
  const day = how.deemed ? parseDay(state.receivedDay) : env.day
  const days = { receivedDay: state.receivedDay, acceptedDay: day }
  const accepted: CaseEvent = {
    type: 'accepted',
    deemed: how.deemed,
    day,
    recordedDay: env.day,
    statutoryDue: due(env, startOf(env.item.statutory, days), env.item.statutory),
    promisedDue: due(env, startOf(env.item.promised, days), env.item.promised),
    checked: how.deemed ? [] : [...how.checked],
  }
  return withOpened(state, env, accepted)
}

/** The event and the tasks that the plan opens after it. */
function withOpened(state: CaseState, env: CaseEnv, event: CaseEvent): CaseEvent[] {
  const next = evolve(state, event)
  const opened = openTasks(env.item.plan, closings(next), comparableAnswers(env.item, next.plain)).open.filter(
    (key) => !next.tasks[key],
  )
  return [
    event,
    ...opened.map((key): CaseEvent => {
      const definition = env.item.tasks.find((task) => task.key === key)
      if (!definition) throw new RangeError(`the plan of ${env.item.code} names a task that is not defined: ${key}`)
      return {
        type: 'task-opened',
        task: key,
        ref: env.newRef(),
        due: due(env, env.day, { unit: 'working', days: definition.limitDays }, pausesOf(next)),
        day: env.day,
      }
    }),
  ]
}

export function closings(state: CaseState): Record<string, Verdict> {
  return Object.fromEntries(
    Object.entries(state.tasks).flatMap(([key, task]) => (task.verdict ? [[key, task.verdict]] : [])),
  )
}

/** @param kind any, when it isn't given */
function openTask(state: CaseState, env: CaseEnv, key: string, kind?: 'review' | 'merge' | 'decide') {
  const definition = env.item.tasks.find((candidate) => candidate.key === key)
  demand(definition && (!kind || definition.kind === kind), 'task.not-open')
  return { task: drawnTask(state, key), definition }
}

/** A task that waits for the one who was drawn. */
function drawnTask(state: CaseState, key: string) {
  const task = state.tasks[key]
  demand(task, 'task.not-open')
  demand(task.verdict === null, 'task.answered')
  demand(state.phase === 'review', 'task.not-open')
  const { code } = task
  demand(code, 'task.not-open')
  return { ...task, code }
}

/** A failed review, or a veto element that is not met: neither can be outvoted. */
function reviewFailed(state: CaseState, env: CaseEnv): boolean {
  return env.item.tasks.some((definition) => {
    const task = state.tasks[definition.key]
    if (definition.kind !== 'review' || !task) return false
    const sheet = env.item.sheets.find((candidate) => candidate.key === definition.sheet)
    return task.verdict === 'fail' || (sheet !== undefined && vetoesOf(sheet, task.scores).length > 0)
  })
}

function hasRemedies({ remedies }: Item): boolean {
  const { reconsiderationOffice, reconsiderationUrl, court } = remedies
  return [reconsiderationOffice, reconsiderationUrl, court].every((text) => text.trim() !== '')
}

function reviewsAreIn(state: CaseState, env: CaseEnv): boolean {
  return env.item.tasks.every(
    (definition) =>
      definition.kind === 'decide' || !state.tasks[definition.key] || state.tasks[definition.key]!.verdict !== null,
  )
}

/** Nothing outside the published list may be asked for (第三十一条). */
function isAsked(item: Item, state: CaseState, defect: Defect): boolean {
  if (defect.about === 'field') return visibleFields(item, state.plain).some((field) => field.key === defect.key)
  return item.materials.some(
    (material) =>
      material.key === defect.key && (!material.when || evaluate(material.when, comparableAnswers(item, state.plain))),
  )
}

function isPublished(item: Item, { about, key }: Checked): boolean {
  return about === 'material'
    ? item.materials.some((material) => material.key === key)
    : item.form.some((group) => group.fields.some((field) => field.key === key))
}

function nameOf(item: Item, defect: Defect): string {
  if (defect.about === 'material')
    return item.materials.find((material) => material.key === defect.key)?.name ?? defect.key
  return item.form.flatMap((group) => group.fields).find((field) => field.key === defect.key)?.label ?? defect.key
}
