import { z } from 'zod'
import type { Condition } from '#kernel/condition.ts'
import type { Plan } from '#kernel/plan.ts'
import { Computed } from './computed.ts'
import { RemindBefore } from './due.ts'
import { Extension } from './extensions.ts'
import { DataCheckKind } from './data-checks.ts'
import { ItemCode, Key, OfficeId } from './ids.ts'
import { ExpertPanel } from './expert-panel.ts'
import { HearingRule } from './hearings.ts'
import { Bearing, ItemCommitment } from './item-commitment.ts'
import { AgeRule, DecisionRules, ItemInstant, SilenceRule, WindowAcceptance } from './item-ways.ts'
import { ItemSupervision } from './item-supervision.ts'
import { ItemDeferral } from './item-deferral.ts'
import { PublicNoticeRule } from './public-notice-events.ts'
import { LateRule } from './late-events.ts'
import { mostParts, PartDefinition, PartJoin } from './item-parts.ts'
import { LicenceMatter } from './matters.ts'
import { OutcomeAct, PermitCategory } from './outcome.ts'
import { ItemStage } from './project-stages.ts'
import { QuotaRule, unlimited } from './quotas.ts'
import { ReferralRule } from './referral-events.ts'
import { SiteVisit } from './site-visit.ts'
import { Awaits } from './signing.ts'
import { SpecialProcedure } from './special-procedures.ts'

/**
 * 事项 as data: what a city publishes about one service and by what rules its cases run. A case stays on the revision it was filed under.
 *
 * @source 行政许可法 第三十条 (what must be published); GB/T 39554 (names of the elements)
 */

/** Conditions and plans are trees whose full check is the kernel's (`check`, `checkPlan`); here only their outer shape is said. */
export const ConditionTree = z.custom<Condition>((value) => typeof value === 'object' && value !== null)
/** The plan of an item's review; `checkPlan` of the kernel says whether it can be carried out. */
export const PlanTree = z.custom<Plan>((value) => typeof value === 'object' && value !== null)

/** 个人信息分级 of a form field. `identity` (the default) and `personal` go to the vault, only `plain` answers stand in the log. */
export const FieldClass = z.enum(['identity', 'personal', 'plain'])

/** 审查可见性: `blind` is never shown to a reviewer; `shown` is. */
export const Sight = z.enum(['blind', 'shown'])

/** What kind of answer a question takes; it decides how the answer is checked, shown and compared. */
export const FieldType = z.enum([
  'text',
  'long-text',
  'number',
  'date',
  'choice',
  'many',
  'yes-no',
  'phone',
  'resident-id',
  'firm-code',
  'project-code',
  'money',
  'address',
  'person',
  'firm',
  'area',
  'table',
  'declaration',
  'file',
])
export type FieldType = z.infer<typeof FieldType>

const Options = z.array(z.strictObject({ value: z.string(), label: z.string() }))

/** 区划 to choose from in an address; `path` is what is written before the town, '' where the detail says it all. */
export const Division = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().min(1),
  path: z.string(),
  towns: z
    .array(z.strictObject({ code: z.string().regex(/^\d{9}$/), name: z.string().min(1) }))
    .meta({ description: '乡镇、街道; none: not asked' }),
})
export type Division = z.infer<typeof Division>

/** One column of a table: a plain question, asked in each row. */
export const Column = z.strictObject({
  key: Key,
  label: z.string().min(1),
  type: FieldType.extract(['text', 'number', 'date', 'choice', 'yes-no', 'phone', 'resident-id', 'firm-code', 'money']),
  required: z.boolean().default(true),
  unit: z.string().optional(),
  options: Options.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.int().positive().default(60),
})
export type Column = z.infer<typeof Column>

