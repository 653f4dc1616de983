import type { CaseEvent } from '#contracts/case-events.ts'
import type { Notice } from '#contracts/notices.ts'
import { fold } from '#kernel/decider.ts'
import { maskedName } from '#kernel/masked-name.ts'
import { statement } from '#platform/db.ts'
import { readStream } from '#platform/log.ts'
import { eventFrom } from '#platform/stream.ts'
import { caseDecider } from '../case.ts'
import { pickUpCode } from '../reading/query-code.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { openSecrets } from '../intake/intake-routes.ts'

/** What is told of before there is a case, and of a licence. */
type NotOfCases = 'precase-answered' | 'licence-expires'

/**
 * Texts as the operator has approved them; `{name}` is the masked name of a person, `{number}` the case's public number. No item, no ground
 * and nothing of the result stands in a message: whoever else holds the telephone learns that there is a case, and no more.
 */
const templates: Record<Exclude<Notice, NotOfCases>, string> = {
  accepted: '{name}，您好：您的办件{number}已受理，受理通知书可登录一窗查看和下载。',
  'deficiency-notified': '{name}，您好：您的办件{number}需要补正，请登录一窗或到窗口查看补正告知书，一次补齐。',
  'refused-at-intake': '{name}，您好：您的办件{number}有新的处理结果，请登录一窗查看通知书，其中载明理由和救济途径。',
  'withdrawal-confirmed': '{name}，您好：您的办件{number}已同意撤回，终止办理通知书可登录一窗查看和下载。',
  'withdrawal-declined': '{name}，您好：您的办件{number}的撤回申请已有答复，请登录一窗查看。',
  'result-ready': '{name}，您好：您的办件{number}已有办理结果，请登录一窗查看和领取。',
  'special-procedure-begun': '{name}，您好：您的办件{number}进入特别程序，请登录一窗查看告知书和所需时间。',
  'limit-extended': '{name}，您好：您的办件{number}办理期限经批准延长，请登录一窗查看延长期限告知书和理由。',
  referred: '{name}，您好：您的办件{number}已报送上级行政机关决定，不需要您重复提交材料，请登录一窗查看进度。',
  'promise-checked': '{name}，您好：您的办件{number}承诺核查已有结论，请登录一窗查看通知书和需要您办理的事项。',
  inspected: '{name}，您好：您的办件{number}所发证照的监督检查已有结果，请登录一窗查看记录和需要您办理的事项。',
  'special-procedure-ended': '{name}，您好：您的办件{number}的一项特别程序已结束，请登录一窗查看办理进度。',
  'visit-appointed': '{name}，您好：您的办件{number}已确定现场核查的时间，请登录一窗查看并安排人员到场。',
  'revision-called':
    '{name}，您好：您的办件{number}的评审专家提出了修改意见，请登录一窗查看并在期限内提交修改后的材料。',
  'statement-offered': '{name}，您好：您的办件{number}可以陈述、申辩，请登录一窗查看告知书和期限。',
  'hearing-offered': '{name}，您好：您的办件{number}可以要求听证，请登录一窗查看告知书和提出要求的期限。',
  'hearing-appointed': '{name}，您好：您的办件{number}已确定听证的时间和地点，请登录一窗查看听证通知书。',
  'chair-recusal-answered': '{name}，您好：您就办件{number}提出的听证主持人回避申请已有决定，请登录一窗查看。',
  'hearing-chair-changed': '{name}，您好：您的办件{number}的听证主持人已更换，请登录一窗查看新的听证通知书。',
  'hearing-held': '{name}，您好：您的办件{number}的听证笔录请您确认，请登录一窗核对。',
  'answer-near': '{name}，您好：您的办件{number}可以要求听证的期限即将届满，请登录一窗查看。',
  'revision-near': '{name}，您好：您的办件{number}提交修改后材料的期限即将届满，请登录一窗查看并按期提交。',
  corrected: '{name}，您好：您的办件{number}补正材料已收到，请登录一窗查看办理进度。',
  'result-dispatched': '{name}，您好：您的办件{number}办理结果已交寄，请登录一窗查看快递进度。',
  'parcel-came-back': '{name}，您好：您的办件{number}快递未能送达，请登录一窗重新选择领取方式。',
  'result-in-locker':
    '{name}，您好：您的办件{number}请凭取件码{code}到{locker}{cell}号格取件，{until}前（含当日）有效。',
  'deposit-came-back': '{name}，您好：您的办件{number}已退回窗口，请登录一窗重新选择领取方式。',
  'deferred-checked': '{name}，您好：您的办件{number}补交的容缺材料已核对，请登录一窗查看结果。',
  'ended-for-default': '{name}，您好：您的办件{number}有新的处理结果，请登录一窗查看，其中载明理由和救济途径。',
  'obligation-reminded': '{name}，您好：您的办件{number}有承诺后补的材料即将到期，请登录一窗或到窗口补齐。',
  'obligation-extended': '{name}，您好：您的办件{number}承诺后补材料的期限已延长，请登录一窗查看。',
  'obligation-defaulted': '{name}，您好：您的办件{number}承诺后补的材料已逾期，请尽快登录一窗或到窗口补齐。',
  'closure-opened': '{name}，您好：您的办件{number}所发证照有拟处理的告知，请登录一窗查看，可在期限内陈述申辩。',
  'closure-decided': '{name}，您好：您的办件{number}所发证照已有处理决定，请登录一窗查看决定书和救济途径。',
  'duty-reminded': '{name}，您好：您的办件{number}有应办事项即将到期，请登录一窗查看“应办义务”并按期办理。',
  'duty-extended': '{name}，您好：您的办件{number}有应办事项的期限已延长，请登录一窗查看“应办义务”。',
  'duty-defaulted': '{name}，您好：您的办件{number}有应办事项已逾期，请尽快登录一窗查看“应办义务”。',
  'message-answered': '{name}，您好：您的办件{number}有新的留言回复，请登录一窗查看。',
}

