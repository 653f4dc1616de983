import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Due } from '#contracts/due.ts'
import type { ClosedGround } from '#contracts/hearing-events.ts'
import { hearingDays, hearingTask, signUpDays } from '#contracts/hearings.ts'
import { latestDayBefore } from '#kernel/clock.ts'
import { dayText, parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { drawnTask, openTask } from '../review/open-task.ts'
import { wasToldAfter, type EarlierHearing } from './another-hearing.ts'
import { openRecusals, type Recusal } from './recusal-rules.ts'
import { begunForHearing, endedByReport, withProcedures } from '../review/special-procedures.ts'

type MinutesHow = 'online' | 'paper' | 'declined'

export type HearingCommand =
  | { type: 'offer-hearing'; task: string; reason: string }
  | { type: 'order-hearing'; task: string; reason: string }
  /** `sealed`: commitment to what the applicant wants to say. `here`: as at the choice of a delivery. */
  | { type: 'request-hearing'; sealed: string; here: boolean }
  | { type: 'waive-hearing'; here: boolean }
  | {
      type: 'appoint-hearing'
      task: string
      heldOn: string
      time: string
      place: string
      /** Why it is not open to the public; null: it is. */
      closed: ClosedGround | null
      /** The facts of it. */
      closedWhy: string
      /** Told to everybody; what the authority holds of its own motion is without being asked. */
      announce: boolean
    }
  | {
      type: 'record-hearing'
      task: string
      applicant: 'present' | 'absent'
      evidence: 'written' | 'in-person'
      minutes: string
      /** Who else took part; the last two by number alone. */
      parties?: readonly string[]
      signedUp?: number
      reviewers?: number
    }
  /** `who`: absent for the applicant, who alone signs online. */
  | { type: 'sign-minutes'; how: MinutesHow; who?: string }
  | { type: 'report-hearing'; task: string; report: string }

/** 听证 of a case as it stands; null parts have not happened. */
export type HearingState = {
  reason: string
  offeredDay: string
  requestBy: string
  /** Both last days as the log has them: what a change of the calendar starts from. */
  dues: { request: Due; hold: Due | null }
  waivedDay: string | null
  /** On which it was asked for or ordered: from then on it is to be held. */
  requestedDay: string | null
  /** 依职权: of the authority's own motion; null where somebody asks for it. */
  ordered: { by: 'law' | 'office'; basis: string } | null
  askedBy: 'applicant' | 'third-party' | null
  holdBy: string | null
  /** How often time and place were told; the last counts. */
  appointments: number
  appointed: {
    heldOn: string
    time: string
    place: string
    closed: ClosedGround | null
    closedWhy: string | null
    announced: boolean
  } | null
  held: {
    applicant: 'present' | 'absent'
    evidence: 'written' | 'in-person'
    minutes: string
    /** On which it took place, as it was appointed; the minutes may be written later. */
    day: string
    /** Who took part beside the applicant, by key. */
    others: readonly string[]
  } | null
  signed: { how: MinutesHow; day: string } | null
  /** How each of the others confirmed the minutes. */
  signedBy: Readonly<Record<string, MinutesHow>>
  reported: { report: string; day: string } | null
  /** Hearings of before, reported all of them: who was told of the right after one was held may ask for another. */
  earlier: readonly EarlierHearing[]
  /** 申请回避, oldest first. */
  recusals: readonly Recusal[]
}

const least = { reason: 10, closedWhy: 10, minutes: 50, report: 20 } as const

/**
 * 听证: the applicant is told of the right before the decision, asks within five working days, and is heard within twenty by somebody who
 * does not review the case; what was said stands in the minutes, and the decision rests on them.
 *
 * What the law says must be heard, and what whoever decides finds of great public interest, is heard whether or not anybody asks: announced to
 * everybody, who may sign up, and held by the same days. One that was asked for is announced where the chair finds it necessary. Open to the public
 * are all of them but for state secrets, trade secrets and privacy; what is closed is announced to nobody.
 *
 * 利害关系人 who were told by 公告 can be told of day and place only so, and have to be, also where the hearing is closed: to whom the matter bears on
 * it is open. What is announced then is that it is held and why it is closed, without what it is about, and nobody signs up.
 *
 * @source 行政许可法 第五条第二款、第四十六条、第四十七条、第四十八条
 */
export function decideHearing(command: HearingCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { hearing } = state
  switch (command.type) {
    case 'offer-hearing': {
      demand(env.item.hearing, 'hearing.not-provided')
      const { task, definition } = openTask(state, env, command.task)
      demand(definition.kind === 'merge' || definition.kind === 'decide', 'hearing.not-yours')
      // What must be heard is nobody's to ask for or to waive.
      demand(!env.item.hearing.required, 'hearing.required')
      demand(!hearing, 'hearing.offered-already')
      demand(saysAtLeast(command.reason, least.reason), 'hearing.needs-reason')
      return [
        {
          type: 'hearing-offered',
          task: command.task,
          code: task.code,
          reason: command.reason.trim(),
          requestBy: due(env, env.day, { unit: 'working', days: hearingDays.ask }),
          day: env.day,
        },
      ]
    }

    case 'order-hearing': {
      demand(env.item.hearing, 'hearing.not-provided')
      const { task, definition } = openTask(state, env, command.task)
      demand(definition.kind === 'decide', 'hearing.order-not-yours')
      demand(!hearing?.requestedDay, 'hearing.called-already')
      demand(saysAtLeast(command.reason, least.reason), 'hearing.needs-reason')
      const by = { by: 'office' as const, task: command.task, code: task.code, reason: command.reason.trim() }
      return ordered(state, env, { ...by, basis: ownMotion })
    }

    case 'request-hearing':
      demandChoice(state, env)
      demand(command.here, 'window.nobody-here')
      return askedFor(state, env, { sealed: command.sealed })

    case 'waive-hearing':
      demandChoice(state, env)
      demand(command.here, 'window.nobody-to-give-up')
      return [{ type: 'hearing-waived', day: env.day }]

    case 'appoint-hearing': {
      const code = presiding(state, command.task)
      demand(hearing?.holdBy && !hearing.held, 'hearing.held-already')
      const { heldOn, time, place, closed, announce } = command
      const toOthers = Boolean(state.thirdParties?.announced)
      demand(!closed || !announce || toOthers, 'hearing.closed-unannounced')
      // Who has read of one day is told of another.
      const told = announce || (!closed && (hearing.ordered !== null || hearing.appointed?.announced === true))
      demand(told || !toOthers, 'hearing.others-unannounced')
      const closedWhy = command.closedWhy.trim()
      demand(!closed || saysAtLeast(closedWhy, least.closedWhy), 'hearing.closed-needs-reason')
      const lastNotice = latestDayBefore(parseDay(heldOn), hearingDays.notice, env.calendar)
      demand(env.day <= lastNotice, 'hearing.notice-late', { last: dayText(lastNotice) })
      // Past the last day on which a notice is in time it is late already, and has to be held all the same.
      const late = env.day > latestDayBefore(parseDay(hearing.holdBy), hearingDays.notice, env.calendar)
      demand(late || heldOn <= hearing.holdBy, 'hearing.too-late', { last: dayText(hearing.holdBy) })
      const appointed = { type: 'hearing-appointed' as const, task: command.task, code, heldOn, time, place }
      if (closed && told)
        return [
          { ...appointed, closed, closedWhy, announced: true, day: env.day },
          announced(state, env, parseDay(heldOn)),
          { type: 'notice-ended', task: hearingTask, day: env.day, recordedDay: env.day },
        ]
      if (closed) return [{ ...appointed, closed, closedWhy, day: env.day }, ...unannounced(state, env)]
      if (!told) return [{ ...appointed, day: env.day }]
      return [
        { ...appointed, ...(hearing.ordered ? {} : { announced: true as const }), day: env.day },
        announced(state, env, parseDay(heldOn)),
      ]
    }

    case 'record-hearing': {
      const code = presiding(state, command.task)
      demand(hearing && !hearing.held, 'hearing.held-already')
      demand(hearing.appointed && env.day >= hearing.appointed.heldOn, 'hearing.not-yet')
      demand(openRecusals(state).length === 0, 'hearing.recusal-open')
      demandNoticeToAll(state, env, hearing.appointed)
      demandChairTold(state, hearing.appointed.heldOn)
      demand(saysAtLeast(command.minutes, least.minutes), 'hearing.needs-minutes')
      demand(!hearing.appointed.closed || !command.signedUp, 'hearing.closed-to-public')
      const { task, applicant, evidence, minutes } = command
      const others = tookPart(command, state)
      const { heldOn } = hearing.appointed
      const said = { applicant, evidence, minutes: minutes.trim(), others }
      return [{ type: 'hearing-held', task, code, ...said, heldOn, day: env.day }]
    }

    case 'sign-minutes':
      demand(hearing && !hearing.reported && state.phase === 'review', 'hearing.nothing-to-sign')
      demand(unsignedOf(hearing).includes(command.who ?? 'applicant'), 'hearing.nothing-to-sign')
      return [
        {
          type: 'hearing-minutes-signed',
          how: command.how,
          ...(command.who && command.who !== 'applicant' ? { who: command.who } : {}),
          day: env.day,
        },
      ]

    case 'report-hearing': {
      const code = presiding(state, command.task)
      demand(hearing?.held, 'hearing.not-held')
      demand(unsignedOf(hearing).length === 0, 'hearing.minutes-unsigned')
      demand(saysAtLeast(command.report, least.report), 'hearing.needs-report')
      const stopped = endedByReport(state, env, code)
      return [
        { type: 'hearing-reported', task: command.task, code, report: command.report.trim(), day: env.day },
        ...stopped,
        ...askedAgain(withProcedures(state, stopped), env),
      ]
    }
  }
}

/**
 * 听证参加人 of whom it is not noted yet that they signed the minutes or declined to: the applicant who came, and whoever else took part.
 *
 * @source 行政许可法 第四十八条第一款第五项
 */
export function unsignedOf({ held, signed, signedBy }: HearingState): string[] {
  if (!held) return []
  const applicant = held.applicant === 'present' && !signed ? ['applicant'] : []
  return [...applicant, ...held.others.filter((who) => !signedBy[who])]
}

/** Who took part beside the applicant: those concerned by their numbers, and as many of whoever signed up and of the reviewers as came. */
function tookPart(command: Extract<HearingCommand, { type: 'record-hearing' }>, state: CaseState): string[] {
  const { parties = [], signedUp = 0, reviewers = 0, evidence } = command
  const told = state.thirdParties?.told.map(({ party }) => party) ?? []
  demand(new Set(parties).size === parties.length && parties.every((one) => told.includes(one)), 'others.not-told')
  demand(evidence === 'in-person' ? reviewers > 0 : reviewers === 0, 'hearing.reviewers-present')
  const numbered = (kind: string, count: number) => Array.from({ length: count }, (_, place) => `${kind}-${place + 1}`)
  return [...parties, ...numbered('public', signedUp), ...numbered('reviewer', reviewers)]
}

type Asking = Pick<Extract<CaseEvent, { type: 'hearing-requested' }>, 'sealed' | 'third'>

/**
 * 七日前 holds for everybody who is concerned: told later than that, they have no time to prepare and another day is set. For whom the 公告 has told
 * the days count from it, whenever they come forward. Who declared to do
 * without waits for none. Who is told once it took place undoes nothing: they may ask for another one.
 *
 * @source 行政许可法 第四十八条第一款第一项
 */
function demandNoticeToAll(
  { thirdParties }: CaseState,
  { calendar }: CaseEnv,
  { heldOn, announced: isAnnounced }: NonNullable<HearingState['appointed']>,
): void {
  const last = latestDayBefore(parseDay(heldOn), hearingDays.notice, calendar)
  const toOthers = thirdParties?.announced
  // Who comes forward because of the 公告 was told by it, and of day and place by that of the hearing, which was in time.
  const byNotice = (told: { day: string }) => isAnnounced && toOthers && told.day >= toOthers.day
  const late = thirdParties?.told.find(
    (told) =>
      told.day > last && !byNotice(told) && told.hearing?.choice !== 'waived' && !wasToldAfter({ day: heldOn }, told),
  )
  demand(!late, 'hearing.told-late', { told: dayText(late?.day ?? last) })
  if (!toOthers || wasToldAfter({ day: heldOn }, toOthers)) return
  demand(isAnnounced, 'hearing.others-unannounced')
  demand(toOthers.day <= last, 'hearing.told-late', { told: dayText(toOthers.day) })
}

/**
 * 更换主持人: who presides is told anew, so that whoever is concerned may ask for another chair. The seven days are of time and place, which stay;
 * so the day is kept where another chair follows before it, and set anew where nobody can be told before it any more.
 *
 * @source 行政许可法 第四十八条第一款第一项、第三项
 */
function demandChairTold({ tasks }: CaseState, heldOn: string): void {
  const task = tasks[hearingTask]
  const given = task?.returns.at(-1)?.day
  const changed = given && (task?.drawnDay ?? given)
  demand(!changed || changed < heldOn, 'hearing.chair-untold', { changed: dayText(changed ?? heldOn) })
}

/** Asked for between the hearing and its report, by who was told too late to come: another one follows the report. */
function askedAgain(state: CaseState, env: CaseEnv): CaseEvent[] {
  const asked = state.thirdParties?.told.find(
    (party) => party.hearing?.choice === 'requested' && wasToldAfter(state.hearing?.held, party),
  )
  const { by, day, sealed } = asked?.hearing ?? {}
  if (!by || !day || !sealed) return []
  const third = { reason: state.thirdParties!.reason, requestBy: by }
  return askedFor(state, env, { sealed, third }, parseDay(day))
}

/**
 * What follows when the applicant, or somebody who is concerned, asks for it in time: the days to hold it run, and a chair is drawn.
 *
 * @param from the day on which it was asked for
 */
export function askedFor(state: CaseState, env: CaseEnv, asking: Asking, from = env.day): CaseEvent[] {
  const holdBy = due(env, from, { unit: 'working', days: hearingDays.hold })
  return [
    { type: 'hearing-requested', ...asking, holdBy, day: from },
    { type: 'task-opened', task: hearingTask, ref: env.newRef(), due: holdBy, day: env.day },
    ...(asking.third
      ? begunForHearing(state, env, '利害关系人在告知的期限内要求举行听证。')
      : begunForHearing(state, env)),
  ]
}

const ownMotion = '《中华人民共和国行政许可法》第四十六条'

type Ordered = Pick<Extract<CaseEvent, { type: 'hearing-ordered' }>, 'by' | 'task' | 'code' | 'reason' | 'basis'>

function ordered(state: CaseState, env: CaseEnv, by: Ordered): CaseEvent[] {
  const holdBy = due(env, env.day, { unit: 'working', days: hearingDays.hold })
  return [
    { type: 'hearing-ordered', ...by, holdBy, day: env.day },
    { type: 'task-opened', task: hearingTask, ref: env.newRef(), due: holdBy, day: env.day },
    ...begunForHearing(state, env, '本事项由行政机关依职权举行听证。'),
  ]
}

/** 应当听证: as soon as whoever decides may be drawn, so that the reviews are its evidence; also where the right to ask was waived or has lapsed. */
export function orderedByLaw(state: CaseState, env: CaseEnv): CaseEvent[] {
  const required = env.item.hearing?.required
  return required && !state.hearing?.requestedDay
    ? ordered(state, env, { by: 'law', task: null, code: null, ...required })
    : []
}

/**
 * 听证公告: told to everybody with day and place, who may sign up until some days before; told again, it stays the same notice. Another hearing has a
 * notice of its own: who signed up for the one that was held did not for the next.
 */
function announced(state: CaseState, env: CaseEnv, heldOn: Day): CaseEvent {
  const day = latestDayBefore(heldOn, signUpDays, env.calendar)
  const until = { day, provisional: false, calendar: env.calendar.revision }
  const before = state.notices[hearingTask]
  const published = { type: 'notice-published' as const, task: hearingTask, until, day: env.day }
  if (!before) return { ...published, notice: env.newRef() }
  return before.published >= state.hearing!.requestedDay!
    ? { ...published, notice: before.notice }
    : { ...published, notice: env.newRef(), another: true }
}

/** What is not open to the public any more: nobody may sign up from now on, and whoever has is still answered. */
const unannounced = ({ notices }: CaseState, { day }: CaseEnv): CaseEvent[] =>
  notices[hearingTask]?.endedDay === null ? [{ type: 'notice-ended', task: hearingTask, day, recordedDay: day }] : []

/** Whether the applicant may still ask for the hearing, or do without. */
export const mayChoose = ({ hearing, phase }: Pick<CaseState, 'hearing' | 'phase'>, day: string): boolean =>
  hearing !== null && phase === 'review' && !hearing.waivedDay && !hearing.requestedDay && day <= hearing.requestBy

function demandChoice(state: CaseState, env: CaseEnv): void {
  const { hearing } = state
  demand(hearing && state.phase === 'review', 'hearing.not-offered')
  demand(!hearing.requestedDay, 'hearing.requested-already')
  demand(!hearing.waivedDay, 'hearing.waived')
  demand(env.day <= hearing.requestBy, 'hearing.request-late', { last: dayText(hearing.requestBy) })
}

function presiding(state: CaseState, task: string): string {
  demand(task === hearingTask, 'hearing.not-yours')
  return drawnTask(state, hearingTask).code
}

/**
 * No decision while the applicant may still ask to be heard, none before the minutes of a hearing that was asked for, and then none but on
 * these minutes.
 *
 * @throws RuleViolation `decision.…`
 * @source 行政许可法 第四十七条、第四十八条第二款
 */
export function demandHeard(state: CaseState, day: string, onMinutes: boolean): void {
  const { hearing } = state
  if (!hearing) return
  demand(!mayChoose(state, day), 'decision.hearing-right-open', { last: dayText(hearing.requestBy) })
  demand(!hearing.requestedDay || hearing.reported, 'decision.needs-hearing-minutes')
  demand(!hearing.reported || onMinutes, 'decision.not-on-minutes')
}

export type HearingEvent = Extract<CaseEvent, { type: `hearing-${string}` }>

const notCalled = {
  waivedDay: null,
  requestedDay: null,
  ordered: null,
  askedBy: null,
  holdBy: null,
  appointments: 0,
  appointed: null,
  held: null,
  signed: null,
  signedBy: {},
  reported: null,
  earlier: [],
  recusals: [],
}

/** The hearing after an event of its own; `null` before the applicant was told of it. */
export function hearingAfter(before: HearingState | null, event: HearingEvent): HearingState | null {
  if (event.type === 'hearing-offered')
    return {
      reason: event.reason,
      offeredDay: event.day,
      requestBy: event.requestBy.day,
      dues: { request: event.requestBy, hold: null },
      ...notCalled,
    }
  if (event.type === 'hearing-ordered')
    return {
      ...notCalled,
      reason: event.reason,
      offeredDay: before?.offeredDay ?? event.day,
      requestBy: before?.requestBy ?? event.day,
      dues: { request: before?.dues.request ?? event.holdBy, hold: event.holdBy },
      waivedDay: before?.waivedDay ?? null,
      requestedDay: event.day,
      ordered: { by: event.by, basis: event.basis },
      holdBy: event.holdBy.day,
    }
  if (!before) return event.type === 'hearing-requested' && event.third ? askedByOthers(event, event.third) : null
  switch (event.type) {
    case 'hearing-waived':
      return { ...before, waivedDay: event.day }
    case 'hearing-requested':
      return {
        ...anew(before),
        requestedDay: event.day,
        askedBy: event.third ? 'third-party' : 'applicant',
        holdBy: event.holdBy.day,
        dues: { ...before.dues, hold: event.holdBy },
      }
    case 'hearing-appointed': {
      const { heldOn, time, place, closed = null, closedWhy = null } = event
      const announced = event.announced ?? (before.ordered !== null && !closed)
      const appointed = { heldOn, time, place, closed, closedWhy, announced }
      return { ...before, appointments: before.appointments + 1, appointed }
    }
    case 'hearing-held': {
      const { applicant, evidence, minutes, day, heldOn = day, others = [] } = event
      return { ...before, held: { applicant, evidence, minutes, day: heldOn, others } }
    }
    case 'hearing-minutes-signed':
      if (event.who) return { ...before, signedBy: { ...before.signedBy, [event.who]: event.how } }
      return { ...before, signed: { how: event.how, day: event.day } }
    case 'hearing-reported':
      return { ...before, reported: { report: event.report, day: event.day } }
  }
}

/** Asked for after one was held: as before it was called, with what came of that one. */
function anew(before: HearingState): HearingState {
  const { appointed, appointments, held, reported, requestedDay, ordered: how, recusals, waivedDay } = before
  if (!held || !reported || !requestedDay) return before
  const { minutes, day } = held
  // Whoever decides was not told where it was.
  const at = appointed ?? { heldOn: day, time: '', place: '', closed: null, closedWhy: null, announced: false }
  const done = { appointed: at, appointments, minutes, report: reported.report, day, requestedDay, ordered: how }
  return { ...before, ...notCalled, waivedDay, appointments, recusals, earlier: [...before.earlier, done] }
}

type Requested = Extract<HearingEvent, { type: 'hearing-requested' }>

/** Asked for by 利害关系人 before the applicant was told of the right. */
const askedByOthers = (event: Requested, { reason, requestBy }: NonNullable<Requested['third']>): HearingState => ({
  ...notCalled,
  reason,
  offeredDay: event.day,
  requestBy: requestBy.day,
  dues: { request: requestBy, hold: event.holdBy },
  requestedDay: event.day,
  askedBy: 'third-party',
  holdBy: event.holdBy.day,
})

/** Of the one that has just become an earlier one. */
function withRef(hearing: HearingState | null, { hearing: before, tasks }: CaseState): HearingState | null {
  if (!hearing || hearing.earlier.length === (before?.earlier.length ?? 0)) return hearing
  const { ref } = tasks[hearingTask]!
  return {
    ...hearing,
    earlier: hearing.earlier.map((one, place, all) => (place === all.length - 1 ? { ...one, ref } : one)),
  }
}

export function foldHearing(state: CaseState, event: HearingEvent): CaseState {
  const next: CaseState = { ...state, hearing: withRef(hearingAfter(state.hearing, event), state) }
  if (event.type !== 'hearing-reported') return next
  const task = state.tasks[event.task]!
  const answered = { ...task, verdict: 'pass' as const, reasons: event.report, closedDay: event.day }
  return { ...next, tasks: { ...state.tasks, [event.task]: answered } }
}
