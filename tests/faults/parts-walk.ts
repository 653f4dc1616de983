import type { CaseView } from '#contracts/cases.ts'
import { answersFor, itemOf } from '#tests/harness/case-walk.ts'
import type { Client, Clients } from './client.ts'
import { accept, firmAccount, prepareDraft, submitDraft, untilReady } from './walk.ts'
import { acceptorOf, caseAt, erase, until, view } from './walk-parts.ts'

const together = itemOf('open-restaurant')
const food = itemOf('food-business')
const wanted = answersFor(together, { advertises: true, runsVenue: false })

/**
 * 一件事: one part is decided and one goes on alone, then the whole is received; another whole is joined by an application of its own, and withdrawn
 * with it, and erased with it.
 */
export async function partsOfAWhole(clients: Clients): Promise<void> {
  const firm = await clients.as(firmAccount)
  const acceptor = await acceptorOf(clients, together)
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, together, wanted))
  await accept(acceptor, id)
  const { food: main, advertising } = await partsOnce(firm, id, ({ parts }) =>
    parts.every((part) => part.case !== null),
  )
  await firm.command(`${caseAt(id)}/parts/advertising/split`, {})
  await until('the part never left its whole', async () => (await view(firm, advertising!)).family === null)
  await firm.command(`${caseAt(advertising!)}/withdrawal`, { reason: '暂不设置户外广告', confirmed: true })
  await acceptor.command(`${caseAt(advertising!)}/withdrawal-confirmation`, {})
  await untilReady(clients, firm, food, main!)
  await until('the whole was never ready', async () => (await view(firm, id)).phase === 'ready')
  await firm.command(`${caseAt(id)}/receipt`, {})
  await until('the part was never delivered', async () => (await view(firm, main!)).phase === 'closed')

  const { case: single } = await submitDraft(firm, await prepareDraft(firm, food))
  const { case: other } = await submitDraft(firm, await prepareDraft(firm, together, wanted))
  await firm.command(`${caseAt(other)}/parts/food/join`, { joins: single })
  await until('the application never joined', async () => (await view(firm, single)).family !== null)
  await firm.command(`${caseAt(other)}/withdrawal`, { reason: '' })
  await until('the part was never withdrawn', async () => (await view(firm, single)).phase === 'closed')
  await erase(clients, other)
  await until('the part was never erased', async () => (await view(firm, single)).erasure?.standing === 'erased')
}

async function partsOnce(
  firm: Client,
  id: string,
  holds: (family: NonNullable<CaseView['family']>) => boolean,
): Promise<Record<string, string | null>> {
  let found: Record<string, string | null> = {}
  await until('the parts were never opened', async () => {
    const { family } = await view(firm, id)
    if (!family || !holds(family)) return false
    found = Object.fromEntries(family.parts.map((part) => [part.part, part.case]))
    return true
  })
  return found
}
