import type { RuleCode } from '#contracts/rules.ts'
import type {
  CheckNotice,
  Decision,
  Deficiency,
  IntakeRefusal,
  LegalGround,
  PaperContent,
  PaperRemedies,
} from './content.ts'

/** What the law demands of a paper and its content lacks: the rule that it breaks, and the missing part in Chinese. */
export type Missing = { code: Extract<RuleCode, `paper.${string}`>; part: string }

/** A paper that the law forbids to issue in this form; nothing is printed and nothing sealed. */
export class IncompletePaper extends Error {
  override name = 'IncompletePaper'
  readonly code: Missing['code']
  constructor(kind: string, { code, part }: Missing) {
    super(`${kind}: ${part} (${code})`)
    this.code = code
  }
}

/**
 * What the law demands of the paper and the content lacks; null when nothing is missing.
 *
 * @source 行政许可法 第三十二条 (one complete notice; name the competent office), 第三十八条 (reasons, remedies), 第四十二条 (reasons of an extension), 第四十五条 (tell how long);
 * 行政复议法 第二十二条
 */
export function missingFrom(content: PaperContent): Missing | null {
  if (!said(content.office, content.documentNumber, content.issuedOn)) return incomplete('发文机关、文号或日期')
  switch (content.kind) {
    case 'application-form':
      return content.groups.length + content.letter.length === 0 ? incomplete('填写的内容') : null
    case 'material-receipt':
      return content.materials.length === 0 ? incomplete('材料清单') : null
    case 'acceptance-notice':
      return said(content.acceptedOn, content.statutoryDueOn, content.promisedDueOn) ? null : incomplete('办理期限')
    case 'deferral-notice':
      if (!said(content.basis)) return { code: 'paper.needs-basis', part: '法律依据' }
      return content.materials.length > 0 && said(content.acceptedOn, content.dueOn, content.consequence)
        ? null
        : incomplete('需要补齐的材料、期限或者后果')
    case 'deferral-complete-notice':
      return content.materials.length > 0 && said(content.completedOn) ? null : incomplete('补齐的材料')
    case 'deferral-ending':
      if (!said(content.basis)) return { code: 'paper.needs-basis', part: '法律依据' }
      return (
        reasonsMissing(content.reasons) ??
        remediesMissing(content.remedies) ??
        (content.materials.length > 0 ? null : incomplete('尚缺的材料'))
      )
    case 'deficiency-notice':
      return deficienciesMissing(content.deficiencies)
    case 'intake-refusal':
      return missingFromIntakeRefusal(content)
    case 'special-procedure-notice':
      if (!said(content.reason)) return { code: 'paper.needs-reasons', part: '事由' }
      if (!said(content.basis)) return { code: 'paper.needs-basis', part: '法律依据' }
      return said(content.procedure, content.from, content.through ?? content.endedOn ?? '') && content.expectedDays > 0
        ? null
        : incomplete('所需时间')
    case 'extension-notice':
      if (!said(content.reason)) return { code: 'paper.needs-reasons', part: '延长的理由' }
      if (!said(content.basis)) return { code: 'paper.needs-basis', part: '法律依据' }
      return said(content.head, content.statutoryDueOn) && content.days > 0 ? null : incomplete('延长的期限')
    case 'third-party-notice':
      if (!said(content.reason)) return { code: 'paper.needs-reasons', part: '事由' }
      return said(content.dueOn) ? null : incomplete('陈述申辩的期限')
    case 'hearing-rights-notice':
      if (!said(content.reason)) return { code: 'paper.needs-reasons', part: '事由' }
      return said(content.requestBy) ? null : incomplete('要求听证的期限')
    case 'hearing-notice':
      return said(content.heldOn, content.time, content.place, content.chair)
        ? null
        : incomplete('听证的时间、地点或者主持人')
    case 'recusal-answer':
      if (!content.granted && !said(content.reason ?? '')) return { code: 'paper.needs-reasons', part: '不同意的理由' }
      return said(content.askedOn) ? null : incomplete('提出申请的日期')
    case 'termination-notice':
      return said(content.withdrawnOn) ? null : incomplete('撤回日期')
    case 'check-notice':
      return missingFromCheckNotice(content)
    case 'closure-notice':
      if (!said(content.facts)) return { code: 'paper.needs-reasons', part: '认定的事实' }
      return said(content.basis) ? null : { code: 'paper.needs-basis', part: '法律依据' }
    case 'closure-decision':
      if (!said(content.basis)) return { code: 'paper.needs-basis', part: '法律依据' }
      return reasonsMissing([content.facts, content.reasons]) ?? remediesMissing(content.remedies)
    case 'commitment-letter':
      if (content.notice.length === 0 || content.promise.length === 0) return incomplete('告知或者承诺的内容')
      return said(content.signedBy, content.checkDueOn ?? content.sample?.within ?? '')
        ? null
        : incomplete('签署或者核查期限')
    case 'cover-sheet':
      return content.parts.length > 0 ? null : incomplete('各事项的结果')
    case 'joint-feedback':
      return content.parts.length > 0 && content.parts.every(({ words }) => words.length > 0 && said(...words))
        ? null
        : incomplete('各事项的意见')
    case 'deemed-renewal-notice':
      return said(content.licence, content.identifier, content.ranOutOn) ? null : incomplete('所延续的证照和期限')
    case 'deemed-agreement-notice':
      if (!said(content.basis)) return { code: 'paper.needs-basis', part: '法律依据' }
      return said(content.receivedOn, content.lastOn, content.agreedOn) ? null : incomplete('收到的日期和通知的期限')
    case 'decision':
      return missingFromDecision(content)
    case 'delivery-receipt':
      if (content.served.length === 0) return incomplete('送达的文书')
      if (content.way === 'window' && content.signature === null) return incomplete('领取人签名')
      return content.way === 'courier' && content.parcel === null ? incomplete('快递单号') : null
    case 'visit-record':
      if (content.signed.length < 2) return incomplete('两名以上核查人员的签字')
      return content.points.length > 0 && said(content.place, content.visitedAt, ...content.summary)
        ? null
        : incomplete('核查的时间、地点、要点或者结论')
    case 'check-record':
      if (content.officers.length < 2) return incomplete('两名以上检查人员的签字')
      return content.points.length > 0 && said(content.conclusion, content.licenceNumber, ...content.report)
        ? null
        : incomplete('检查的内容、情况或者结论')
    case 'meeting-minutes':
      return content.minutes.length > 0 && content.points.length > 0 ? null : incomplete('会商的议题或者结论')
    case 'transfer-sheet':
      return content.materials.length === 0 ? incomplete('交接的材料') : null
    case 'licence':
      return said(content.title, content.identifier, content.holder) ? null : incomplete('证照名称、标识或持证主体')
  }
}