/** 表单项: one question of an application form and the rules for its answer. */
export const Field = z.strictObject({
  key: Key,
  label: z.string().min(1),
  type: FieldType,
  class: FieldClass.default('identity'),
  sight: Sight.default('blind'),
  required: z.boolean().default(true),
  hint: z.string().optional(),
  unit: z.string().optional(),
  options: Options.optional(),
  /** Of a number in its unit, of money in 分, of an area in square metres. */
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.int().positive().default(200),
  /** 填写范例, shown beside the question. */
  sample: z.string().max(200).optional(),
  /** Of an address: among which divisions it lies. */
  divisions: z.array(Division).min(1).optional(),
  /** Of an area: about which place, in degrees, its map opens while nothing is drawn; without it about the origin of a plan's own. */
  around: z
    .strictObject({ longitude: z.number().min(73.5).max(136.4), latitude: z.number().min(0).max(60) })
    .optional(),
  /** Of a person: what is asked besides the name; both when absent. */
  parts: z.array(z.enum(['code', 'phone'])).optional(),
  /** Of a table. */
  columns: z.array(Column).min(1).max(12).optional(),
  minRows: z.int().min(0).max(200).optional(),
  maxRows: z.int().min(1).max(200).optional(),
  /** Of a declaration: the text that is agreed to; a changed text is another version. */
  statement: z.strictObject({ version: z.string().min(1).max(20), text: z.string().min(2).max(4000) }).optional(),
  /** Of a file: the material whose files are asked for at this place of the form, and not once more among the materials. */
  material: Key.optional(),
  /** Asked only when this holds. */
  when: ConditionTree.optional(),
  /** Of a number or an amount: not asked but computed, by server and page alike. */
  computed: Computed.optional(),
  /** Filled from the account: 申请人名称, 证件号码, 联系电话, 法定代表人, 住址或者注册地址. */
  prefill: z.enum(['name', 'code', 'phone', 'legal-person', 'address']).optional(),
})
export type Field = z.infer<typeof Field>

/** 勾稽关系 between answers: what must hold when all of them are given, and the sentence for whoever it does not hold for. */
export const Hold = z.strictObject({
  condition: ConditionTree,
  message: z.string().min(4).max(200),
  /** The field that the sentence stands at. */
  at: Key,
})
export type Hold = z.infer<typeof Hold>

/**
 * Questions that stand together under one title, and what they are asked for. @source 行政许可法 第二十九条第一款: a form asks nothing that has
 * nothing to do with the matter
 */
export const FieldGroup = z.strictObject({
  title: z.string(),
  forConditions: z
    .array(z.int().min(1))
    .max(30)
    .optional()
    .meta({ description: '用于审查的许可条件, by their place in the published list, from 1' }),
  forBasis: z.string().min(4).max(200).optional().meta({
    description: '填写依据: the article that asks for it, where it serves none of the conditions',
  }),
  fields: z.array(Field).min(1),
})

/**
 * 证明材料: what somebody else is to certify. Whoever publishes the item says who certifies it, whether they can find out, and what says the same
 * already; where nobody can find out, or another material says it, the proof is not asked for at all.
 *
 * @source 吉林省 2019 (减证便民，六个一律取消): 能被其他材料涵盖或替代的、开具单位无法调查核实的，一律取消
 */
export const Proof = z.strictObject({
  issuer: z.string().trim().min(2).max(60).meta({ description: '开具单位' }),
  canInvestigate: z.boolean().meta({ description: '开具单位能否调查核实' }),
  coveredBy: z.array(Key).max(20).meta({ description: 'materials of the same list that say the same' }),
})
export type Proof = z.infer<typeof Proof>

