import type { IdentityAsk, SendSms } from '#contracts/asks.ts'
import { dayOf, dayText } from '#kernel/day.ts'
import { maskedName } from '#kernel/masked-name.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { askContacts } from './contacts.ts'

/** As the operator has approved it. It names neither number, so that whoever else holds the old telephone learns no new one. */
const template =
  '{name}，您好：您在一窗留的联系电话已于{day}变更，今后的短信发到新号码。如果不是您或者您授权的人办理，请持证件到窗口更正。'

/** Tells the number that counted until now that messages go elsewhere: whoever did not change it learns of it. */
export async function announcePhone(
  { db, keys }: Pick<Platform, 'db' | 'keys'>,
  ask: { identity: Pick<IdentityAsk, 'party'>; sendSms: SendSms },
  job: Job,
): Promise<void> {
  const { sealed } = job.payload as { sealed: string }
  const changed = await askContacts(db, keys).before(job.stream, sealed)
  if (!changed) return
  const { name, kind, phone: registered } = await ask.identity.party(job.stream)
  const to = changed.phone ?? registered
  if (!to || to === changed.now) return
  const params = { name: kind === 'person' ? maskedName(name) : name, day: dayText(dayOf(changed.at)) }
  await ask.sendSms({ effect: job.effect, to, template, params }, job.region)
}
