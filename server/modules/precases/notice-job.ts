import type { PrecaseKind } from '#contracts/precase-events.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import type { PrecasesNeeds } from './ask.ts'
import { openWords, readWords } from './words.ts'

/** Texts as the operator has approved them. No name, no item and no word of the answer stands in a message. */
const templates: Record<PrecaseKind, string> = {
  enquiry: '您的咨询{number}已有答复，请登录一窗查看。',
  'pre-review': '您的预审{number}已有答复，请登录一窗查看。',
}

/** Tells whoever asked, at the number of that day, that there is an answer. Whose personal data are erased, or who left none, is told nothing. */
export async function notifyAsker(platform: Platform, ask: PrecasesNeeds, job: Job): Promise<void> {
  const { kind, number } = job.payload as { kind: PrecaseKind; number: string }
  const at = { region: job.region, stream: job.stream }
  const words = openWords(platform.vault, at, (await platform.db.query('system', readWords(at))).rows)
  if (!words?.asker.phone) return
  if (!(await ask.identity.wantsNotice(words.asker.id, 'precase-answered'))) return
  await ask.sendSms(
    { effect: job.effect, to: words.asker.phone, template: templates[kind], params: { number } },
    job.region,
  )
}
