import { randomUUID } from 'node:crypto'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import type { Matter } from '#contracts/matters.ts'
import type { Day } from '#kernel/day.ts'
import type { Row } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { Refusal } from '#platform/refusal.ts'
import type { CasesAsk } from './ask.ts'
import type { CaseCommand } from './case.ts'
import type { CaseEnv } from './case-env.ts'
import type { CaseState } from './case-state.ts'
import { withAdded } from './handling/added-tasks.ts'
import { caseStream } from './case-stream.ts'
import { remindedAsSet } from './reminders/office-reminders.ts'

export type CaseAct = Act<CaseState, CaseCommand, CaseEvent, CaseEnv>

/** One act on a case. */
export const caseAct = (act: Omit<CaseAct, 'kind'>): CaseAct => ({ kind: caseStream, ...act })

type Filed = Pick<CaseState, 'item' | 'revision' | 'about'> & Partial<Pick<CaseState, 'handling'>>

/** The item as it was when the case was filed, for what the case asks, with what was added to its plan since. */
export async function itemOf(
  { catalogue }: Pick<CasesAsk, 'catalogue'>,
  region: string,
  { item, revision, about, handling }: Filed,
): Promise<Item> {
  const filed = ofMatter(await catalogue.item(region, item, revision), about?.matter ?? 'new')
  return handling ? withAdded(filed, handling.added) : filed
}

/** The same for a row of a list. */
export async function itemOfRow({ catalogue }: Pick<CasesAsk, 'catalogue'>, region: string, row: Row): Promise<Item> {
  const item = await catalogue.item(region, row['item'] as string, row['revision'] as number)
  return ofMatter(item, (row['matter'] as Matter | undefined) ?? 'new')
}

/** What the rules need beside the state: the item as it was when the case was filed, the calendar, the day. */
export async function caseEnv(ask: CasesAsk, region: string, state: Filed, day: Day): Promise<CaseEnv> {
  return envOf(ask, region, await itemOf(ask, region, state), day)
}

/** The same of an item that is known already. */
export async function envOf(
  { catalogue }: Pick<CasesAsk, 'catalogue'>,
  region: string,
  item: Item,
  day: Day,
): Promise<CaseEnv> {
  const [{ reminders }, calendar] = await Promise.all([catalogue.facts(region), catalogue.calendar(region)])
  return { item: remindedAsSet(item, reminders), calendar, day, newRef: randomUUID }
}

/** The page that asks saw the case after so many acts; another act since then is news that its reader must see first. */
export function refuseStale(state: CaseState, expects: number | undefined): void {
  if (expects !== undefined && expects !== state.acts) throw new Refusal(409, 'case.stale')
}
