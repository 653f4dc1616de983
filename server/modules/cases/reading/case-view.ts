import type { CaseAction, CaseSummary, CaseView, OwnDue } from '#contracts/cases.ts'
import type { CaseEvent, ReturnCause } from '#contracts/case-events.ts'
import { visibleFields } from '#contracts/answers.ts'
import { defectReasons } from '#contracts/defect-reasons.ts'
import { matterTitles } from '#contracts/matters.ts'
import { exchangeEntries } from '#contracts/exchange-status.ts'
import type { Item } from '#contracts/item.ts'
import type { ItemSupervision } from '#contracts/item-supervision.ts'
import type { OfficeWait } from '#contracts/office-waits.ts'
import { actOf, outcomeOnPaper } from '#contracts/outcome.ts'
import { mayReadPaper, paperKinds, paperTitles, type PaperKind } from '#contracts/papers.ts'
import { mayEver } from '#contracts/permissions.ts'
import type { Session } from '#platform/session.ts'
import { lineName } from '../intake/lines.ts'
import { matterClock } from '../intake/matter-clock.ts'
import { toldLate } from '../intake/told-late.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { maskedCode } from '#kernel/masked-name.ts'
import type { MaterialSource } from '#contracts/sources.ts'
import type { StagedFile } from '../ask.ts'
import { answerText } from '#contracts/answer.ts'
import type { Row } from '#platform/db.ts'
import {
  isOwnNotice,
  knowsOwnStatements,
  knowsThirdParties,
  ownStatementActions,
  ownStatementsView,
  thirdPartiesView,
  thirdPartyActions,
} from '../third-parties/third-party-view.ts'
import { expertActions, panelViews } from '../experts/expert-view.ts'
import { visitViews } from '../visits/visit-view.ts'
import { hearingActions, hearingView } from '../hearing/hearing-view.ts'
import { mayRecuse } from '../hearing/recusal-rules.ts'
import { recusalViews } from '../hearing/recusal-view.ts'
import type { HearingSecret } from '../hearing/hearing-routes.ts'
import { noticesOfCase } from '../public-notice/notice-view.ts'
import { referralsOfCase } from '../referrals/referral-view.ts'
import { closureActions, closuresOfCase } from '../closures/closure-view.ts'
import { closureDecisionTitle, closureNoticeTitle } from '../closures/closure-words.ts'
import { erasureActions, erasureView } from '../erasure/erasure-view.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import {
  bundledSums,
  clocksOf,
  internalClockOf,
  currentClock,
  stepClocksOf,
  type Counted,
} from '../clocks/clock-views.ts'
import type { CaseState } from '../case-state.ts'
import { onTheWay, printable, printsLeft } from '../delivery/delivery-rules.ts'
import { deferralActions, deferralView } from '../deferral/deferral-view.ts'
import { silenceOf } from '../matters/silence.ts'
import { supervisionActions, supervisionView } from '../supervision/supervision-view.ts'
import { checkTitleOf, commitmentView, mayCheck, mayTakeBack } from '../ways/commitment-view.ts'
import { mayRepair } from '../ways/check-rules.ts'
import { mayOrder } from '../ways/order-rules.ts'
import { rulesView, wayActions } from '../ways/rules-view.ts'
import type { Chair } from '../hearing/chair.ts'
import { decisionPaper } from '../ways/set-aside.ts'
import { originalsToCheck } from '../delivery/originals.ts'
import type { PhoneReached } from '#contracts/contacts.ts'
import type { CaseSecrets } from '../drafts/submit-route.ts'
import { messageName, sideOf, type MessageSecret } from '../messages/message-routes.ts'
import { takesMessages, unreadBy } from '../messages/message-rules.ts'
import type { WithdrawalSecret } from '../intake/withdraw-route.ts'
import { withdrawalRefusals } from '#contracts/withdrawals.ts'
import { sealGrounds } from '#contracts/seal-grounds.ts'
import { waits } from '../seal/seal-opening.ts'
import { findingWords } from '../review/finding-words.ts'
import { tasksOfCase } from '../review/task-definitions.ts'
import { checkShown } from '../drafts/data-checks.ts'
import { stagedView } from '../drafts/source-routes.ts'
import { barOfCase } from '../intake/bars.ts'
import { intakeActions, intakeView, type Watchers } from './intake-view.ts'
import { isDeciding, nothingKnown, standingOf, statusText, type Whereabouts } from './standing.ts'
import { isUrged, mayBeUrged } from '../handling/urging-rules.ts'
import { wholeExtensionActions, wholeExtensionView } from '../parts/whole-extension.ts'
import { timelineOf } from './timeline.ts'