/** 要件: what must be shown, and by which ways it may be. */
export const Material = z.strictObject({
  key: Key,
  name: z.string().min(2),
  need: z.enum(['required', 'optional']),
  importance: z.enum(['main', 'minor']).default('main').meta({
    description: '主要材料、次要材料: only a minor one may be handed in after the acceptance (容缺后补)',
  }),
  ways: z
    .array(z.enum(['form', 'upload', 'paper']))
    .min(1)
    .meta({
      description: '`form`: what is filled in online is this very paper, so that online nothing is uploaded for it',
    }),
  formats: z.array(z.enum(['pdf', 'png', 'jpeg'])).min(1),
  maxBytes: z.int().positive().max(50_000_000),
  maxFiles: z.int().min(1).max(20).default(3),
  source: z.string(),
  basis: z.string(),
  standard: z.string().meta({ description: '受理标准: what the formal check looks at' }),
  when: ConditionTree.optional(),
  /**
   * 空白表、样表 of a letter of somebody's own: its text, one paragraph per line. `{{提示|示例}}` is a place to fill in: a line in the blank form, the
   * example in the sample. The application form itself needs none: both are made from the questions.
   */
  letter: z.strictObject({ title: z.string().min(2).max(60), text: z.string().min(4).max(4000) }).optional(),
  /** Of what is a proof by its name; without it such a material is not published. */
  proof: Proof.optional(),
  /** 证照类型代码: a valid electronic licence of this type, issued to the applicant, stands in for the material. */
  licence: z.string().length(21).optional(),
  /** 数据核验: registers whose answer about the applicant stands in for the material; the first that knows such applicants is asked. */
  checks: z.array(DataCheckKind).min(1).max(3).optional(),
  /** 材料种类: files that the applicant submitted for a material of the same kind may be used again; without it only this item's own. */
  kind: Key.optional(),
  /** How many months an earlier file stays good; none: `reusableMonths` of `contracts/sources.ts`. 0: it is made anew each time. */
  reusableMonths: z.int().min(0).max(60).optional(),
  /** `blind`: reviewers see re-encoded page images under neutral names. `hidden`: they do not see it at all. */
  sight: z.enum(['blind', 'hidden']),
})
export type Material = z.infer<typeof Material>

/** 评分表 element: measurable, with a finding and its basis; a veto element fails the sheet alone. */
export const Criterion = z.strictObject({
  key: Key,
  title: z.string(),
  measure: z.string(),
  points: z.int().min(0).max(100),
  veto: z.boolean().default(false),
  basis: z.string(),
})
/** 评审表: what a reviewer scores; `passMark` is the least total that passes. */
export const ScoringSheet = z.strictObject({
  key: Key,
  title: z.string(),
  passMark: z.int().min(0),
  criteria: z.array(Criterion).min(1),
})
export type ScoringSheet = z.infer<typeof ScoringSheet>

/** 环节. Every task is awaited from somebody whom a draw chooses among the office's people of that role. */
export const TaskDefinition = z.strictObject({
  key: Key,
  title: z.string(),
  kind: z
    .enum(['review', 'merge', 'decide', 'expert', 'site-visit', 'notice', 'referral'])
    .meta({ description: '`notice`: 公示, which the clock ends; `referral`: 上报, which the authority above ends' }),
  office: OfficeId,
  /** 处室 within the office; drawn among the grants of this section when given. */
  section: z.string().optional(),
  limitDays: z.int().min(1).meta({ description: '工作日' }),
  sheet: Key.optional(),
  sees: z.array(Key).default([]).meta({ description: 'materials shown to this task' }),
  notice: PublicNoticeRule.optional().meta({ description: '公示; only, and always, of a task of that kind' }),
  remindBefore: RemindBefore.optional().meta({ description: '到期提醒; otherwise as the item says of all its limits' }),
  whenLate: LateRule.optional().meta({ description: '逾期未反馈; none: the step waits, and lists show it as late' }),
  visit: SiteVisit.optional().meta({ description: '现场核查, on a task of kind `site-visit` and on no other' }),
  awaits: Awaits.optional().meta({ description: '会签、或签、票签, on a review without a sheet' }),
  referral: ReferralRule.optional().meta({ description: '上报, on a task of kind `referral` and on no other' }),
  experts: ExpertPanel.optional().meta({ description: '专家评审, on a task of kind `expert` and on no other' }),
})
export type TaskDefinition = z.infer<typeof TaskDefinition>

/** 时限: so many working days (工作日) or calendar days, and the article that sets them. */
export const Limit = z.strictObject({
  unit: z.enum(['working', 'calendar']),
  days: z.int().min(1),
  /** Some laws count from the day on which the complete application was received, not from its acceptance. */
  from: z.enum(['receipt', 'acceptance']).default('acceptance'),
  basis: z.string(),
})

const Fee = z.strictObject({
  charged: z.boolean(),
  basis: z.string().optional(),
  standard: z.string().optional(),
  payWithin: z
    .int()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: '缴费期限: working days from the decision; whoever does not pay is reminded by law' }),
  unpaid: z.enum(['demand-payment']).default('demand-payment').meta({ description: '逾期未缴的后果' }),
})

