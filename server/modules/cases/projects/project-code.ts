import { isUnanswered } from '#contracts/answer.ts'
import { visibleFields } from '#contracts/answers.ts'
import { ProjectId } from '#contracts/ids.ts'
import type { Field, Item } from '#contracts/item.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { remove, upsert, type RowChange } from '#platform/table.ts'
import { vaultTerm } from '#platform/vault.ts'
import { projects } from '../tables.ts'

type Answers = Readonly<Record<string, unknown>>

/** Whether an item asks which project it is for. */
export const asksForProject = (item: Pick<Item, 'form'>): boolean =>
  item.form.some((group) => group.fields.some(({ type }) => type === 'project-code'))

/** 项目代码 that these answers name; null where the item asks for none. */
export function projectCodeOf(item: Pick<Item, 'form'>, answers: Answers): string | null {
  const field = visibleFields(item, answers).find(({ type }) => type === 'project-code')
  const code = field && answers[field.key]
  return typeof code === 'string' && !isUnanswered(code) ? code : null
}

/** 项目名称: the first text that is asked together with the code. */
export function projectNameOf(item: Pick<Item, 'form'>, answers: Answers): string | null {
  const group = item.form.find(({ fields }) => fields.some(({ type }) => type === 'project-code'))
  const field = group?.fields.find(({ type }: Field) => type === 'text')
  const name = field && answers[field.key]
  return typeof name === 'string' && !isUnanswered(name) ? name : null
}

/** What stands for a project outside the vault. */
export const projectId = (keys: Pick<Keys, 'derive'>, region: string, code: string): string =>
  vaultTerm(keys, region, 'project', code).toString('hex')

/** The project that a case names, as its applicant's pages call it; null for one that names none. */
export function projectOf(
  keys: Pick<Keys, 'derive'>,
  region: string,
  item: Pick<Item, 'form'>,
  answers: Answers,
): ProjectId | null {
  const code = projectCodeOf(item, answers)
  return code === null ? null : ProjectId.parse(projectId(keys, region, code))
}

/** The row by which a case is found among those of its project; a case that names none has none. */
export function projectRows(
  keys: Pick<Keys, 'derive'>,
  { region, stream }: { region: string; stream: string },
  code: string | null,
  filed: { applicant: string; at: string },
): RowChange[] {
  if (code === null) return [remove(projects, { region, stream })]
  const project = projectId(keys, region, code)
  return [upsert(projects, { region, stream, project, applicant: filed.applicant, filed_at: filed.at })]
}

/** The project of a case; no row for one that names none. */
export const readProjectOf = (region: string, stream: string): Statement =>
  statement(`select project from cases.projects where region = $1 and stream = $2`, [region, stream])

/** Whether both name a project, and not the same; of a case without one nothing is asked. */
export const isOtherProject = (one: Row | undefined, other: Row | undefined): boolean =>
  one !== undefined && other !== undefined && one['project'] !== other['project']