/** Papers of one moment are printed at once and done in any order; they are listed as the law makes them follow. */
const asTheyFollow = (one: { kind: string }, other: { kind: string }) => order(one.kind) - order(other.kind)
const order = (kind: string) => paperKinds.findIndex((one) => one === kind)

const returnGrounds: Record<ReturnCause, string> = {
  recusal: '依法回避',
  illness: '因病不能办理',
  overload: '工作量超出办理能力',
  expertise: '转办：专业不相适应',
  left: '离职、调离转办',
  away: '离岗：由代理人办理，或者重新抽取',
  back: '代理结束，由原承办人员继续办理',
}

/** 退回重新抽取: what supervision counts. */
const returnsOf = (state: CaseState, item: Item): CaseView['returns'] =>
  item.tasks.flatMap(({ key, title }) =>
    (state.tasks[key]?.returns ?? []).map(({ ground, day }) => ({
      title,
      ground,
      groundText: returnGrounds[ground],
      day,
    })),
  )

/** 启封: whoever applied learns that it happened; the window and the acceptors need not. */
const openedSeals = ({ role }: Session, state: CaseState, item: Item): CaseView['sealOpenings'] =>
  role === 'applicant' || role === 'supervisor'
    ? state.openings
        .filter(({ openedDay }) => openedDay !== null)
        .map(({ task, ground, openedDay }) => ({
          title: item.tasks.find(({ key }) => key === task)?.title ?? task,
          groundText: sealGrounds[ground].text,
          basis: sealGrounds[ground].basis,
          day: openedDay!,
        }))
    : []

const sealedTasks = (state: CaseState, item: Item, day: Day): CaseView['sealed'] =>
  tasksOfCase(item).flatMap(({ key, title }) => {
    const task = state.tasks[key]
    if (!task?.code || !task.label) return []
    const { code, label } = task
    return [{ task: key, title, label, waits: state.openings.some((one) => one.code === code && waits(one, day)) }]
  })

export type ViewParts = {
  region: string
  stream: string
  state: CaseState
  /** Every event with its instant, in order. */
  happened: readonly { event: CaseEvent; at: string }[]
  item: Item
  calendar: Calendar
  day: Day
  secrets: CaseSecrets
  reached: PhoneReached
  /** Everything that the vault holds of the case, by name. */
  entries: ReadonlyMap<string, unknown>
  files: readonly StagedFile[]
  /** What this session brought and has not submitted yet. */
  staged: readonly StagedFile[]
  chair: Chair | null
  /** For whoever may correct, what needs not be brought again. */
  sources: readonly MaterialSource[]
  channel: string
  /** 查询码; null where it is not for the session to know. */
  queryCode: string | null
  /** What the draws are bound to; null where it is not for the session to know, which would find the draws of the case by it. */
  draw: CaseView['draw']
  /** 取件码 of now, and how often somebody was refused with one; null where it is not for the session to know. */
  pickUp: { code: string; refusedTries: number } | null
  /** Acts that a window may offer once somebody has shown a document. */
  identifyFirst: readonly CaseAction[]
  deliveryKnown: CaseView['deliveryKnown']
  rating: { stars: number; remark: string | null } | null
  /** 一件事; null for a case that is neither whole nor part. */
  family: CaseView['family']
  project: CaseView['project']
  /** 监督检查 as it is published; null where the licence never came under any. */
  supervised: ItemSupervision | null
  watchers: Watchers
  /** Whether the session may accept, ask for corrections or refuse while the case is at the intake. */
  takesIn: boolean
  officeName: (office: string) => string
  /** Rows of `readProposers`; supervision alone has any. */
  proposers: readonly Row[]
  session: Session
}