/**
 * 变更、延续、补证、注销 of the licence that the item leads to: offered because it stands here. What is not said is as for 新办.
 *
 * @source 行政许可法 第四十九条, 第五十条, 第七十条
 */
export const MatterRule = z.strictObject({
  matter: LicenceMatter,
  basis: z.string().min(4).meta({ description: 'the article that gives it, or says by when' }),
  statutory: Limit.optional(),
  promised: Limit.optional(),
  fee: Fee.optional(),
  /** Keys of the materials that are asked for; all of them without it. */
  materials: z.array(Key).optional(),
  /** Questions of its own instead of the item’s. */
  form: z.array(FieldGroup).min(1).optional(),
  plan: PlanTree.optional(),
  /** Of a renewal: so many days before its last one it is asked for; thirty without it. */
  leadDays: z.int().min(1).max(365).optional(),
})
export type MatterRule = z.infer<typeof MatterRule>

/** 重新申请: where another law lets nobody change or renew the licence, and has it applied for anew. */
export const AnewRule = z.strictObject({
  matter: LicenceMatter.extract(['change', 'renewal']),
  basis: z.string().min(4).meta({ description: 'the law that says so' }),
  when: z.string().min(4).meta({ description: 'in which case it is applied for anew, as the guide says it' }),
})
export type AnewRule = z.infer<typeof AnewRule>

/**
 * 事项 in one revision: all that it takes to apply, review, decide and issue. Cases stay on the revision they were
 * filed under.
 */
