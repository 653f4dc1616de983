import { check } from '#kernel/condition-check.ts'
import { answersUsed, type Condition } from '#kernel/condition.ts'
import { conditionsOf } from '#kernel/plan-check.ts'
import { materialsInForm } from './answers.ts'
import { checkComputed } from './computed.ts'
import { conditionFault } from './condition-words.ts'
import { repeated, unless } from './found.ts'
import type { Column, Field, Item, Material } from './item.ts'

/**
 * Everything that keeps a form from being published, one Chinese sentence each; empty when it can go out. The same for data that is
 * shipped and for a form that was designed in the back office.
 *
 * The contract says the shape of a form; here stands what a shape can't say: that keys and options are there once, that no condition asks
 * what nobody answers, that nothing a reviewer is shown can name the applicant, and that what hangs on an answer still finds it.
 */
export function checkForm(item: Pick<Item, 'form' | 'holds' | 'materials' | 'plan' | 'outcome' | 'stage'>): string[] {
  const fields = item.form.flatMap((group) => group.fields)
  // A file is no answer that anything could hang on.
  const answered = fields.filter((field) => field.type !== 'file')
  const known = new Set(answered.map((field) => field.key))
  const answersBefore = (place: number) => fields.slice(0, place).filter((field) => field.type !== 'file')
  return [
    ...repeated(item.form.map((group) => group.title)).map((title) => `分组“${title}”重复`),
    ...repeated(fields.map((field) => field.key)).map((key) => `字段标识 ${key} 重复`),
    ...fields.flatMap((field, place) => [
      ...checkField(field),
      ...checkFile(field, item.materials),
      ...(field.when ? checkCondition(field.when, answersBefore(place), `“${field.label}”的显示条件`) : []),
      ...(field.computed
        ? checkComputed({ ...field, computed: field.computed }, answersBefore(place), `字段“${field.label}”`)
        : []),
    ]),
    ...unless(
      item.stage === undefined || fields.some(({ type }) => type === 'project-code'),
      '列入审批阶段的事项要问项目代码',
    ),
    ...repeated(materialsInForm(item)).map((key) => `材料 ${key} 在表单中问了不止一次`),
    ...item.holds.flatMap((hold) => [
      ...checkCondition(hold.condition, answered, `校验“${hold.message}”`),
      ...unless(known.has(hold.at), `校验“${hold.message}”：没有字段 ${hold.at}`),
    ]),
    ...item.materials.flatMap((material) =>
      material.when ? checkCondition(material.when, answered, `材料“${material.name}”的条件`) : [],
    ),
    ...(conditionsOf(item.plan) as { at: string; condition: Condition }[]).flatMap(({ at, condition }) => [
      ...checkCondition(condition, answered, `办理流程 ${at}`),
      ...answersUsed(condition)
        .filter((key) => fields.find((field) => field.key === key)?.class !== 'plain')
        .map((key) => `办理流程 ${at}：字段 ${key} 属于个人信息，不能决定流程`),
    ]),
    ...item.outcome.face.flatMap((line) =>
      unless(line.field === undefined || known.has(line.field), `证照页面“${line.label}”：没有字段 ${line.field}`),
    ),
  ]
}

function checkField(field: Field): string[] {
  const named = `字段“${field.label}”`
  return [
    ...unless(field.class === 'plain' || field.sight !== 'shown', `${named}含个人信息，不能向审查人员显示`),
    ...unless(
      field.prefill === undefined || field.class === 'identity',
      `${named}由账户信息填写，个人信息分级应为“身份信息”`,
    ),
    ...unless(
      field.prefill === undefined || (field.prefill === 'address') === (field.type === 'address'),
      `${named}：地址题只能由账户的地址填写，其他题不能`,
    ),
    ...checkOptions(field, named),
    ...unless(
      field.min === undefined || field.max === undefined || field.min <= field.max,
      `${named}的最小值 ${field.min} 大于最大值 ${field.max}`,
    ),
    ...checkKind(field, named),
  ]
}

/** 文件题: names a material that can be uploaded, and is asked when that is called for. */
function checkFile(field: Field, materials: readonly Material[]): string[] {
  const named = `字段“${field.label}”`
  if (field.type !== 'file') return unless(field.material === undefined, `${named}：只有文件题对应材料`)
  const material = materials.find(({ key }) => key === field.material)
  return [
    ...unless(
      material !== undefined && material.ways.includes('upload') && !material.ways.includes('form'),
      `${named}：文件题要对应一项可以上传的材料`,
    ),
    ...unless(field.when === undefined, `${named}：文件题随材料的条件显示，不另设显示条件`),
  ]
}

function checkOptions(field: Pick<Field | Column, 'type' | 'options'>, named: string): string[] {
  const offers = field.type === 'choice' || field.type === 'many'
  const values = (field.options ?? []).map((option) => option.value)
  const labels = (field.options ?? []).map((option) => option.label)
  return [
    ...unless(offers ? values.length > 1 : values.length === 0, `${named}：只有选择题有选项，且至少两项`),
    ...repeated([...values]).map((value) => `${named}的选项 ${value} 重复`),
    ...repeated(labels).map((label) => `${named}的选项“${label}”重复`),
  ]
}

/** Types whose answers can tell who applies. A plan of land and rows of a table can, so they are plain only where nobody reads them by name. */
const alwaysIdentity = new Set<Field['type']>([
  'address',
  'person',
  'firm',
  'phone',
  'resident-id',
  'firm-code',
  'project-code',
  'area',
])

function checkKind(field: Field, named: string): string[] {
  const columns = field.columns ?? []
  const [least, most] = [field.minRows ?? 1, field.maxRows ?? 50]
  const identifying = columns.filter((column) => alwaysIdentity.has(column.type) || column.type === 'text')
  return [
    ...unless(
      !alwaysIdentity.has(field.type) || field.class === 'identity',
      `${named}的内容会指明申请人，个人信息分级应为“身份信息”`,
    ),
    ...unless((field.type === 'address') === (field.divisions !== undefined), `${named}：地址题要有区划，其他题没有`),
    ...unless((field.type === 'table') === columns.length > 0, `${named}：表格题要有列，其他题没有`),
    ...unless(
      (field.type === 'declaration') === (field.statement !== undefined),
      `${named}：承诺题要有承诺内容，其他题没有`,
    ),
    ...unless(field.type === 'table' || (field.minRows ?? field.maxRows) === undefined, `${named}：只有表格题有行数`),
    ...unless(field.type === 'area' || field.around === undefined, `${named}：只有范围题有地图打开的位置`),
    ...unless(field.type === 'person' || field.parts === undefined, `${named}：只有人员题可以选择填写的内容`),
    ...unless(least <= most, `${named}的最少行数 ${least} 大于最多行数 ${most}`),
    ...unless(
      field.class !== 'plain' || field.sight !== 'shown' || identifying.length === 0,
      `${named}的列“${identifying[0]?.label}”可能指明申请人，不能向审查人员显示`,
    ),
    ...unless(
      field.type !== 'declaration' || field.class === 'plain',
      `${named}：承诺不含个人信息，个人信息分级应为“一般信息”`,
    ),
    ...repeated(columns.map((column) => column.key)).map((key) => `${named}的列标识 ${key} 重复`),
    ...columns.flatMap((column) => checkOptions(column, `${named}的列“${column.label}”`)),
  ]
}

/** @param known the fields whose answers the condition may look at: for a field, those before it */
function checkCondition(condition: Condition, known: readonly Field[], where: string): string[] {
  return check(condition, known).map((error) => `${where}：${conditionFault(error)}`)
}
