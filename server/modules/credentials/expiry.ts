import type { OwnCredential } from '#contracts/credentials.ts'
import { dayText } from '#kernel/day.ts'
import { maskedName } from '#kernel/masked-name.ts'
import { statement } from '#platform/db.ts'
import type { DueDeadline } from '#platform/deadlines.ts'
import { executeAs } from '#platform/execute.ts'
import { platformNow } from '#platform/now.ts'
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

const templates = {
  renewable: '{name}，您好：您的一份证照有效期至{day}，需要延续的请尽早登录一窗申请。',
  ends: '{name}，您好：您的一份证照有效期至{day}，详情请登录一窗查看。',
}

/** 到期提醒 to the holder's telephone as it is known today; it doesn't say which licence, and speaks of a renewal where one can be asked for. */
export async function announceExpiry(platform: Platform, ask: CredentialsNeeds, job: Job): Promise<void> {
  const { validUntil } = job.payload as { validUntil: string }
  const { rows } = await platform.db.query(
    'system',
    statement(
      `select h.holder, c.identifier, c.status, c.case_stream
       from credentials.holders h
       join credentials.credentials c
         on c.region = h.region
         and c.stream = h.stream
       where h.region = $1
         and h.stream = $2`,
      [job.region, job.stream],
    ),
  )
  const row = rows[0]
  const holder = row?.['holder'] as string | undefined
  if (!row || !holder || !(await ask.identity.wantsNotice(holder, 'licence-expires'))) return
  const { name, kind, phone: registered } = await ask.identity.party(holder)
  const phone = (await ask.identity.contact(holder)).phone?.value ?? registered
  if (!phone) return
  const licence = {
    credential: job.stream,
    identifier: row['identifier'] as string,
    validUntil,
    status: row['status'] as Exclude<OwnCredential['status'], 'replaced'>,
    caseStream: row['case_stream'] as string,
  }
  const { day } = await platformNow(platform.db, platform.wallNow)
  const [matters] = await ask.mattersOf(job.region, [licence], day)
  await ask.sendSms(
    {
      effect: job.effect,
      to: phone,
      template: matters!.can.includes('renewal') ? templates.renewable : templates.ends,
      params: { name: kind === 'person' ? maskedName(name) : name, day: dayText(validUntil) },
    },
    job.region,
  )
}
