import type { TruthDeclared } from '#contracts/truth-declaration.ts'
import { findingOf } from '#contracts/commitment-events.ts'
import type { TimelineEntry } from '#contracts/cases.ts'
import { extensionHeads, extensionTask } from '#contracts/extensions.ts'
import { barGrounds } from '#contracts/bar-events.ts'
import type { Item, TaskDefinition } from '#contracts/item.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { officeWaitTitles, type OfficeWait } from '#contracts/office-waits.ts'
import { actOf, outcomeText } from '#contracts/outcome.ts'
import { papersOfProcess } from '#contracts/papers.ts'
import type { Role } from '#contracts/permissions.ts'
import { withdrawalRefusals } from '#contracts/withdrawals.ts'
import { specialProcedureTitles } from '#contracts/special-procedures.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { byDay, compareDays, dayText, parseDay, type Day } from '#kernel/day.ts'
import { ownStatementEntries, thirdPartyEntries } from '../third-parties/third-party-view.ts'
import { noticeEntry } from '../public-notice/notice-view.ts'
import { referralEntry } from '../referrals/referral-view.ts'
import { partsBarred } from '../intake/bar-rules.ts'
import { closureEntries } from '../closures/closure-view.ts'
import { supervisionEntries } from '../supervision/supervision-view.ts'
import { visitEntries } from '../visits/visit-timeline.ts'
import { expertEntries } from '../experts/expert-timeline.ts'
import { procedureNotice } from '../review/special-procedures.ts'
import { procedureWords } from './procedure-words.ts'
import { calledFor } from '../parts/part-plan.ts'
import { partEntries } from '../parts/part-timeline.ts'
import { meetingEntries } from '../meetings/meeting-view.ts'
import { againWords, asideWords, handlingEntries } from '../handling/handling-timeline.ts'
import { hearingEntries } from '../hearing/hearing-timeline.ts'
import type { Due } from '#contracts/due.ts'
import { markOf } from '../reminders/reminder-state.ts'
import type { CaseState, TaskState } from '../case-state.ts'
import { closings } from '../review/open-task.ts'
import { isOpen } from '../ways/check-rules.ts'
import type { CommitmentState } from '../ways/commitment-rules.ts'
import { onTheWay } from '../delivery/delivery-rules.ts'
import { decisionPaper, receiptPaper } from '../ways/set-aside.ts'

/** Who did an act of the intake: the office, or a window that it has charged. */
const takenInBy = (hall: string | null | undefined) => (hall ? '综合窗口人员（经授权）' : '受理人员')

/**
 * 进度: every step, inner ones too, by day and by role label. Coarse on purpose: a time of day would tell who was at work.
 *
 * @source 连政办传〔2023〕8号 三(三)2: 全面公开审批过程和进度，特别是内部审批、评审、论证、现场勘查等环节
 */
