import { dayText } from '#kernel/day.ts'
import { maskedName } from '#kernel/masked-name.ts'
import { statement } from '#platform/db.ts'
import type { DueDeadline } from '#platform/deadlines.ts'
import { executeAs } from '#platform/execute.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { v5 } from '#platform/uuid.ts'
import type { CredentialsNeeds } from './ask.ts'
import type { CredentialCommand } from './credential.ts'
import { credentialStream } from './credential-stream.ts'

/** A licence's last day has passed, or is near. */
export async function ranOut({ engine }: Platform, { region, stream, name, dueAt }: DueDeadline): Promise<void> {
  const command: CredentialCommand =
    name === 'expiry'
      ? { type: 'note-expiry' }
      : { type: 'announce-expiry', daysBefore: Number(name.replace('reminder-', '')) }
  await executeAs(engine, 'clock', null, {
    kind: credentialStream,
    region,
    target: { stream },
    commandId: v5(stream, name, dueAt),
    decide: ({ day }) => ({ command, env: { day } }),
  })
}

const template = '{name}，您好：您的一份证照有效期至{day}，需要延续的请尽早登录一窗申请。'

/** 到期提醒 to the holder's telephone as it is known today; it doesn't say which licence. */
export async function announceExpiry(platform: Platform, ask: CredentialsNeeds, job: Job): Promise<void> {
  const { validUntil } = job.payload as { validUntil: string }
  const { rows } = await platform.db.query(
    'system',
    statement(`select holder from credentials.holders where region = $1 and stream = $2`, [job.region, job.stream]),
  )
  const holder = rows[0]?.['holder'] as string | undefined
  if (!holder || !(await ask.identity.wantsNotice(holder, 'licence-expires'))) return
  const { name, kind, phone: registered } = await ask.identity.party(holder)
  const phone = (await ask.identity.contact(holder)).phone?.value ?? registered
  if (!phone) return
  await ask.sendSms(
    {
      effect: job.effect,
      to: phone,
      template,
      params: { name: kind === 'person' ? maskedName(name) : name, day: dayText(validUntil) },
    },
    job.region,
  )
}
