import { hearingTask } from '#contracts/hearings.ts'
import type { Item } from '#contracts/item.ts'
import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'

/** Who presides, as whoever may ask for another one is told: name, and the office they are of. */
export type Chair = { name: string; office: string }

/**
 * The chair who is drawn and has not reported yet; null where nobody is. One more query, in a case with a hearing alone.
 *
 * @source 行政许可法 第四十八条第一款第三项
 */
export async function chairOf(
  platform: Pick<Platform, 'db'>,
  ask: Pick<CasesAsk, 'catalogue' | 'identity'>,
  { region, stream }: { region: string; stream: string },
  { hearing, tasks }: Pick<CaseState, 'hearing' | 'tasks'>,
  item: Pick<Item, 'hearing'>,
): Promise<Chair | null> {
  if (!hearing || hearing.reported || !item.hearing || !tasks[hearingTask]?.code) return null
  const found = await platform.db.query(
    'system',
    statement(`select cases.hearing_chair($1, $2) person`, [region, stream]),
  )
  const person = found.rows[0]?.['person'] as string | null | undefined
  if (!person) return null
  const [{ name }, office] = await Promise.all([
    ask.identity.party(person),
    ask.catalogue.office(region, item.hearing.office),
  ])
  return { name, office: office.name }
}