export function timelineOf(
  state: CaseState,
  item: Item,
  calendar: Calendar,
  day: Day,
  role: Role | null = null,
): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  const add = (key: string, title: string, at: string | null, rest: Partial<TimelineEntry> = {}) =>
    entries.push({
      key,
      title,
      state: at ? 'done' : 'awaited',
      day: at,
      who: null,
      note: null,
      usedDays: null,
      paper: null,
      ...rest,
    })
  const addChecks = ({ checks, rectifyBy, ended, sample, ordered }: CommitmentState, due: Due | null) => {
    if (sample === 'awaited') add('check-drawn', '抽取核查对象', null)
    else if (sample)
      add('check-drawn', '抽取核查对象', sample.day, {
        note: `按 ${sample.percent}% 的比例随机抽取，本备案${sample.drawn ? '被抽中' : '未被抽中'}`,
      })
    if (ordered)
      add('check-ordered', '要求核查', ordered.day, { who: '监督人员', note: '因举报等线索，对本备案进行核查' })
    for (const [place, { finding, lapsed, day: on }] of checks.entries())
      add(`promise-checked-${place + 1}`, '核查承诺内容', on, {
        who: '核查人员',
        note: findingOf(finding, item.filing === true, lapsed).text,
        paper: state.papers.find((one) => one.paper === `check-notice-${place + 1}`)?.paper ?? null,
      })
    if (ended?.how === 'taken-back')
      add('promise-taken-back', '撤回承诺', ended.day, {
        who: '申请人',
        note: '所取得的证照已经注销，可以按一般程序重新申请',
      })
    if (due && isOpen(state))
      add('promise-check', rectifyBy ? '复核整改情况' : '核查承诺内容', null, {
        note: `应于${byDay((rectifyBy ?? due).day)}${rectifyBy ? '整改完毕' : '完成'}`,
      })
  }
  const paper = (kind: string) => state.papers.find((candidate) => candidate.kind === kind)?.paper ?? null

  const named = (name: string) => state.papers.find((candidate) => candidate.paper === name)?.paper ?? null

  add('submitted', '提交申请', state.submittedDay, {
    who: '申请人',
    note: state.declared && declaredNotes[state.declared.how],
    paper: paper('material-receipt'),
  })
  if (state.commitment)
    add('promised', item.filing ? '签署承诺书' : '签署告知承诺书', state.submittedDay, {
      who: '申请人',
      paper: paper('commitment-letter'),
    })
  for (const [place, on] of state.returns.mended.entries())
    add(`mended-${place}`, '窗口当场更正', on, { who: '申请人', note: '不计入退回次数' })
  const notices = state.returns.notices.length
  if (state.noticed) {
    add('deficiency', '一次性告知补正', state.noticedDay, {
      who: takenInBy(state.charge.notices.at(-1)),
      note: `共 ${state.defects.length} 项`,
      paper: named(['deficiency-notice', ...(notices > 1 ? [notices] : [])].join('-')),
      state: state.phase === 'correcting' ? 'current' : 'done',
    })
    if (state.phase !== 'correcting') add('corrected', '提交补正', state.receivedDay, { who: '申请人' })
  }
  if (state.refusal) {
    add('refused-at-intake', '不予受理', state.endedDay, {
      who: takenInBy(state.charge.ended),
      note: state.refusal.reason,
      paper: paper('intake-refusal'),
    })
    entries.push(...barEntries(state, item))
    return entries
  }
  const acceptedUsed = state.acceptedDay && !state.deemed ? used(state.receivedDay, state.acceptedDay, calendar) : null
  add('accepted', '受理', state.acceptedDay, {
    who: state.deemed || state.acceptedBy === 'rules' ? '系统' : takenInBy(state.charge.ended),
    note: state.deemed
      ? '逾期未告知，自收到申请材料之日起视为受理（行政许可法第三十二条）'
      : state.checked > 0
        ? `受理时形式审查 ${state.checked} 项均符合`
        : null,
    usedDays: acceptedUsed,
    paper: paper('acceptance-notice'),
    state: state.acceptedDay ? 'done' : state.phase === 'intake' ? 'current' : 'awaited',
  })
  if (state.deferral?.terms)
    add('deferral', '容缺受理', state.deferral.terms.since, {
      who: '受理人员',
      note: `尚缺 ${state.deferral.terms.materials.length} 件次要材料，应于${byDay(state.deferral.terms.due.day)}补齐`,
      paper: paper('deferral-notice'),
    })
  if (state.deferral?.defaultedDay)
    add('deferral-defaulted', '容缺材料逾期未补齐', state.deferral.defaultedDay, { who: '申请人' })
  if (state.deferral?.completeDay)
    add('deferral-complete', '确认补齐', state.deferral.completeDay, {
      who: '受理人员',
      paper: paper('deferral-complete-notice'),
    })
  if (state.deferral?.ended)
    add('ended-for-default', '终止办理', state.deferral.ended.day, {
      who: '受理人员',
      note: state.deferral.ended.reason,
      paper: paper('deferral-ending'),
    })
  if (state.setAside) {
    const { decision, askedDay } = state.setAside
    add('decided-by-rules', `自动审批：${outcomeText(actOf(item), decision.outcome)}`, decision.day, {
      who: '系统',
      note: '申请人要求人工办理，该决定不再执行',
      paper: named('decision'),
    })
    add('person-asked', '要求人工办理', askedDay, {
      who: '申请人',
      note: `办理时限自次日起重新计算，应于${byDay(state.promisedDue!.day)}办结（个人信息保护法第二十四条）`,
    })
  }
  entries.push(...partEntries(state, item))
  const called = calledFor(item, state.plain, closings(state))
  // What was promised is decided on the spot once it is accepted: nobody reviews it.
  const believed = state.commitment !== null && state.acceptedDay === null
  const isOver = state.phase === 'closed' || state.decision !== null
  const comes = ({ key, kind }: TaskDefinition) => !isOver && called.includes(key) && (!believed || kind === 'decide')
  for (const definition of item.tasks) {
    const task = state.tasks[definition.key]
    if (!task && !comes(definition)) continue
    if (definition.notice) {
      entries.push(noticeEntry(definition.title, task, state.notices[definition.key]))
      continue
    }
    if (definition.referral) {
      entries.push(referralEntry(state, definition.key, definition.title, definition.referral.to))
      continue
    }
    const late = task && !task.verdict && compareDays(day, parseDay(task.due.day)) > 0
    add(`task-${definition.key}`, definition.title, task?.closedDay ?? null, {
      who: task?.silent ? '系统' : (task?.label ?? (task ? '正在随机抽取人员' : null)),
      state: task?.verdict ? 'done' : task ? 'current' : 'awaited',
      note:
        [
          ...lateWords(task),
          task && !task.closedDay && markOf(state, definition.key) === 'near' ? '已提醒期限将至' : null,
          late
            ? `已超过环节时限（${dayText(task.due.day)}）`
            : task?.closedDay
              ? null
              : `环节时限 ${definition.limitDays} 个工作日`,
          task && task.returns.length > 0 ? `重新抽取人员 ${task.returns.length} 次，时限连续计算` : null,
          asideWords(state, definition.key),
          againWords(state, definition.key),
        ]
          .filter((words) => words !== null)
          .join('；') || null,
      usedDays: task?.closedDay ? used(task.openedDay, task.closedDay, calendar) : null,
    })
    for (const procedure of state.procedures.filter((one) => one.task === definition.key))
      add(`procedure-${procedure.procedure}`, specialProcedureTitles[procedure.kind], procedure.from, {
        who: task?.label ?? null,
        state: procedure.endedDay ? 'done' : 'current',
        note: procedureWords(procedure),
        usedDays: procedure.endedDay ? used(procedure.from, procedure.endedDay, calendar) : null,
        paper: state.papers.find((one) => one.paper === procedureNotice(procedure.procedure))?.paper ?? null,
      })
  }
  const hearing = state.reminded['hearing-request']
  if (hearing)
    add('reminded-hearing-request', '到期提醒', hearing.day, {
      who: '系统',
      note: `要求听证的期限至${dayText(parseDay(hearing.due))}届满，${hearing.day <= hearing.due ? '已提醒申请人' : '未能在届满前提醒申请人'}`,
    })
  for (const [limit, { due, day: on }] of Object.entries(state.officeOverdue))
    add(`overdue-${limit.replace(':', '-')}`, '逾期未办，转监管督办', on, {
      who: '系统',
      note: `${officeWaitTitles[limit.split(':')[0] as OfficeWait]}的期限至${dayText(parseDay(due))}届满`,
    })
  for (const [place, { notice, moved, day: on }] of state.recomputed.entries()) {
    const told = moved.flatMap(({ limit, from, to }) => {
      const name = limitNames[limit] ?? limitNames[limit.split(':')[0]!]
      return name && from.day !== to.day ? [`${name}届满日由${dayText(from.day)}调整为${dayText(to.day)}`] : []
    })
    if (told.length > 0)
      add(`recomputed-${place}`, '节假日安排调整，期限重新计算', on, {
        who: '系统',
        note: `依据${notice}，${[...new Set(told)].join('；')}`,
      })
  }
  if (state.extension) {
    const { granted, days, gained, proposedDay, answeredDay, reason } = state.extension
    const unit = item.statutory.unit === 'working' ? '工作日' : '自然日'
    // Whether the head was asked is the office's own matter until the head has agreed.
    if (granted)
      add('extension', '延长办理期限', answeredDay, {
        who: state.tasks[extensionTask]?.label ?? null,
        note: `经${extensionHeads[item.extension?.by ?? 'office-head']}批准，法定办理期限延长 ${gained ?? days} 个${unit}，至${dayText(state.statutoryDue!.day)}；理由：${reason}`,
        usedDays: used(proposedDay, answeredDay!, calendar),
        paper: paper('extension-notice'),
      })
  }
  entries.push(
    ...visitEntries(state),
    ...expertEntries(state),
    ...thirdPartyEntries(state),
    ...ownStatementEntries(state),
    ...hearingEntries(state, day),
    ...handlingEntries(state),
  )
  entries.push(...meetingEntries(state))
  for (const [place, { ground, day: on }] of state.withdrawing.declined.entries())
    add(`withdrawal-declined-${place}`, '不同意撤回申请', on, {
      who: '受理人员',
      note: `${withdrawalRefusals[ground].text}；申请继续办理`,
    })
  if (state.withdrawing.asked)
    add('withdrawal-requested', '撤回申请待确认', state.withdrawing.asked.day, {
      who: '申请人',
      state: 'current',
      note: `受理单位应于${byDay(state.withdrawing.asked.due.day)}答复，逾期未答复视为同意；办理时限照常计算`,
    })
  if (state.withdrawing.lapsed) {
    const { askedDay, day: on } = state.withdrawing.lapsed
    add('withdrawal-lapsed', '撤回申请未及答复', on, {
      who: '系统',
      note: `${dayText(askedDay)}申请撤回；答复以前各事项已经全部办结，没有可以撤回的事项，各事项的决定不受影响`,
    })
  }
  // What is still to come stands after what was asked meanwhile.
  entries.sort((one, other) => Number(one.state === 'awaited') - Number(other.state === 'awaited'))
  if (state.ending === 'lapsed')
    return entries
      .filter((entry) => entry.state !== 'awaited')
      .map((entry) => (entry.state === 'current' ? { ...entry, state: 'done' as const } : entry))
  if (state.ending === 'withdrawn') {
    const { askedDay = null, consent = 'not-needed' } = state.withdrawal ?? {}
    if (askedDay !== null) add('withdrawal-requested', '申请人申请撤回', askedDay, { who: '申请人' })
    add('withdrawn', withdrawnWords[consent], state.endedDay, {
      who: { 'not-needed': '申请人', given: '受理人员', silence: '系统' }[consent],
      note: consent === 'silence' ? '受理单位逾期未答复，视为同意撤回' : null,
      paper: paper('termination-notice'),
    })
    return entries
      .filter((entry) => entry.state !== 'awaited')
      .map((entry) => (entry.state === 'current' ? { ...entry, state: 'done' as const } : entry))
  }
  if (state.decision)
    add(
      'decided',
      state.decision.made === 'silence' || state.decision.made === 'agreement'
        ? deemedTitles[state.decision.made]
        : state.decision.made === 'parts'
          ? '各事项办结'
          : outcomeText(actOf(item), state.decision.outcome),
      state.decision.day,
      {
        who: deciders[state.decision.made] ?? '决定机关',
        note: madeNotes[state.decision.made],
        paper: named(decidedBy[state.decision.made] ?? decisionPaper(state)),
      },
    )
  add(
    'ready',
    isComposite(item)
      ? '制作汇总单'
      : state.decision?.outcome === 'refused' || state.about?.matter === 'cancellation'
        ? '制作决定书'
        : '制作证照',
    state.phase === 'ready' || state.phase === 'closed' ? ownPaperDay(state) : null,
    {
      state:
        state.phase === 'issuing'
          ? 'current'
          : state.phase === 'ready' || state.phase === 'closed'
            ? 'done'
            : 'awaited',
      paper: paper('licence'),
    },
  )
  for (const parcel of state.cameBack)
    add(`came-back-${parcel.parcel}`, isOfLocker(parcel.reason) ? '取证柜退回' : '快递未送达', parcel.day, {
      state: 'done',
      note: cameBackWords[parcel.reason],
    })
  if (state.deliverBy === 'courier')
    add('dispatched', '交寄', state.dispatched?.day ?? null, {
      who: '综合窗口',
      state: state.dispatched ? 'done' : state.phase === 'ready' ? 'current' : 'awaited',
    })
  if (state.deliverBy === 'locker')
    add('deposited', '放入取证柜', state.deposited?.day ?? null, {
      who: '综合窗口',
      state: state.deposited || state.deliveredDay ? 'done' : state.phase === 'ready' ? 'current' : 'awaited',
    })
  // By courier it is on its way only once it was handed to the courier.
  const isUnderWay =
    state.phase === 'ready' &&
    ((state.deliverBy !== 'courier' && state.deliverBy !== 'locker') || onTheWay(state) !== null)
  const fetchedInPerson = state.deliverBy === 'agent' && state.proof?.way === 'signature' && !state.proof.agent
  add('delivered', deliveryWords[fetchedInPerson ? 'window' : state.deliverBy], state.deliveredDay, {
    state: state.deliveredDay ? 'done' : isUnderWay ? 'current' : 'awaited',
    paper: named(receiptPaper(state)),
  })
  state.prints
    .slice(1)
    .forEach(({ day }, place) => add(`printed-${place + 2}`, `第 ${place + 2} 次自助打印`, day, { state: 'done' }))
  if (state.commitment?.check ?? state.commitment?.sample) addChecks(state.commitment, state.commitment.check)
  entries.push(...closureEntries(state), ...barEntries(state, item))
  const repaired = state.commitment?.repaired
  if (repaired)
    add('promise-repaired', '承诺失信修复', repaired.day, {
      who: '核查人员',
      note: `${state.bars.length > 0 ? '限制再次申请的期限不变，届满后可以再次适用告知承诺' : '可以再次适用告知承诺'}。${repaired.reason}`,
    })
  entries.push(...supervisionEntries(state, role))
  return entries
}

