import { createHash } from 'node:crypto'
import { answerText } from '#contracts/answer.ts'
import { visibleFields } from '#contracts/answers.ts'
import type { OfficeView } from '#contracts/catalogue.ts'
import type { Item } from '#contracts/item.ts'
import type { FirstOpinion, ReferralPackage } from '#contracts/referrals.ts'
import type { CaseState } from '../case-state.ts'
import type { CaseSecrets } from '../drafts/submit-route.ts'

const verdicts = { pass: '通过', fail: '不通过', 'pass-after-revision': '修改后通过' } as const

/** What each reviewing step came to before it went up; who gave it is behind a code, and stays there. */
export const firstOpinions = (state: CaseState, item: Item): FirstOpinion[] =>
  item.tasks.flatMap(({ key, title, kind }) => {
    const task = state.tasks[key]
    if ((kind !== 'review' && kind !== 'merge' && kind !== 'expert') || !task?.verdict) return []
    const reasons = kind === 'merge' ? (state.feedback?.summary ?? '') : (task.reasons ?? '')
    return [{ step: title, verdict: verdicts[task.verdict], reasons, day: task.closedDay ?? '' }]
  })

/** 陈述申辩 as they were passed on, without names: 申请人's, then 利害关系人's. */
const statementsOf = ({ ownStatements, thirdParties }: CaseState): ReferralPackage['statements'] =>
  [
    ...ownStatements.said.map(({ summary, passedDay }) => ({ by: '申请人', summary, day: passedDay })),
    ...(thirdParties?.told ?? []).map(({ summary, statedDay }) => ({ by: '利害关系人', summary, day: statedDay })),
  ].flatMap(({ by, summary, day }) => (summary && day ? [{ by, summary, day }] : []))

/**
 * 初步审查意见和全部申请材料: all that the authority needs, so that the applicant is asked for nothing again.
 *
 * @param bytesOf a file of the case
 * @source 行政许可法 第三十五条、第三十六条
 */
export async function packageOf(
  task: string,
  { state, item, office, secrets }: { state: CaseState; item: Item; office: OfficeView; secrets: CaseSecrets },
  bytesOf: (file: string) => Promise<{ bytes: Uint8Array; fileName: string }>,
): Promise<ReferralPackage> {
  const referral = state.referrals[task]!
  const rule = item.tasks.find(({ key }) => key === task)!.referral!
  const { name, kind, code, phone } = secrets.applicant
  const values = { ...state.plain, ...secrets.answers.values }
  const materials: ReferralPackage['materials'][number][] = []
  for (const fact of state.materials) {
    const material = item.materials.find(({ key }) => key === fact.material)?.name ?? fact.material
    const stored = fact.file ? await bytesOf(fact.file) : null
    const file = stored && {
      id: fact.file!,
      name: stored.fileName,
      mediaType: fact.mediaType ?? 'application/octet-stream',
      bytes: stored.bytes.length,
      sha256: createHash('sha256').update(stored.bytes).digest('hex'),
    }
    materials.push({ name: material, way: fact.way, file })
  }
  return {
    package: referral.package,
    from: { name: office.name, code: office.code },
    to: { name: rule.to, code: rule.code },
    item: { name: item.name, taskCode: item.taskCode },
    number: state.number,
    applicant: { name, kind, code, phone },
    receivedOn: state.receivedDay,
    acceptedOn: state.acceptedDay!,
    sentOn: referral.sentDay,
    answerBy: state.tasks[task]!.due.day,
    answers: visibleFields(item, values).map((field) => ({
      label: field.label,
      text: answerText(field, values[field.key]),
    })),
    opinions: firstOpinions(state, item),
    statements: statementsOf(state),
    materials,
  }
}