export function caseView(parts: ViewParts): CaseView {
  const { state, item, calendar, day, secrets } = parts
  const erased = isErased(state)
  const answers = { ...state.plain, ...secrets.answers.values }
  const fileOf = new Map(parts.files.map((file) => [file.file, file]))
  return {
    ...core(parts.stream, state.acts, state, item, day),
    applicant: {
      name: secrets.applicant.name,
      kind: secrets.applicant.kind,
      code: secrets.applicant.code,
      phone: parts.reached.phone,
      phoneChanged: parts.reached.changed,
    },
    about: (state.about && { ...state.about, title: matterTitles[state.about.matter] }) as CaseView['about'],
    family: parts.family,
    project: parts.project,
    channel: parts.channel,
    queryCode: parts.queryCode,
    draw: parts.draw,
    // What was destroyed is not shown as if nobody had answered.
    answers: visibleFields(item, answers)
      .filter(({ key }) => !erased || answers[key] !== undefined)
      .map((field) => ({
        key: field.key,
        label: field.label,
        group: item.form.find((group) => group.fields.some((other) => other.key === field.key))?.title ?? '',
        value: answers[field.key] ?? null,
        text: answerText(field, answers[field.key]) || '—',
      })),
    materials: state.materials.map((fact) => ({
      material: fact.material,
      name: item.materials.find((material) => material.key === fact.material)?.name ?? fact.material,
      way: fact.way,
      file: (erased ? null : fact.file) as CaseView['materials'][number]['file'],
      fileName: fact.file ? (fileOf.get(fact.file)?.name ?? null) : null,
      mediaType: fact.mediaType,
      bytes: fact.bytes,
      licence: (fact.licence ?? null) as CaseView['materials'][number]['licence'],
      check: checkShown(fact, parts.entries),
      earlier: (fact.earlier ?? null) as CaseView['materials'][number]['earlier'],
    })),
    originals: originalsToCheck(item, state),
    staged: parts.staged.map(stagedView),
    sources: [...parts.sources],
    defects: state.defects.map((defect) => ({
      ...defect,
      name:
        defect.about === 'material'
          ? (item.materials.find((material) => material.key === defect.key)?.name ?? defect.key)
          : (item.form.flatMap((group) => group.fields).find((field) => field.key === defect.key)?.label ?? defect.key),
      reasonText: defectReasons[defect.reason],
    })),
    refusal: state.refusal && {
      ground: state.refusal.ground,
      reason: state.refusal.reason,
      competentOffice: state.refusal.competentOffice,
      gaps: state.refusal.gaps.map((gap) => lineName(item, gap)),
      untrue: state.refusal.untrue.map((line) => lineName(item, line)),
    },
    bar: barOfCase(state, item, day),
    intake: intakeView(
      state,
      { item, calendar, day },
      { role: parts.session.role, takesIn: parts.takesIn },
      parts.watchers,
    ),
    clocks: clocksOf(state, item, calendar, day),
    steps: stepClocksOf(state, item, calendar, day),
    internal: parts.session.role === 'applicant' ? null : internalClockOf(state, item, calendar, day),
    bundled: bundledSums(state, item, calendar, day),
    timeline: timelineOf(state, item, calendar, day, parts.session.role).map((line) =>
      erased ? { ...line, paper: null } : line,
    ),
    statuses: parts.session.role === 'supervisor' ? exchangeEntries(parts.happened) : [],
    returns: parts.session.role === 'supervisor' ? returnsOf(state, item) : [],
    sealOpenings: openedSeals(parts.session, state, item),
    sealed: parts.session.role === 'supervisor' ? sealedTasks(state, item, day) : [],
    erasure: erasureView(parts),
    deferral: deferralView(state, item, parts.entries),
    papers: (erased ? [] : state.papers)
      .filter(isTold(parts.session.role))
      .toSorted(asTheyFollow)
      .map((paper) => ({
        paper: paper.paper,
        kind: paper.kind,
        title: titleOf(paper, state, item),
        number:
          paper.kind === 'licence' ? (state.credential?.serial ?? null) : (state.numbers[paper.paper]?.text ?? null),
        day: paper.day,
      })),
    act: actOf(item),
    decision: state.decision && {
      outcome: state.decision.outcome,
      reasons: state.decision.reasons,
      basis: state.decision.basis,
      made: state.decision.made,
      day: state.decision.day,
      deferred: state.decision.deferred.map((key) => item.materials.find((one) => one.key === key)?.name ?? key),
      finding: findingWords(state, item),
    },
    rules: rulesView(state, { item, calendar, day }),
    commitment: commitmentView(state, item, parts.session.role),
    supervision: supervisionView(state, parts.supervised, parts.session, parts.entries),
    credential: state.credential ? { identifier: state.credential.identifier } : null,
    deliverBy: state.deliverBy,
    recipient:
      state.deliverBy === 'courier' && secrets.recipient
        ? { name: secrets.recipient.name, phone: secrets.recipient.phone, address: secrets.recipient.address }
        : null,
    agent:
      state.agent && secrets.agent
        ? { name: secrets.agent.name, code: maskedCode(secrets.agent.code), by: state.agent.by }
        : null,
    deliveryKnown: parts.deliveryKnown,
    pickUp: pickUpOf(parts),
    dispatchedDay: state.phase === 'closed' ? null : (onTheWay(state)?.day ?? null),
    rating: parts.rating,
    withdrawal: state.withdrawal && {
      reason: (parts.entries.get('withdrawal') as WithdrawalSecret | undefined)?.reason || state.withdrawal.reason,
      day: state.withdrawal.day,
    },
    withdrawing: state.withdrawing.asked && {
      reason: (parts.entries.get('withdrawal') as WithdrawalSecret | undefined)?.reason ?? '',
      day: state.withdrawing.asked.day,
      due: state.withdrawing.asked.due.day,
    },
    withdrawalsDeclined: state.withdrawing.declined.map(({ ground, reason, day }) => ({
      groundText: withdrawalRefusals[ground].text,
      basis: withdrawalRefusals[ground].basis,
      reason,
      day,
    })),
    thirdParties:
      state.thirdParties &&
      thirdPartiesView(state.thirdParties, day, knowsThirdParties(parts.session.role) ? parts.entries : new Map()),
    ownStatements: ownStatementsView(
      state.ownStatements,
      day,
      knowsOwnStatements(parts.session.role) ? parts.entries : new Map(),
    ),
    visits: visitViews(state.visits, item, {
      day,
      calendar,
      nameOf: parts.officeName,
      officer: false,
      told: true,
    }),
    referrals: referralsOfCase(state, item, { day, entries: parts.entries }),
    panels: panelViews(state.panels, item, { fees: parts.session.role !== 'applicant' }),
    hearing:
      state.hearing &&
      hearingView(state.hearing, {
        day,
        calendar,
        request: (parts.entries.get('hearing') as HearingSecret | undefined)?.words ?? null,
        recusals: recusalViews(state, parts.session.role, parts.entries),
        mayRecuse: mayRecuse(state),
        chair: parts.chair,
      }),
    publicNotices: noticesOfCase(state, item, parts.session.role, parts.entries),
    extension: wholeExtensionView(parts.session.role, state, item),
    closures: closuresOfCase(state, item, { role: parts.session.role, day, entries: parts.entries }),
    messages: state.messages.map((message) => ({
      ...message,
      text: (parts.entries.get(messageName(message.message)) as MessageSecret | undefined)?.text ?? '',
    })),
    unread: unreadBy(state, sideOf(parts.session.role)),
    remedies: item.remedies,
    identifyFirst: [...parts.identifyFirst],
    can: [
      ...intakeActions(parts.session, parts.takesIn, state, item, day),
      ...[
        ...actionsFor(parts.session, state, item, { rated: parts.rating !== null, day }),
        ...wayActions(parts.session, state, { item, calendar, day }),
      ].filter((one) => !parts.identifyFirst.includes(one)),
      ...supervisionActions(parts.session, state, parts.entries),
      ...erasureActions(parts),
      ...wholeExtensionActions(parts.session, state, item, day),
    ],
  }
}

