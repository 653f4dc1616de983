import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from './ask.ts'
import { openSecrets } from './intake-routes.ts'

/** Texts as the operator has approved them; `{number}` is the case's public number. No name and no item stands in a message. */
const templates: Record<string, string> = {
  'result-ready': '您的办件{number}已有办理结果，请登录一窗查看和领取。',
  'message-answered': '您的办件{number}有新的留言回复，请登录一窗查看。',
}

/**
 * Tells the applicant's phone, as of the day of filing, that something has happened. Whose personal data are erased, or who left no
 * number, is told nothing.
 */
export async function notifyApplicant(platform: Platform, ask: CasesAsk, job: Job): Promise<void> {
  const { notice, number } = job.payload as { notice: string; number: string }
  const template = templates[notice]
  if (!template) throw new RangeError(`no text for the notice ${notice}`)
  if (!ask.sendSms) throw new Error('no operator of short messages is connected')
  const rows = (await platform.db.query('system', readVault(job.region, job.stream))).rows
  if (rows.length === 0) return
  const { phone } = openSecrets(platform, { region: job.region, case: job.stream }, rows).applicant
  if (!phone) return
  await ask.sendSms({ effect: job.effect, to: phone, template, params: { number } })
}
