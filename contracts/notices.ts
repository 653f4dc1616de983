import { z } from 'zod'
import { IdentityChecked, PhoneText } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import { Instant, PartyId, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 短信提醒的种类: what a person can be told of. A message says that something has happened, never what. */
export const Notice = z.enum([
  'accepted',
  'deficiency-notified',
  'refused-at-intake',
  'special-procedure-begun',
  'limit-extended',
  'referred',
  'promise-checked',
  'inspected',
  'revision-called',
  'visit-appointed',
  'statement-offered',
  'hearing-offered',
  'hearing-appointed',
  'hearing-chair-changed',
  'chair-recusal-answered',
  'hearing-held',
  'answer-near',
  'revision-near',
  'result-ready',
  'parcel-came-back',
  'result-in-locker',
  'deposit-came-back',
  'withdrawal-confirmed',
  'withdrawal-declined',
  'corrected',
  'special-procedure-ended',
  'result-dispatched',
  'deferred-checked',
  'ended-for-default',
  'obligation-reminded',
  'obligation-extended',
  'obligation-defaulted',
  'duty-reminded',
  'duty-defaulted',
  'duty-extended',
  'message-answered',
  'precase-answered',
  'licence-expires',
  'closure-opened',
  'closure-decided',
])
export type Notice = z.infer<typeof Notice>

/** Each notice as the page names it; `must` is why it can't be switched off, null where whoever is told may do without. */
export const notices: Record<Notice, { title: string; must: string | null }> = {
  accepted: { title: '申请已受理', must: '行政许可法第三十二条：受理应当告知申请人' },
  'deficiency-notified': { title: '材料需要补正', must: '行政许可法第三十二条：需要补正的应当一次告知' },
  'refused-at-intake': { title: '不予受理', must: '行政许可法第三十二条：不受理应当告知申请人' },
  'special-procedure-begun': {
    title: '进入听证、检验、专家评审等特别程序',
    must: '行政许可法第四十五条：所需时间应当告知申请人',
  },
  'promise-checked': { title: '承诺核查已有结论', must: '国办发〔2020〕42号：核查结果应当告知，需要整改的须按期整改' },
  inspected: {
    title: '监督检查已有结果',
    must: '行政许可法第六十一条：监督检查的情况和处理结果应当记录，需要改正的须按期改正',
  },
  'limit-extended': {
    title: '办理期限延长',
    must: '行政许可法第四十二条：延长期限的理由应当告知申请人',
  },
  referred: { title: '已上报上级行政机关决定', must: null },
  'visit-appointed': {
    title: '现场核查的时间',
    must: '行政许可法第三十四条：需要核实实质内容的，指派两名以上工作人员核查',
  },
  'revision-called': { title: '专家提出修改意见', must: '连政办传〔2023〕8号：一次性反馈' },
  'statement-offered': {
    title: '可以陈述、申辩',
    must: '行政许可法第三十六条：申请人有权进行陈述和申辩，行政机关应当听取',
  },
  'hearing-offered': { title: '可以要求听证', must: '行政许可法第四十七条：作出决定前应当告知听证的权利' },
  'hearing-appointed': { title: '听证的时间和地点', must: '行政许可法第四十八条：听证的时间、地点应当事先通知' },
  'hearing-chair-changed': {
    title: '听证主持人已经更换',
    must: '行政许可法第四十八条：主持人与事项有直接利害关系的，有权申请回避，更换后应当告知',
  },
  'chair-recusal-answered': {
    title: '回避申请的决定',
    must: '行政许可法第四十八条：有权申请主持人回避，怎样决定应当告知',
  },
  'hearing-held': { title: '听证笔录等待确认', must: '行政许可法第四十八条：笔录应当交听证参加人确认签字' },
  'result-ready': { title: '已有办理结果', must: '行政许可法第四十四条：决定应当按期送达' },
  'parcel-came-back': {
    title: '快递被退回或未能送达',
    must: '行政许可法第四十四条：结果还没有送到，需要您重新选择领取方式',
  },
  'result-in-locker': {
    title: '办理结果已放入取证柜（含取件码）',
    must: '行政许可法第四十四条：决定应当按期送达，取件码和取件期限应当告知您',
  },
  'deposit-came-back': {
    title: '取证柜中的结果已退回窗口',
    must: '行政许可法第四十四条：结果还没有送到，需要您重新选择领取方式',
  },
  'withdrawal-confirmed': { title: '已同意撤回申请', must: '撤回申请的答复：办理已经终止，应当告知申请人' },
  'withdrawal-declined': { title: '未同意撤回申请', must: '撤回申请的答复：申请继续办理，应当告知申请人' },
  'closure-opened': { title: '证照拟被撤销、撤回或者注销', must: '行政许可法第七条：有权陈述、申辩，应当事先告知' },
  'closure-decided': {
    title: '撤销、撤回或者注销证照的决定',
    must: '行政许可法第八条、第六十九条、第七十条：决定应当告知被许可人',
  },
  'deferred-checked': { title: '补交的容缺材料已核对', must: '容缺受理：是否补齐应当告知申请人' },
  'ended-for-default': { title: '容缺逾期终止办理', must: '行政许可法第三十八条：终止办理的理由和救济途径应当告知' },
  'obligation-extended': { title: '义务期限已延长', must: '期限的变更应当告知申请人' },
  'obligation-defaulted': { title: '应办义务已逾期', must: '容缺受理：逾期及其后果应当告知申请人' },
  'duty-extended': { title: '整改或者缴费期限已延长', must: '期限的变更应当告知当事人' },
  'duty-defaulted': { title: '整改或者缴费已逾期', must: '逾期及其后果应当告知当事人' },
  'duty-reminded': { title: '整改或者缴费即将到期', must: null },
  'obligation-reminded': { title: '应办义务即将到期', must: null },
  'answer-near': { title: '要求听证的期限即将届满', must: null },
  'revision-near': { title: '提交修改材料的期限即将届满', must: null },
  corrected: { title: '已收到补正材料', must: null },
  'special-procedure-ended': { title: '特别程序结束，办理期限重新确定', must: null },
  'result-dispatched': { title: '办理结果已经交寄', must: null },
  'message-answered': { title: '办件留言有回复', must: null },
  'precase-answered': { title: '咨询、预审有答复', must: null },
  'licence-expires': { title: '证照将到期，可以申请延续', must: null },
}

/** Notices that a person may do without. */
export const dispensable: readonly Notice[] = (Object.keys(notices) as Notice[]).filter(
  (notice) => notices[notice].must === null,
)

const inRegion = z.object({ region: RegionId })
const NoticeChoice = z.object({
  notice: Notice,
  title: z.string(),
  must: z.string().nullable().meta({ description: '不能关闭的依据' }),
  wanted: z.boolean(),
})

/** One change of how a party is reached: when, by whom and where, known by what. */
const ContactChange = z.object({
  at: Instant,
  what: z.enum(['phone', 'notices']),
  by: z.string().meta({ description: '本人, 代办人 and whose name, or the window and its counter' }),
  checked: IdentityChecked,
})

/** 通知设置 of the party that the session acts for; of the number that messages go to enough is shown to know it by. */
const NoticeSettings = z.object({
  party: PartyId.nullable(),
  notices: z.array(NoticeChoice),
  phone: z.string().nullable().meta({ description: '短信发往的号码, 139****0001; null where none was ever given' }),
  mayChangePhone: z
    .boolean()
    .meta({ description: 'false for whoever acts under a mandate for some items or some acts' }),
  changes: z.array(ContactChange).max(20).meta({ description: 'newest first' }),
})

export const readNotices = endpoint('GET /api/:region/notices', {
  summary: '通知设置',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'query',
  params: inRegion,
  reply: NoticeSettings,
})

/** Chooses anew which notices that party does without; what the law demands is not among them. */
export const chooseNotices = endpoint('PUT /api/:region/notices', {
  summary: '修改通知设置',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: inRegion,
  body: z.strictObject({ party: PartyId, unwanted: z.array(Notice).max(Notice.options.length) }),
  reply: z.object({ receipt: Receipt }),
})

/** 变更联系电话 on purpose: messages go to this number from now on, about what is under way too. */
export const changePhone = endpoint('PUT /api/:region/notices/phone', {
  summary: '变更联系电话',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: inRegion,
  body: z.strictObject({ party: PartyId, phone: PhoneText }),
  reply: z.object({ receipt: Receipt }),
})
