import { checkAnswer } from '#contracts/answer.ts'
import { visibleFields } from '#contracts/answers.ts'
import type { Field, Item } from '#contracts/item.ts'
import { isDeepStrictEqual } from 'node:util'
import type { Row, Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { readVault } from '#platform/vault.ts'
import { readStream } from '#platform/log.ts'
import type { Rows } from '#platform/db.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOf } from '../case-act.ts'
import type { DraftContent } from '../drafts/draft-content.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { stateFrom } from '../parts/open-part.ts'
import { listOwnOfProject, listProjectsOfPresent } from './project-queries.ts'

/** How many of a project's newest cases a form begins with. */
const newest = 4

/** What an earlier case of the project said, under the questions that it was asked. */
export type Said = { item: Form; answers: Readonly<Record<string, unknown>> }

/**
 * What a form of the project's next item begins with: answers to the same questions in the earlier cases, of the newest that has one. What is filled in
 * from the account stays with the account, which may have changed.
 */
export function beginsWith(item: Item, earlier: readonly Said[]): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const { key } of item.form.flatMap((group) => group.fields)) {
    const field = visibleFields(item, answers).find((asked) => asked.key === key)
    if (!field || field.computed || field.prefill || field.type === 'declaration') continue
    const said = earlier.find(
      (one) =>
        one.answers[key] !== undefined &&
        fieldsOf(one.item).some((other) => isSameQuestion(field, item, other, one.item)),
    )
    const value = said?.answers[key]
    if (value !== undefined && checkAnswer(field, value) === null) answers[key] = value
  }
  return answers
}

type Form = Pick<Item, 'form'>

const fieldsOf = ({ form }: Form): Field[] => form.flatMap((group) => group.fields)

/**
 * One question in two items: of one key, one kind, one meaning of its values and one label. What is asked together with the code is of the project, by
 * whatever name an item calls it (项目名称, 工程名称).
 */
const isSameQuestion = (one: Field, item: Form, other: Field, ofOther: Form): boolean =>
  one.key === other.key &&
  one.type === other.type &&
  one.class === other.class &&
  one.unit === other.unit &&
  isDeepStrictEqual(one.options, other.options) &&
  (one.label === other.label || (isOfProject(item, one.key) && isOfProject(ofOther, other.key)))

const isOfProject = ({ form }: Form, key: string): boolean =>
  form.some(
    ({ fields }) => fields.some(({ type }) => type === 'project-code') && fields.some((field) => field.key === key),
  )

/** Where the earlier cases of a project are looked up, and with whose right they are read. */
export type FromProject = {
  /** Rows with `stream`, `number`, `submitted_text`, newest first. */
  list: Statement
  listed: (statements: readonly Statement[]) => Promise<Rows[]>
  read: (statements: readonly Statement[]) => Promise<Rows[]>
}

/** Of the session's own parties. */
export const ownProject = (
  region: string,
  project: string,
  again: (statements: readonly Statement[]) => Promise<Rows[]>,
): FromProject => ({ list: listOwnOfProject(region, project, newest, undefined), listed: again, read: again })

/** At a window: of whoever stands there or is acted for under a mandate, as the database finds; what they said is read by the platform. */
export const projectOfPresent = (
  { db }: Pick<Platform, 'db'>,
  { region, project, party, mandate }: { region: string; project: string; party: string; mandate: string | null },
  again: (statements: readonly Statement[]) => Promise<Rows[]>,
): FromProject => ({
  list: listProjectsOfPresent(region, party, mandate, project, newest),
  listed: again,
  read: (statements) => db.readTogether('system', statements),
})

/**
 * 项目的下一事项: the content of a draft, from cases of the project that the session may begin with.
 *
 * @throws Refusal 404 where there are none
 */
export async function contentFromProject(
  platform: Platform,
  ask: CasesAsk,
  { list, listed, read }: FromProject,
  region: string,
  item: Item,
): Promise<DraftContent> {
  const [found] = await listed([list])
  const streams = found!.rows.map((row) => row['stream'] as string)
  if (streams.length === 0) throw notFound()
  const rows = await read(streams.flatMap((stream) => [readStream(region, stream, 0), readVault(region, stream)]))
  const earlier: Said[] = []
  for (const [at, stream] of streams.entries()) {
    const said = await saidIn(platform, ask, { region, case: stream }, rows[2 * at]!.rows, rows[2 * at + 1]!.rows)
    if (said) earlier.push(said)
  }
  const [first] = found!.rows
  return {
    answers: beginsWith(item, earlier),
    paper: [],
    from: { case: streams[0]!, number: first!['number'] as string, day: first!['submitted_text'] as string },
  }
}

async function saidIn(
  platform: Platform,
  ask: CasesAsk,
  at: { region: string; case: string },
  events: readonly Row[],
  vault: readonly Row[],
): Promise<Said | null> {
  const state = stateFrom(events)
  if (isErased(state)) return null
  const { answers } = openSecrets(platform, at, vault)
  return { item: await itemOf(ask, at.region, state), answers: { ...state.plain, ...answers.values } }
}
