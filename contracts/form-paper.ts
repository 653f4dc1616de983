import { describe } from '#kernel/condition-sentence.ts'
import { answerText, isUnanswered } from './answer.ts'
import { cellField, memberOf, partsOf, hasParts } from './answer-parts.ts'
import { askedAnswers, visibleFields, visibleMaterials, withComputed } from './answers.ts'
import { formulaText } from './computed.ts'
import type { Field, Item, Material } from './item.ts'
import { sampleAnswer } from './sample-answer.ts'

/** One line of a form on paper: a question with its answer, a table, or a text that is agreed to. */
export type FormLine =
  | { kind: 'answer'; label: string; note: string; value: string }
  | { kind: 'table'; label: string; note: string; columns: string[]; rows: string[][] }
  | { kind: 'agreed'; label: string; text: string; agreed: boolean }

/** A piece of a letter: words, or a place to fill in. */
export type LetterPiece = { text: string; fill: boolean }

/** 申请表 on paper; `look` says whether it is empty, an example, or what somebody submitted. */
export type FormPaper = {
  look: 'blank' | 'sample' | 'submitted'
  title: string
  itemName: string
  /** 承诺 of the applicant, as the page of submission asks it. */
  declaration: string
  groups: { title: string; lines: FormLine[] }[]
  /** Paragraphs of a letter instead of questions; empty for a form. */
  letter: LetterPiece[][]
}

/** What everybody declares who applies. @source 行政许可法 第三十一条 */
export const applicantDeclares = '本人（单位）声明：以上填写的内容和提交的材料真实、有效，并对其真实性负责。'

/** The form as it was submitted: what was asked and answered. */
export const submittedForm = (item: Item, answers: Readonly<Record<string, unknown>>): FormPaper =>
  paperOf(item, 'submitted', visibleFields(item, answers), answers)

/** 空白表: every question, with the case in which it is asked. */
export const blankForm = (item: Item): FormPaper =>
  paperOf(
    item,
    'blank',
    item.form.flatMap((group) => group.fields),
    {},
  )

/** 样表: the same form with made-up answers. */
export function sampleForm(item: Item): FormPaper {
  let answers: Record<string, unknown> = {}
  // Each round may open further questions.
  for (let open = visibleFields(item, answers); open.length > 0;) {
    answers = { ...answers, ...Object.fromEntries(open.map((field) => [field.key, sampleAnswer(field) ?? '示例'])) }
    open = visibleFields(item, answers).filter((field) => answers[field.key] === undefined)
  }
  const given = askedAnswers(item, answers)
  return paperOf(item, 'sample', visibleFields(item, given), withComputed(item, given))
}

/** A letter of the applicant's own, such as a consent; `look` is blank or sample. */
export function letterForm(
  item: Item,
  { title, text }: NonNullable<Material['letter']>,
  look: 'blank' | 'sample',
): FormPaper {
  return {
    look,
    title,
    itemName: item.name,
    declaration: '',
    groups: [],
    letter: text.split('\n').map((paragraph) => piecesOf(paragraph, look)),
  }
}

/** Whether there is a blank form and a sample for this material. */
export const hasBlankForm = (material: Pick<Material, 'ways' | 'letter'>): boolean =>
  material.ways.includes('form') || material.letter !== undefined

/** 申请表 by its name: the material that it is, or named for the item that asks for none. */
export function formTitle(item: Item, answers: Readonly<Record<string, unknown>>): string {
  const own = visibleMaterials(item, answers).find((material) => material.ways.includes('form'))
  return own?.name ?? item.materials.find((material) => material.ways.includes('form'))?.name ?? `${item.name}申请表`
}

function paperOf(
  item: Item,
  look: FormPaper['look'],
  fields: readonly Field[],
  answers: Readonly<Record<string, unknown>>,
): FormPaper {
  const shown = new Set(fields.map((field) => field.key))
  const all = item.form.flatMap((group) => group.fields)
  return {
    look,
    title: formTitle(item, answers),
    itemName: item.name,
    declaration: applicantDeclares,
    groups: item.form
      .map((group) => ({
        title: group.title,
        lines: group.fields
          .filter((field) => shown.has(field.key))
          .map((field) => (look === 'blank' ? blankLine(field, all) : filledLine(field, answers[field.key]))),
      }))
      .filter((group) => group.lines.length > 0),
    letter: [],
  }
}

function filledLine(field: Field, value: unknown): FormLine {
  if (field.type === 'declaration')
    return {
      kind: 'agreed',
      label: field.label,
      text: field.statement?.text ?? '',
      agreed: memberOf(value, 'agreed') === true,
    }
  if (field.type === 'table')
    return {
      kind: 'table',
      label: field.label,
      note: '',
      columns: (field.columns ?? []).map((column) => column.label),
      rows: (Array.isArray(value) ? value : []).map((row: unknown) =>
        (field.columns ?? []).map((column) => answerText(cellField(field, column), memberOf(row, column.key))),
      ),
    }
  return {
    kind: 'answer',
    label: field.label,
    note: '',
    value: isUnanswered(value) ? '—' : answerText(field, value),
  }
}

/** Rows that a table has room for on an empty form. */
const emptyRows = 5

function blankLine(field: Field, all: readonly Field[]): FormLine {
  const note = [
    field.when ? `${describe(field.when, all)}时填写` : '',
    field.computed ? `填${formulaText(field.computed, all)}` : '',
    field.required ? '' : '选填',
    field.hint ?? '',
  ]
    .filter((part) => part !== '')
    .join('；')
  if (field.type === 'file') return { kind: 'answer', label: field.label, note, value: '（另附）' }
  if (field.type === 'declaration')
    return { kind: 'agreed', label: field.label, text: field.statement?.text ?? '', agreed: false }
  if (field.type === 'table') {
    const columns = field.columns ?? []
    return {
      kind: 'table',
      label: field.label,
      note,
      columns: columns.map((column) => (column.unit ? `${column.label}（${column.unit}）` : column.label)),
      rows: Array.from({ length: Math.max(emptyRows, field.minRows ?? 0) }, () => columns.map(() => '')),
    }
  }
  return { kind: 'answer', label: field.label, note, value: emptyValue(field) }
}

// The space does not break: a box stays with its words.
const box = '□\u00a0'
/** Options with more letters than this stand one below the other. */
const longOption = 12

function emptyValue(field: Field): string {
  if (field.options) {
    const long = field.options.some((option) => option.label.length > longOption)
    return field.options.map((option) => `${box}${option.label}`).join(long ? '\n' : '　')
  }
  if (field.type === 'yes-no') return `${box}是　${box}否`
  if (field.type === 'date') return '　　　　年　　月　　日'
  if (field.type === 'money') return '　　　　　　　　元'
  if (hasParts(field) && field.type !== 'address')
    return partsOf(field, undefined)
      .map((part) => `${part.label}：`)
      .join('\n')
  return field.unit ? `　　　　　　　　${field.unit}` : ''
}

function piecesOf(paragraph: string, look: 'blank' | 'sample'): LetterPiece[] {
  return paragraph
    .split(/(\{\{[^{}|]*\|[^{}|]*\}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const place = /^\{\{([^{}|]*)\|([^{}|]*)\}\}$/.exec(part)
      if (!place) return { text: part, fill: false }
      return { text: look === 'sample' ? (place[2] ?? '') : `（${place[1] ?? ''}）`, fill: true }
    })
}
