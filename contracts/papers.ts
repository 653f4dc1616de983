/** 文书 that a case may have, in the order in which the law makes them follow; last what the applicant wrote. */
export const paperKinds = [
  'material-receipt',
  'deficiency-notice',
  'acceptance-notice',
  'deferral-notice',
  'deferral-complete-notice',
  'deferral-ending',
  'intake-refusal',
  'special-procedure-notice',
  'extension-notice',
  'third-party-notice',
  'hearing-rights-notice',
  'hearing-notice',
  'recusal-answer',
  'visit-record',
  'meeting-minutes',
  'termination-notice',
  'commitment-letter',
  'decision',
  'cover-sheet',
  'joint-feedback',
  'deemed-renewal-notice',
  'deemed-agreement-notice',
  'licence',
  'check-notice',
  'check-record',
  'closure-notice',
  'closure-decision',
  'delivery-receipt',
  'transfer-sheet',
  'application-form',
] as const
/** One kind of 文书. */
export type PaperKind = (typeof paperKinds)[number]

/** 文书名称; a decision and a licence are named by their item. */
export const paperTitles: Record<PaperKind, string> = {
  'application-form': '申请表',
  'material-receipt': '申请材料接收凭证',
  'deficiency-notice': '一次性补正告知书',
  'acceptance-notice': '受理通知书',
  'deferral-notice': '容缺受理通知书',
  'deferral-complete-notice': '确认补齐通知书',
  'deferral-ending': '容缺逾期终止办理通知书',
  'intake-refusal': '不予受理通知书',
  'special-procedure-notice': '特别程序告知书',
  'extension-notice': '延长期限告知书',
  'third-party-notice': '利害关系人告知书',
  'hearing-rights-notice': '听证权利告知书',
  'hearing-notice': '听证通知书',
  'recusal-answer': '回避申请决定书',
  'visit-record': '现场核查记录',
  'meeting-minutes': '会商纪要',
  'termination-notice': '撤回申请终止办理通知书',
  'commitment-letter': '告知承诺书',
  'check-notice': '承诺核查结果告知书',
  'check-record': '监督检查记录',
  'closure-notice': '拟撤销（撤回、注销）告知书',
  'closure-decision': '撤销（撤回、注销）决定书',
  decision: '决定书',
  'cover-sheet': '办理结果汇总单',
  'joint-feedback': '一次反馈意见单',
  'deemed-renewal-notice': '视为准予延续通知书',
  'deemed-agreement-notice': '视为同意通知书',
  licence: '证照',
  'delivery-receipt': '送达回执',
  'transfer-sheet': '材料交接单',
}

/** 过程文书: they tell how a case was handled and may be printed after its result. */
export const papersOfProcess: ReadonlySet<string> = new Set<PaperKind>([
  'meeting-minutes',
  'visit-record',
  'check-record',
])

/** 内部文书: they lie on the file of the case for those who handle and supervise it, and go neither to the applicant nor to a window. */
export const internalPapers: ReadonlySet<PaperKind> = new Set(['meeting-minutes'])

/** What 利害关系人 said of a chair is between them and the office: the answer goes to them, and not to the applicant. */
const isOfOthersAlone = (paper: string): boolean => /^recusal-answer-\d+-party-/.test(paper)

/** Whether somebody of this role may read a paper by its kind or by its name. */
export const mayReadPaper = (role: string | undefined, paper: string): boolean =>
  (![...internalPapers].some((kind) => paper.startsWith(kind)) && !isOfOthersAlone(paper)) ||
  role === 'acceptor' ||
  role === 'supervisor'
