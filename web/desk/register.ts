import type { RegionId } from '#contracts/ids.ts'
import { changePhoneAtWindow, registerAtWindow, type NamedParty } from '#contracts/parties.ts'
import type { PartyId } from '#contracts/ids.ts'
import type { call } from '#web/shared/call.ts'
import { failureOf, type Failure } from './failure.ts'

/** Whether nobody has the code yet that a document says. */
export const isUnregistered = (failure: Failure | null): boolean =>
  failure?.kind === 'refused' && failure.problem.code === 'identity.not-registered'

type Said = NamedParty & { phone: string; document: 'resident-id-card' | 'business-licence' | 'mandate' }

/**
 * What is asked of a party, and asked again once the party was registered because nobody knew it. Repeated after a lost answer it registers
 * nobody twice. `registered`: whether that was needed now.
 *
 * @param saidAt when the phone was said, in ISO 8601, where the link was down then
 * @throws what was refused, also of who is not registered while no phone is said
 */
export async function registering<Answer>(
  act: () => Promise<Answer>,
  region: RegionId,
  { kind, name, code, phone, document }: Said,
  ask: typeof call,
  saidAt?: string,
): Promise<{ answer: Answer; registered: boolean }> {
  try {
    return { answer: await act(), registered: false }
  } catch (error) {
    if (phone === '' || !isUnregistered(failureOf(error))) throw error
  }
  const statedAt = saidAt && { statedAt: saidAt }
  await ask(registerAtWindow, { params: { region }, body: { kind, name, code, phone, document, ...statedAt } })
  return { answer: await act(), registered: true }
}

/**
 * 变更联系电话 of whoever was just identified and says a number: the server knows whether it is another one. Repeated after a lost answer it finds
 * nothing to change.
 *
 * @param saidAt when it was said, in ISO 8601, where the link was down then
 * @returns `kept`: the party has given another number since then, which stays
 */
export async function phoneSaid(
  party: PartyId,
  phone: string,
  region: RegionId,
  ask: typeof call,
  saidAt?: string,
): Promise<'changed' | 'same' | 'kept'> {
  if (phone === '') return 'same'
  try {
    await ask(changePhoneAtWindow, { params: { region }, body: { party, phone, ...(saidAt && { statedAt: saidAt }) } })
    return 'changed'
  } catch (error) {
    const failure = failureOf(error)
    const code = failure.kind === 'refused' ? failure.problem.code : null
    if (code === 'contact.phone-same') return 'same'
    if (code === 'contact.given-since') return 'kept'
    throw error
  }
}