export const Item = z.strictObject({
  code: ItemCode,
  revision: z.int().min(1),
  name: z.string(),
  shortName: z.string(),
  power: z.enum(['许可', '征收', '给付', '确认', '奖励', '其他', '公共服务']),
  catalogueCode: z.string().length(12).meta({ description: '基本编码' }),
  taskCode: z.string().length(31).meta({ description: '实施编码' }),
  office: OfficeId.meta({ description: '实施机关' }),
  intakeOffice: OfficeId.meta({ description: '受理单位' }),
  acceptance: WindowAcceptance.optional().meta({
    description: '授权综合窗口受理: what is filed at a window may be accepted there; none: the office alone accepts',
  }),
  serves: z.array(z.enum(['person', 'enterprise'])).min(1),
  channels: z.array(z.enum(['site', 'window'])).min(1),
  visits: z.int().min(0).meta({ description: '到现场次数' }),
  originals: z.enum(['at-pick-up', 'not-needed']).default('not-needed').meta({
    description: '先审后验: files are reviewed, their originals looked at when the result is fetched at a window',
  }),
  bases: z
    .array(z.strictObject({ law: z.string(), article: z.string(), text: z.string().optional() }))
    .min(1)
    .meta({ description: '设定依据' }),
  conditions: z.array(z.string()).min(1).meta({ description: '许可条件' }),
  quantity: z.string().default(unlimited),
  quota: QuotaRule.optional().meta({ description: '数量限制; none: as many as there are' }),
  statutory: Limit,
  promised: Limit,
  internalDays: z
    .int()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: '内部办理时限, 工作日 from the acceptance to the decision; five unless said' }),
  internalBasis: z
    .string()
    .trim()
    .min(4)
    .max(200)
    .optional()
    .meta({ description: 'by what the internal limit is longer than five' }),
  remindBefore: RemindBefore.optional().meta({
    description: '到期提醒 of every limit whose step says nothing else; without: one',
  }),
  returns: z.int().min(1).max(3).default(1).meta({
    description: '受理退回次数上限: how often an applicant is sent back to complete one matter, over all its filings',
  }),
  returnsBasis: z.string().min(10).max(300).optional().meta({
    description: 'why more than once, by the article that lets it; told in the guide',
  }),
  fee: Fee,
  form: z.array(FieldGroup).min(1),
  holds: z.array(Hold).max(50).default([]),
  materials: z.array(Material),
  tasks: z.array(TaskDefinition).meta({ description: 'none where the item is made of parts' }),
  parts: z.array(PartDefinition).max(mostParts).default([]).meta({
    description: '一件事、并联: items that are applied for at once; the plan says which opens when',
  }),
  join: PartJoin.default('all'),
  plan: PlanTree,
  sheets: z.array(ScoringSheet),
  /** 延长期限; none: this item's limits are never extended. */
  extension: Extension.optional(),
  specialProcedures: z.array(SpecialProcedure).max(8).default([]),
  hearing: HearingRule.optional().meta({
    description: '听证: from which office the chair is drawn; none: it is not held here',
  }),
  prints: z
    .int()
    .min(1)
    .max(20)
    .optional()
    .meta({ description: '自助打印: most prints of a result; three unless said' }),
  bearsOn: z
    .array(Bearing)
    .default([])
    .meta({ description: '直接涉及的重大利益: by it false material bars, and a commitment needs a published list' }),
  commitment: ItemCommitment.optional().meta({
    description: '告知承诺: decided on the spot on the applicant’s promise',
  }),
  filing: z.literal(true).optional().meta({
    description: '承诺备案: a filing takes effect at once on the commitment, and is looked at afterwards',
  }),
  supervision: ItemSupervision.optional().meta({
    description: '许可后监督检查: what was granted is looked at by draw in each period, and for cause',
  }),
  instant: ItemInstant.optional().meta({ description: '即办件: taken in and decided in one act' }),
  agreedBySilence: SilenceRule.optional().meta({
    description: '逾期未通知视为同意, where the law of the item says so',
  }),
  ripe: AgeRule.optional().meta({
    description: '满若干年方可申请, where the law of the item lets an approval grow old first',
  }),
  decisionRules: DecisionRules.optional().meta({ description: '自动审批: decided by rules where one holds' }),
  /** 容缺受理, where the item offers it. */
  deferral: ItemDeferral.optional(),
  outcome: z.strictObject({
    act: OutcomeAct.optional().meta({ description: '办理行为; without it the kind of power says it' }),
    category: PermitCategory.optional().meta({ description: '许可类别; none for what permits nothing' }),
    licenceType: z.string().meta({ description: '证照类型代码, 21 characters' }),
    title: z.string(),
    validYears: z.int().positive().nullable(),
    /** Form fields and fixed texts on the face of the licence, in order. */
    face: z.array(z.strictObject({ label: z.string(), field: Key.optional(), text: z.string().optional() })),
  }),
  matters: z.array(MatterRule).max(4).default([]).meta({ description: '对已有证照可以申请的事' }),
  anew: z.array(AnewRule).max(2).optional().meta({ description: '不变更、不延续，应当重新申请的' }),
  stage: ItemStage.optional().meta({ description: '审批阶段 of a project; without it the item goes on beside them' }),
  /** 公示: law publishes the applicant during review, so blindness covers the work session only. */
  publishesApplicant: z.boolean().default(false),
  remedies: z.strictObject({
    reconsiderationOffice: z.string(),
    reconsiderationUrl: z.url(),
    court: z.string(),
  }),
  consult: z.strictObject({ phone: z.string(), supervision: z.string(), address: z.string(), hours: z.string() }),
  note: z
    .string()
    .optional()
    .meta({ description: 'which parts are general knowledge and need the authority’s confirmation' }),
})
export type Item = z.infer<typeof Item>

/** 事项 as a line of a list, whether people apply here or the directory only says where. */
export const ItemSummary = z
  .object({
    code: ItemCode,
    name: z.string(),
    power: z.string(),
    office: z.string(),
    officeName: z.string(),
    serves: z.array(z.enum(['person', 'enterprise'])),
    /** Null where the platform does not know. */
    promisedDays: z.int().nullable(),
    statutoryDays: z.int().nullable(),
    /** Through which this platform takes applications; none for an entry of the directory. */
    channels: z.array(z.enum(['site', 'window'])),
    visits: z.int().nullable(),
    handles: z.array(z.string()).default([]),
    /** 常用说法 by which a search found it. */
    said: z.string().nullable().default(null),
  })
  .meta({ id: 'ItemSummary' })
export type ItemSummary = z.infer<typeof ItemSummary>