const incomplete = (part: string): Missing => ({ code: 'paper.incomplete', part })

function deficienciesMissing(list: Deficiency[]): Missing | null {
  if (list.length === 0) return incomplete('补正内容')
  return list.every((one) => said(one.subject, one.reason, one.howToFix))
    ? null
    : incomplete('补正内容的理由或补正方式')
}

function missingFromIntakeRefusal(content: IntakeRefusal): Missing | null {
  if (content.because === 'not-competent' && !said(content.competentOffice ?? '')) return incomplete('有权行政机关')
  return reasonsMissing(content.reasons) ?? groundsMissing(content.grounds) ?? remediesMissing(content.remedies)
}

function missingFromCheckNotice(content: CheckNotice): Missing | null {
  if (!said(content.report)) return { code: 'paper.needs-reasons', part: '核查情况' }
  if (!said(content.basis)) return { code: 'paper.needs-basis', part: '法律依据' }
  return content.finding === 'to-rectify' && content.rectifyByOn === null ? incomplete('整改期限') : null
}

function missingFromDecision(content: Decision): Missing | null {
  if (!said(content.title, content.verdict)) return incomplete('决定内容')
  const outcome = content.outcome === 'refused' ? reasonsMissing(content.reasons) : permitsMissing(content.permits)
  return outcome ?? groundsMissing(content.grounds) ?? remediesMissing(content.remedies)
}

function permitsMissing(permits: string[]): Missing | null {
  return permits.length > 0 && said(...permits) ? null : incomplete('决定内容')
}

function said(...texts: string[]): boolean {
  return texts.every((text) => text.trim() !== '')
}

function reasonsMissing(reasons: string[]): Missing | null {
  return reasons.length > 0 && said(...reasons) ? null : { code: 'paper.needs-reasons', part: '理由' }
}

function groundsMissing(grounds: LegalGround[]): Missing | null {
  return grounds.length > 0 && grounds.every((one) => said(one.article))
    ? null
    : { code: 'paper.needs-basis', part: '法律依据' }
}

function remediesMissing(remedies: PaperRemedies): Missing | null {
  return said(remedies.reviewOffice, remedies.reviewOnline, remedies.court)
    ? null
    : { code: 'paper.needs-remedies', part: '救济途径' }
}