const declaredNotes: Record<TruthDeclared['how'], string> = {
  own: '已声明对申请材料实质内容的真实性负责',
  'at-window': '已当面确认对申请材料实质内容的真实性负责',
  'in-writing': '申请人没有到场，窗口按照其书面申请录入',
}

/** 限制再次申请 that follows from the case. */
const barEntries = ({ bars }: CaseState, item: Item): TimelineEntry[] =>
  bars.map((bar) => {
    const { ground, since, until } = bar
    const from = partsBarred(item, bar) ?? '该行政许可'
    return {
      key: `barred-${ground}`,
      title: '限制再次申请',
      state: 'done',
      day: since,
      who: null,
      note: `因${barGrounds[ground].text}，在${byDay(until)}不得再次申请${from}（${barGrounds[ground].basis}）`,
      usedDays: null,
      paper: null,
    }
  })

/** 逾期处理 so far, with the days. */
function lateWords(task: TaskState | undefined): string[] {
  if (!task) return []
  return task.rungs.map(({ act, day }) =>
    act === 'no-opinion'
      ? `逾期未反馈，视为无意见（${task.late!.basis}）`
      : `${dayText(parseDay(day))}${act === 'remind' ? '提醒承办单位' : '转监管督办'}`,
  )
}

const limitNames: Record<string, string> = {
  intake: '受理期限',
  statutory: '法定办理期限',
  agreement: '通知意见的期限',
  delivery: '送达期限',
  'hearing-request': '要求听证的期限',
  revision: '按专家意见修改材料的期限',
  statement: '利害关系人陈述申辩的期限',
  'hearing-choice': '利害关系人要求听证的期限',
  announcement: '利害关系人公告的期限',
  'closure-statement': '对拟撤销、撤回、注销的陈述申辩期限',
  'deferred-material': '容缺材料补齐期限',
  'promise-check': '承诺核查期限',
  inspection: '监督检查期限',
  rectification: '整改期限',
}
const deliveryWords = {
  electronic: '网上送达',
  window: '窗口领取',
  agent: '代领人领取',
  courier: '快递送达',
  'self-print': '自助打印',
  locker: '取证柜领取',
} as const
const withdrawnWords = {
  'not-needed': '申请人撤回申请',
  given: '同意撤回，终止办理',
  silence: '视为同意撤回，终止办理',
}
const cameBackWords = {
  refused: '拒收退回',
  undeliverable: '无法投递，已退回',
  lost: '快递丢失',
  'not-fetched': '逾期未取，已退回窗口',
  'not-stored': '没有放入，格口已收回',
  'no-cell': '取证柜已满',
} as const
const isOfLocker = (reason: keyof typeof cameBackWords): boolean =>
  reason === 'not-fetched' || reason === 'not-stored' || reason === 'no-cell'