/** Says that there is a 取件码, and never which. */
const codeTemplate = '{name}，您好：您的办件{number}可以自助打印，取件码请登录一窗查看。'

/**
 * Tells the number that was given with the case, or the one the applicant changed to on purpose since, that something has happened. Whose personal data are erased, or who left no
 * number, is told nothing; who has said that a notice is not wanted, nothing that the law does not demand.
 */
export async function notifyApplicant(platform: Platform, ask: CasesAsk, job: Job): Promise<void> {
  // What is owed for a case is a stream of its own, and names the case.
  const {
    notice,
    number,
    code,
    case: of = job.stream,
  } = job.payload as {
    notice: Notice
    number: string
    code?: true
    case?: string
  }
  if (notice === 'precase-answered' || notice === 'licence-expires') throw new RangeError(`a case tells no ${notice}`)
  const template = code ? codeTemplate : templates[notice]
  const rows = (await platform.db.query('system', readVault(job.region, of))).rows
  if (rows.length === 0) return
  const { id, phone, phoneAt, name, kind } = openSecrets(platform, { region: job.region, case: of }, rows).applicant
  const since = phoneAt ?? (await filedAt(platform, job.region, of))
  const to = since === null ? phone : (await ask.identity.phoneFor(id, { phone, since })).phone
  if (!to || !(await ask.identity.wantsNotice(id, notice))) return
  const stay = notice === 'result-in-locker' ? await stayOf(platform, job) : {}
  if (!stay) return
  await ask.sendSms(
    {
      effect: job.effect,
      to,
      template,
      params: { name: kind === 'person' ? maskedName(name) : name, number, ...stay },
    },
    job.region,
  )
}

/** When a case was filed whose vault does not say when its phone was said. */
async function filedAt(platform: Platform, region: string, stream: string): Promise<string | null> {
  const { rows } = await platform.db.query(
    'system',
    statement(`select submitted_at from cases.owners where region = $1 and stream = $2`, [region, stream]),
  )
  return (rows[0]?.['submitted_at'] as Date | undefined)?.toISOString() ?? null
}

/** Where it lies now and what opens the door; null when it was taken out or came back before the message went. */
async function stayOf(platform: Platform, { region, stream }: Job): Promise<Record<string, string> | null> {
  const { rows } = await platform.db.query('system', readStream(region, stream, 0))
  const { deposited, codesUsed, phase } = fold(
    caseDecider,
    rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
  )
  if (!deposited?.at || phase !== 'ready') return null
  return { ...deposited.at, code: pickUpCode(platform.keys, region, stream, codesUsed) }
}
