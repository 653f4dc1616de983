import assert from 'node:assert/strict'
import { lockerDays } from '#contracts/lockers.ts'
import { region } from '#tests/harness/case-walk.ts'
import { Refused, type Clients } from './client.ts'
import { grantedOnPromise } from './licence-walks.ts'
import { caseAt, clerkAccount, person, personAccount, until, view, type World } from './walk-parts.ts'

const packed = ['decision', 'licence']

/** 取证柜: put in and not fetched, asked back, put in again and fetched. */
export async function inLocker(clients: Clients, world: World): Promise<void> {
  const applicant = await clients.as(personAccount)
  const clerk = await clients.as(clerkAccount)
  const { case: id } = await grantedOnPromise(applicant, { deliverBy: 'locker' })
  const putIn = async () => {
    await clerk.command(`${caseAt(id)}/deposit`, { packed })
    await until('the locker never had it', async () => {
      world.locker.put()
      return (await view(applicant, id)).pickUp !== null
    })
  }
  await putIn()
  await world.passDays(lockerDays + 1)
  await until('it was never asked back', async () => {
    const { timeline } = await view(applicant, id)
    return timeline.some(({ title }) => title === '取证柜退回')
  })
  await putIn()
  world.locker.take()
  await until('nobody fetched it', async () => (await view(applicant, id)).phase === 'closed')
}

/** 自助打印: the first print delivers the result; whoever did not hear of it finds the code used up. */
export async function atKiosk(clients: Clients, world: World): Promise<void> {
  const applicant = await clients.as(personAccount)
  const { case: id, number, pickUp } = await grantedOnPromise(applicant, { deliverBy: 'self-print' })
  const shown = { number, code: pickUp!.code, tail: person.code.slice(-6) }
  try {
    await applicant.act('POST', `/api/${region}/kiosk/prints`, shown)
  } catch (error) {
    if (!(error instanceof Refused) || (await view(applicant, id)).phase !== 'closed') throw error
  }
  const printed = await world.commandsOf(id, 'case.result-printed')
  assert.equal(printed.length, 1)
  clients.sent(printed[0]!, 'print', applicant.account)
}
