import type { Decision, Deficiency, IntakeRefusal, LegalGround, PaperContent, PaperRemedies } from './content.ts'

/** A paper that the law forbids to issue in this form; nothing is printed. */
export class IncompletePaper extends Error {
  override name = 'IncompletePaper'
}

/**
 * What the law demands of the paper and the content lacks; null when nothing is missing.
 *
 * @source 行政许可法 第三十二条 (one complete notice; name the competent office), 第三十八条 (reasons, remedies); 行政复议法 第二十二条
 */
export function missingFrom(content: PaperContent): string | null {
  if (content.kind === 'material-receipt') return content.materials.length === 0 ? '材料清单' : null
  if (content.kind === 'deficiency-notice') return deficienciesMissing(content.deficiencies)
  if (content.kind === 'intake-refusal') return missingFromIntakeRefusal(content)
  if (content.kind === 'decision') return missingFromDecision(content)
  if (content.kind === 'delivery-receipt') {
    if (content.served.length === 0) return '送达的文书'
    if (content.way === 'window' && content.signature === null) return '领取人签名'
    return content.way === 'courier' && content.parcel === null ? '快递单号' : null
  }
  if (content.kind === 'transfer-sheet') return content.materials.length === 0 ? '交接的材料' : null
  if (content.kind === 'licence') {
    return said(content.title, content.identifier, content.holder) ? null : '证照名称、标识或持证主体'
  }
  return null
}

function deficienciesMissing(list: Deficiency[]): string | null {
  if (list.length === 0) return '补正内容'
  return list.every((one) => said(one.subject, one.reason, one.howToFix)) ? null : '补正内容的理由或补正方式'
}

function missingFromIntakeRefusal(content: IntakeRefusal): string | null {
  if (content.because === 'not-competent' && !said(content.competentOffice ?? '')) return '有权行政机关'
  return reasonsMissing(content.reasons) ?? groundsMissing(content.grounds) ?? remediesMissing(content.remedies)
}

function missingFromDecision(content: Decision): string | null {
  const outcome = content.outcome === 'refused' ? reasonsMissing(content.reasons) : permitsMissing(content.permits)
  return outcome ?? groundsMissing(content.grounds) ?? remediesMissing(content.remedies)
}

function permitsMissing(permits: string[]): string | null {
  return permits.length > 0 && said(...permits) ? null : '许可内容'
}

function said(...texts: string[]): boolean {
  return texts.every((text) => text.trim() !== '')
}

function reasonsMissing(reasons: string[]): string | null {
  return reasons.length > 0 && said(...reasons) ? null : '理由'
}

function groundsMissing(grounds: LegalGround[]): string | null {
  return grounds.length > 0 && grounds.every((one) => said(one.article)) ? null : '法律依据'
}

function remediesMissing(remedies: PaperRemedies): string | null {
  return said(remedies.reviewOffice, remedies.reviewOnline, remedies.court) ? null : '救济途径'
}
