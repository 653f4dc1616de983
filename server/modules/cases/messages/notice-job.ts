import { maskedName } from '#kernel/masked-name.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { openSecrets } from '../intake/intake-routes.ts'

/**
 * Texts as the operator has approved them; `{name}` is the masked name of a person, `{number}` the case's public number. No item, no ground
 * and nothing of the result stands in a message: whoever else holds the telephone learns that there is a case, and no more.
 */
const templates: Record<string, string> = {
  accepted: '{name}，您好：您的办件{number}已受理，受理通知书可登录一窗查看和下载。',
  'deficiency-notified': '{name}，您好：您的办件{number}需要补正，请登录一窗或到窗口查看补正告知书，一次补齐。',
  'refused-at-intake': '{name}，您好：您的办件{number}有新的处理结果，请登录一窗查看通知书，其中载明理由和救济途径。',
  'result-ready': '{name}，您好：您的办件{number}已有办理结果，请登录一窗查看和领取。',
  'message-answered': '{name}，您好：您的办件{number}有新的留言回复，请登录一窗查看。',
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
  const { phone, name, kind } = openSecrets(platform, { region: job.region, case: job.stream }, rows).applicant
  if (!phone) return
  await ask.sendSms({
    effect: job.effect,
    to: phone,
    template,
    params: { name: kind === 'person' ? maskedName(name) : name, number },
  })
}
