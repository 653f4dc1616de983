/**
 * Who may do what. A role belongs to one zone, a zone to one database role with its own connection pool and row policies,
 * so a session of one zone can't even ask in another.
 */
export const zones = ['public', 'desk', 'review'] as const
/** One of the three areas that sessions live in. */
export type Zone = (typeof zones)[number]

/** 角色. `anonymous` is anybody without a session. */
export const roles = {
  anonymous: { zone: 'public', title: '公众' },
  applicant: { zone: 'public', title: '申请人' },
  clerk: { zone: 'desk', title: '综合窗口人员' },
  acceptor: { zone: 'desk', title: '受理人员' },
  supervisor: { zone: 'desk', title: '监督人员' },
  inspector: { zone: 'desk', title: '核查人员' },
  operator: { zone: 'desk', title: '系统管理员' },
  reviewer: { zone: 'review', title: '审查人员' },
  lead: { zone: 'review', title: '牵头人' },
  decider: { zone: 'review', title: '决定人' },
  head: { zone: 'review', title: '机关负责人' },
  chair: { zone: 'review', title: '听证主持人' },
  expert: { zone: 'review', title: '评审专家' },
} as const satisfies Record<string, { zone: Zone; title: string }>
/** What a session acts as; a person may hold several, each in a session of its own. */
export type Role = keyof typeof roles

/**
 * 职责类别 for separation of duties: 受理 ≠ 审查 ≠ 决定 ≠ 听证 ≠ 监督. One natural person holds at most one class in one case.
 *
 * @source 徐州 三集中三分开 (受理权和审核权分开、审批权和监管权分开); 行政许可法 第四十八条 (主持人不得为审查人员)
 */
export const dutyClasses = ['intake', 'review', 'decide', 'hear', 'supervise'] as const
/** One class of duty (职责). */
export type DutyClass = (typeof dutyClasses)[number]

const everyone = Object.keys(roles) as Role[]
const signedIn = everyone.filter((role) => role !== 'anonymous')

/** Permission → roles that have it. An endpoint names one permission; the authorization matrix is made from both. */
export const permissions = {
  'site.read': everyone,
  'session.read': everyone,
  'session.open': everyone,
  'session.close': signedIn,
  'session.extend': signedIn,
  'draft.write': ['applicant', 'clerk'],
  'case.submit': ['applicant', 'clerk'],
  'case.read-own': ['applicant'],
  'case.correct': ['applicant', 'clerk'],
  'case.withdraw': ['applicant', 'clerk'],
  'case.part': ['applicant'],
  'case.message': ['applicant', 'clerk', 'acceptor'],
  'case.rate': ['applicant'],
  'precase.ask': ['applicant'],
  'precase.read-desk': ['acceptor', 'supervisor'],
  'precase.answer': ['acceptor'],
  'result.print': ['anonymous', 'applicant'],
  'obligation.read-desk': ['acceptor', 'supervisor', 'inspector'],
  'obligation.relieve': ['acceptor'],
  'delivery.choose': ['applicant', 'clerk'],
  'case.list-desk': ['clerk', 'acceptor', 'supervisor'],
  'case.read-desk': ['clerk', 'acceptor', 'supervisor', 'inspector'],
  'case.copy': ['acceptor', 'supervisor'],
  'copy.read': ['acceptor', 'supervisor', 'inspector'],
  'promise.check': ['inspector'],
  'promise.order-check': ['supervisor'],
  'licence.inspect': ['inspector'],
  'licence.order-inspection': ['supervisor'],
  // 受理、一次性告知、不予受理: a clerk has them where the authority has charged the window, which the rules ask.
  'case.take-in': ['clerk', 'acceptor'],
  'case.intake': ['acceptor'],
  'case.decide-on-the-spot': ['acceptor'],
  'person.ask': ['applicant', 'clerk'],
  'rules.try': ['operator'],
  'case.mend': ['clerk'],
  'intake.supervise': ['supervisor'],
  'duty.read': ['acceptor', 'supervisor'],
  'duty.set': ['acceptor'],
  'window.identify': ['clerk'],
  'result.hand-over': ['clerk'],
  'originals.read': ['clerk', 'acceptor'],
  'originals.hand-over': ['clerk'],
  'originals.receive': ['acceptor'],
  'originals.return': ['clerk', 'acceptor'],
  'task.read': ['reviewer', 'lead', 'decider', 'head', 'chair', 'expert'],
  'absence.own': ['reviewer', 'lead', 'decider', 'head', 'chair', 'inspector'],
  'task.opine': ['reviewer'],
  'task.merge': ['lead'],
  'task.decide': ['decider'],
  'meeting.call': ['lead', 'decider'],
  'meeting.speak': ['reviewer'],
  'task.return': ['reviewer', 'lead', 'decider', 'head', 'chair', 'expert'],
  'visit.make': ['reviewer'],
  'expert.opine': ['expert'],
  'expert.read': ['operator', 'supervisor'],
  'expert.keep': ['operator'],
  'case.urge': ['applicant', 'supervisor'],
  'task.urge': ['lead', 'decider'],
  'task.send-back': ['lead', 'decider'],
  'task.add': ['reviewer', 'lead'],
  'task.handle': ['reviewer', 'lead', 'decider'],
  'seal.open': ['supervisor'],
  'case.erase': ['supervisor'],
  'item.design': ['operator'],
  'hall.hours': ['operator'],
  'task.procedure': ['reviewer', 'lead', 'decider'],
  'extension.propose': ['lead', 'decider'],
  'extension.ask-for-whole': ['acceptor'],
  'extension.answer': ['head'],
  'third-party.find': ['reviewer', 'lead', 'decider'],
  'statement.make': ['applicant', 'clerk'],
  'hearing.offer': ['lead', 'decider'],
  'hearing.order': ['decider'],
  'hearing.preside': ['chair'],
  'hearing.ask': ['applicant', 'clerk'],
  'hearing.sign': ['applicant'],
  'hearing.recuse': ['applicant', 'clerk'],
  'hearing.supervise': ['supervisor'],
  'notice.comment': ['applicant'],
  'closure.conduct': ['acceptor'],
  'closure.state': ['applicant', 'acceptor'],
  'post.end': ['operator'],
  'post.charge': ['operator'],
  'calendar.load': ['operator'],
  'step.supervise': ['supervisor'],
  'consistency.read': ['supervisor'],
  'clock.replay': ['supervisor'],
  'clock.move': ['operator'],
  'operations.repair': ['operator'],
  'operations.read': ['operator', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>
/** The right that an endpoint asks for. */
export type Permission = keyof typeof permissions

/** Whether a role has a permission at all; for which case or office is decided elsewhere. */
export function mayEver(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role)
}