const used = (from: string, to: string, calendar: Calendar) =>
  workingDaysBetween(parseDay(from), parseDay(to), calendar)

const deemedTitles = { silence: '视为准予延续', agreement: '视为同意' } as const

const deciders: Partial<Record<NonNullable<CaseState['decision']>['made'], string>> = {
  silence: '系统',
  agreement: '系统',
  parts: '系统',
  rules: '系统（自动审批规则）',
  instant: '受理人员（经授权当场决定）',
  superior: '上级行政机关',
}

const madeNotes: Record<NonNullable<CaseState['decision']>['made'], string | null> = {
  person: null,
  commitment: '以告知承诺方式当场作出决定',
  filing: '承诺备案，签署承诺书后即时生效',
  instant: '即办件，受理的同时当场作出决定（行政许可法第三十四条）',
  rules: '按公布的自动审批规则作出决定，可以查看决定说明',
  silence: '证照有效期届满前没有作出决定，视为准予延续（行政许可法第五十条）',
  agreement: '审批机关在期限内没有通知意见，视为同意',
  parts: '各事项的决定分别作出',
  superior: '由上级行政机关决定，本机关送达（行政许可法第三十五条）',
}

const decidedBy: Partial<Record<keyof typeof madeNotes, string>> = {
  silence: 'deemed-renewal-notice',
  agreement: 'deemed-agreement-notice',
  parts: 'cover-sheet',
}

/** What tells how it was handled may be printed after the result. */
const ownPaperDay = ({ papers }: Pick<CaseState, 'papers'>): string | null =>
  papers.findLast(({ kind }) => !papersOfProcess.has(kind))?.day ?? null