/** 取件码, as long as there is something to print with it. */
function pickUpOf({ state, item, pickUp }: ViewParts): CaseView['pickUp'] {
  if (!pickUp) return null
  const locker = state.phase === 'ready' ? (state.deposited?.at ?? null) : null
  if (locker) return { ...pickUp, locker, printed: 0, left: 1 }
  const left = printsLeft(state, item)
  return printable(state) && left > 0 ? { ...pickUp, locker: null, printed: state.prints.length, left } : null
}

/** 文书 by the name that people know it by. */
export function titleOf({ paper, kind: one }: { paper: string; kind: string }, state: CaseState, item: Item): string {
  const kind = one as PaperKind
  if (kind === 'application-form') {
    const name = item.materials.find(({ ways }) => ways.includes('form'))?.name ?? paperTitles[kind]
    return paper === kind ? name : `${name}（${paper.includes('mended') ? '当场更正后' : '补正后'}）`
  }
  if (kind === 'check-notice') return checkTitleOf(paper, state)
  if (kind === 'hearing-notice' && paper.includes('-chair-')) return `${paperTitles[kind]}（更换主持人后）`
  if (kind === 'recusal-answer') {
    const place = /-party-(\d+)$/.exec(paper)?.[1]
    return place ? `${paperTitles[kind]}（利害关系人第${place}号）` : paperTitles[kind]
  }
  if (kind === 'third-party-notice' && isOwnNotice(paper)) return '陈述申辩告知书'
  if (kind === 'closure-decision') {
    const closure = state.closures.find((one) => paper.endsWith(one.closure))
    if (closure) return closureDecisionTitle(closure, item)
  }
  if (kind === 'closure-notice') {
    const closure = state.closures.find((one) => paper.endsWith(one.closure))
    if (closure) return closureNoticeTitle(closure, item)
  }
  if (kind === 'licence') return item.outcome.title
  if (kind === 'decision') {
    const decision = paper === decisionPaper(state) ? state.decision : state.setAside?.decision
    if (decision)
      return (
        outcomeOnPaper(actOf(item), decision.outcome).paper +
        (paper === decisionPaper(state) ? '' : '（已要求人工办理）')
      )
  }
  return paperTitles[kind] ?? kind
}

const whereaboutsOf = (state: CaseState): Whereabouts => ({
  phase: state.phase,
  ending: state.ending,
  deliverBy: state.deliverBy,
  dispatched: onTheWay(state) !== null,
  withdrawing: state.withdrawing.asked !== null,
  standing: standingOf(state),
})

function core(stream: string, version: number, state: CaseState, item: Item, day: Day) {
  const at = whereaboutsOf(state)
  return {
    case: stream as CaseSummary['case'],
    version,
    number: state.number,
    item: item.code,
    itemName: item.name,
    revision: item.revision,
    phase: isDeciding(at, item) ? ('deciding' as const) : (state.phase as CaseSummary['phase']),
    ending: state.ending,
    statusText: statusText(at, day, actOf(item)),
    submittedDay: state.submittedDay,
    acceptedDay: state.acceptedDay,
    deemedAccepted: state.deemed,
    decidedDay: state.decision?.day ?? null,
  }
}

/** What the session may do now, so that pages need no rule of their own; the decider asks all of it again. */
export function actionsFor(
  session: Session,
  state: CaseState,
  item: Item,
  { rated, day }: { rated: boolean; day: Day },
): CaseAction[] {
  const all: CaseAction[] = []
  const { role } = session
  if ((role === 'applicant' || role === 'clerk') && state.phase === 'correcting') all.push('correct')
  const { asked } = state.withdrawing
  if (mayEver(role, 'case.withdraw') && state.phase !== 'closed' && !state.decision) {
    if (asked) all.push('recall-withdrawal')
    else if (!silenceOf(state, { day })) all.push('withdraw')
  }
  const urger = ({ applicant: 'applicant', supervisor: 'supervision' } as const)[role as 'applicant' | 'supervisor']
  if (urger && mayBeUrged(state) && !isUrged(state, urger, day)) all.push('urge')
  if (mayEver(role, 'case.copy') && state.erasure === null) all.push('copy')
  if (role === 'acceptor' && asked) all.push('answer-withdrawal')
  if (role === 'inspector' && mayCheck(state)) all.push('check-promise')
  if (role === 'supervisor' && mayOrder(state)) all.push('order-check')
  if (role === 'inspector' && mayRepair(state)) all.push('repair-promise')
  if (mayEver(role, 'case.withdraw') && mayTakeBack(state)) all.push('take-back-promise')
  if (role === 'applicant' && state.phase === 'ready' && state.deliverBy === 'electronic') all.push('receive')
  if (role === 'clerk' && state.phase === 'ready' && (state.deliverBy === 'window' || state.deliverBy === 'agent'))
    all.push('hand-over')
  if (role === 'clerk' && state.phase === 'ready' && state.deliverBy === 'courier' && !onTheWay(state))
    all.push('dispatch')
  if (role === 'clerk' && state.phase === 'ready' && state.deliverBy === 'locker' && !onTheWay(state))
    all.push('deposit')
  if ((role === 'applicant' || role === 'clerk') && state.phase !== 'closed' && !onTheWay(state) && !state.whole)
    all.push('choose-delivery')
  if (role === 'applicant' && state.phase === 'closed' && state.decision && !rated) all.push('rate')
  all.push(...ownStatementActions(role, state, item, day))
  all.push(...thirdPartyActions(role, state, day), ...hearingActions(role, state, day), ...expertActions(role, state))
  all.push(...deferralActions(session, state, day), ...closureActions(role, state))
  if (mayEver(role, 'seal.open') && Object.values(state.tasks).some(({ code }) => code)) all.push('open-seal')
  if (mayEver(role, 'case.message') && takesMessages(state, sideOf(role), day)) all.push('message')
  return all
}

function mineOf(mine: OwnDue | undefined, calendar: Calendar, day: Day): Pick<CaseSummary, 'mine'> {
  if (!mine || mine.day < day) return {}
  const due = parseDay(mine.day)
  return { mine: { what: mine.what, day: due, left: workingDaysBetween(day, due, calendar) } }
}

/** What an office has to do first of what lies in the box that is listed. */
function waitsOf(
  office: Counted['office'] = [],
  box: unknown,
  calendar: Calendar,
  today: Day,
): Pick<CaseSummary, 'waits'> {
  const [first] = office
    .filter(({ what }) => waitsIn[box as string]?.includes(what))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
  if (!first) return {}
  const { what, reminded = false } = first
  const due = parseDay(first.day)
  const left = Math.max(0, workingDaysBetween(today, due, calendar))
  return { waits: { what, day: due, left, overdue: today > due, reminded } }
}

const waitsIn: Partial<Record<string, readonly OfficeWait[]>> = {
  recusal: ['recusal'],
  'to-pass-on': ['tell', 'pass-on', 'comments'],
  running: ['put-forward', 'hand-over'],
}

/** A line of a list, from the row that projections keep. */
export function summaryFromRow(row: Record<string, unknown>, item: Item, calendar: Calendar, day: Day): CaseSummary {
  const dayText = (value: unknown) => (typeof value === 'string' ? value : null)
  const dueText = dayText(row['due_text'])
  const due = dueText === null ? null : parseDay(dueText)
  const phase = row['phase'] as CaseState['phase']
  const deemed = row['deemed'] === true
  const ending = row['ending'] as CaseSummary['ending']
  const counted = row['counted'] as Counted | null | undefined
  const at: Whereabouts = {
    phase,
    ending,
    deliverBy: row['deliver_by'] as CaseSummary['deliverBy'],
    dispatched: row['dispatched'] === true,
    withdrawing: row['withdrawing'] === true,
    standing: counted?.standing ?? nothingKnown,
  }
  const accepted = dayText(row['accepted_text'])
  const decided = dayText(row['decided_text'])
  const clock = counted ? currentClock({ phase, accepted, decided, counted }, item, calendar, day) : null
  return {
    case: row['stream'] as CaseSummary['case'],
    version: row['version'] as number,
    number: row['number'] as string,
    item: item.code,
    itemName: item.name,
    revision: item.revision,
    phase: isDeciding(at, item) ? 'deciding' : (phase as CaseSummary['phase']),
    ending,
    statusText: statusText(at, day, actOf(item)),
    submittedDay: dayText(row['submitted_text']) ?? '',
    acceptedDay: accepted,
    deemedAccepted: deemed,
    decidedDay: decided,
    due,
    left: due === null ? null : (clock?.left ?? Math.max(0, workingDaysBetween(day, due, calendar))),
    unit: clock?.unit ?? 'working',
    held: clock !== null && clock.pausedUntil !== null,
    overdue: due !== null && phase !== 'closed' && day > due,
    reminded: counted?.reminded === true,
    matter: counted?.matter ? matterClock(counted.matter, calendar, day) : null,
    toldLate: toldLate(counted?.toldLate ?? null, calendar)?.days ?? null,
    ...mineOf(counted?.mine, calendar, day),
    ...waitsOf(counted?.office, row['box'], calendar, day),
    unread: 0,
    deliverBy: at.deliverBy,
  }
}

const isTold =
  (role: string) =>
  ({ paper }: { paper: string }): boolean =>
    mayReadPaper(role, paper)
