import type { Line } from '#contracts/case-events.ts'
import type { OfficeView } from '#contracts/catalogue.ts'
import { extensionHeads } from '#contracts/extensions.ts'
import type { Item } from '#contracts/item.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { actOf, licensingActs, outcomeOnPaper } from '#contracts/outcome.ts'
import type { PaperKind } from '#contracts/papers.ts'
import { findingOf } from '#contracts/commitment-events.ts'
import { defectReasons } from '#contracts/defect-reasons.ts'
import { closedGroundTexts, hearingTask } from '#contracts/hearings.ts'
import { specialProcedureTitles } from '#contracts/special-procedures.ts'
import { answerText } from '#contracts/answer.ts'
import { submittedForm } from '#contracts/form-paper.ts'
import { parseLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import { maskedCode } from '#kernel/masked-name.ts'
import { platformNow } from '#platform/now.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState, PaperNumber } from '../case-state.ts'
import { chairOf } from '../hearing/chair.ts'
import { asksForIt } from '../hearing/another-hearing.ts'
import { consequenceOfGrant, consequenceWords } from '#contracts/item-deferral.ts'
import { outstandingOf } from '../deferral/deferral-rules.ts'
import { originalsToCheck } from '../delivery/originals.ts'
import { queryCode } from '../reading/query-code.ts'
import { answerName, type AnswerSecret } from '../referrals/referral-state.ts'
import { deliveryReceipt } from '../delivery/delivery-receipt.ts'
import { endsWithLicence } from '../clocks/licence-end.ts'
import { closureDecision, closureNotice } from '../closures/closure-papers.ts'
import { checkRecord } from '../supervision/check-record-paper.ts'
import { visitRecord } from '../visits/visit-paper.ts'
import { isVisit } from '../visits/visit-members.ts'
import { meetingMinutes } from '../meetings/meeting-papers.ts'
import { casesOfMeeting } from '../meetings/sittings.ts'
import { partsInFeedback, partsOnCover, partsOnNotice } from '../parts/part-papers.ts'
import { personAskedUntil } from '../ways/person-rules.ts'
import { received } from './received.ts'
import { findingWords } from '../review/finding-words.ts'
import { conditionsOf } from '../review/grant-conditions.ts'
import { toldInWriting } from '../review/special-procedures.ts'
import { decisionGrounds, permitSentence } from '../seal/legal-grounds.ts'
import type { CaseSecrets } from '../drafts/submit-route.ts'
import { partsBarred } from '../intake/bar-rules.ts'
import { lineName } from '../intake/lines.ts'

export type PaperParts = {
  region: string
  stream: string
  kind: PaperKind
  paper: string
  /** Which one, where a case may have several of the kind. */
  of: string | null
  issuer: OfficeView
  state: CaseState
  item: Item
  secrets: CaseSecrets & { entries: ReadonlyMap<string, unknown> }
  number: PaperNumber
  /** Filed by a clerk for whoever stood at the window. */
  atWindow: boolean
  /** Instant of the delivery; null before. */
  deliveredAt: string | null
}

/** What a paper of the case says, with the identity of the applicant; the press refuses it when the law demands more. */
export async function paperContent(
  platform: Platform,
  ask: CasesAsk,
  parts: PaperParts,
): Promise<Record<string, unknown> & { kind: string }> {
  const { region, stream, kind, state, item, secrets, number } = parts
  const act = actOf(item)
  const frame = frameOf(platform, parts)
  const common = {
    ...frame,
    caseNumber: state.number,
    itemName: item.name,
    applicant: secrets.applicant.name,
    appliedOn: state.submittedDay,
    licensing: licensingActs.has(act),
    telephone: item.consult.phone,
    querySecret: queryCode(platform.keys, region, stream),
  }
  const remedies = {
    reviewOffice: item.remedies.reconsiderationOffice,
    reviewOnline: item.remedies.reconsiderationUrl,
    court: item.remedies.court,
  }
  switch (kind) {
    case 'application-form':
      return {
        kind,
        ...frame,
        seal: null,
        ...submittedForm(item, { ...state.plain, ...secrets.answers.values }),
        caseNumber: state.number,
        applicant: secrets.applicant.name,
        declaredOn: number.day,
        materials: received(parts),
      }
    case 'material-receipt':
      return {
        kind,
        ...common,
        materials: received(parts),
        answerDueOn: state.intakeDue?.day ?? state.submittedDay,
        originalsAtPickUp: originalsToCheck(item, state).length > 0,
      }
    case 'acceptance-notice':
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        deemed: state.deemed,
        statutoryLimitDays: item.statutory.days,
        statutoryUnit: item.statutory.unit,
        ...(item.statutory.from === 'receipt' ? { statutoryFromOn: state.receivedDay } : {}),
        statutoryDueOn: state.statutoryDue?.day,
        promisedLimitDays: item.promised.days,
        promisedUnit: item.promised.unit,
        promisedDueOn: state.promisedDue?.day,
        ...(await chargeOf(ask, region, item, state.charge.ended)),
        notCounted: item.specialProcedures.map((one) => specialProcedureTitles[one.kind]),
        ...(isComposite(item) ? { parts: await partsOnNotice(ask, region, state, item) } : {}),
      }
    case 'deferral-notice': {
      const terms = state.deferral!.terms!
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        materials: terms.materials.map((key) => {
          const material = item.materials.find((one) => one.key === key)
          return { name: material?.name ?? key, standard: material?.standard ?? '' }
        }),
        limitDays: terms.limitDays,
        dueOn: terms.due.day,
        consequence: consequenceWords[terms.consequence],
        basis: item.deferral?.basis ?? '',
        ...(await chargeOf(ask, region, item, state.charge.ended)),
      }
    }
    case 'deferral-complete-notice':
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        completedOn: state.deferral?.completeDay,
        materials: materialNames(item, state.deferral?.promised.materials ?? []),
      }
    case 'deferral-ending':
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        dueOn: state.deferral?.terms?.due.day,
        endedOn: state.endedDay,
        materials: materialNames(item, outstandingOf(state)),
        reasons: [state.deferral?.ended?.reason ?? ''],
        basis: state.deferral?.ended?.basis ?? '',
        remedies,
      }
    case 'deficiency-notice':
      return {
        kind,
        ...common,
        deficiencies: (state.returns.notices[Number(parts.of ?? 1) - 1]?.defects ?? []).map((defect) => ({
          subject: lineName(item, defect),
          reason: defectReasons[defect.reason],
          howToFix: defect.remark,
        })),
        ...(await chargeOf(ask, region, item, state.charge.notices[Number(parts.of ?? 1) - 1])),
        dueOn: null,
      }
    case 'intake-refusal':
      return {
        kind,
        ...common,
        because: refusalWords(state.refusal?.ground),
        grounds: [{ law: '中华人民共和国行政许可法', article: (state.refusal?.basis ?? '').replace(/^《.*》/, '') }],
        reasons: [state.refusal?.reason ?? ''],
        ...(state.refusal?.ground === 'false-material' && (common.licensing || state.bars.length > 0)
          ? { falseMaterial: true }
          : {}),
        ...untrueNames(state.refusal?.untrue, item),
        competentOffice: state.refusal?.ground === 'not-competent' ? state.refusal.competentOffice : null,
        ...barredUntil(state, item),
        ...(await chargeOf(ask, region, item, state.charge.ended)),
        remedies,
      }
    case 'special-procedure-notice': {
      const procedure = state.procedures.find((one) => one.procedure === parts.of)!
      const { day } = await platformNow(platform.db, platform.wallNow)
      const calendar = await ask.catalogue.calendar(region)
      const told = toldInWriting(state, { item, calendar, day }, parts.paper).find(
        (event) => event.type === 'special-procedure-told',
      )
      const { from, through } = told ?? procedure
      const rule = item.specialProcedures.find((one) => one.kind === procedure.kind)
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        procedure: specialProcedureTitles[procedure.kind],
        reason: procedure.reason,
        basis: rule?.basis ?? '',
        from,
        expectedDays: procedure.expectedDays,
        through,
        endedOn: through === null ? (procedure.endedDay ?? state.endedDay ?? day) : null,
        statutoryDueOn: (told ?? state).statutoryDue?.day,
        promisedDueOn: (told ?? state).promisedDue?.day,
        bundled: rule?.bundled ?? false,
        licenceEndsOn: endsWithLicence(state, from),
      }
    }
    case 'extension-notice': {
      const rule = item.extension!
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        statutoryLimitDays: item.statutory.days,
        unit: item.statutory.unit,
        days: state.extension!.gained ?? state.extension!.days,
        licenceEndsOn: state.extension!.gained === undefined ? null : endsWithLicence(state, state.acceptedDay!),
        head: extensionHeads[rule.by],
        reason: state.extension!.reason,
        basis: rule.basis,
        statutoryDueOn: state.statutoryDue?.day,
        promisedDueOn: rule.promised ? state.promisedDue?.day : null,
      }
    }
    case 'third-party-notice': {
      if (parts.of === 'applicant')
        return {
          kind,
          ...common,
          place: null,
          reason: state.thirdParties!.reason,
          dueOn: state.ownStatements.awaited!.by,
        }
      const place = placeOfParty(state, parts.of)
      const told = state.thirdParties!.told[place - 1]!
      return {
        kind,
        ...common,
        place,
        reason: state.thirdParties!.reason,
        dueOn: told.due,
        ...(told.hearing ? { hearingBy: told.hearing.by.day } : {}),
      }
    }
    case 'hearing-rights-notice':
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        reason: state.hearing?.reason ?? '',
        requestBy: state.hearing?.requestBy ?? '',
      }
    case 'hearing-notice': {
      const chair = await chairOf(platform, ask, parts, state, item)
      const [, party] = /-(party-\d+)$/.exec(parts.of ?? '') ?? []
      return {
        kind,
        ...common,
        ...(state.hearing?.ordered
          ? { requestedOn: null, ordered: state.hearing.ordered.basis, reason: state.hearing.reason }
          : { requestedOn: state.hearing?.requestedDay, ...askedByOthers(state) }),
        ...(party ? { party: placeOfParty(state, party) } : {}),
        asks: asksForIt(state, party),
        ...appointedOn(state),
        chair: state.tasks[hearingTask]?.label ?? '',
        ...(chair ? { chairName: chair.name, chairOffice: chair.office } : {}),
        ...(state.tasks[hearingTask]?.acting ? { deputy: true } : {}),
        ...(parts.of?.includes('-chair-') ? { anew: true } : {}),
      }
    }
    case 'recusal-answer': {
      const [place, party] = (parts.of ?? '').split(/-(?=party-)/)
      const { day, decided } = state.hearing!.recusals[Number(place) - 1]!
      return {
        kind,
        ...common,
        ...(party ? { party: placeOfParty(state, party) } : {}),
        askedOn: day,
        granted: decided?.outcome === 'granted',
        reason: decided?.reason ?? null,
      }
    }
    case 'visit-record':
      return visitRecord(parts, await officesOfVisit(ask, parts), common)
    case 'check-record':
      return checkRecord(parts, common)
    case 'meeting-minutes':
      return meetingMinutes(parts, await casesOfMeeting(platform, region, state, parts.of), frame)
    case 'termination-notice':
      return {
        kind,
        ...common,
        withdrawnOn: state.withdrawal?.askedDay ?? state.endedDay,
        endedOn: state.endedDay,
        consent: consentWords[state.withdrawal?.consent ?? 'not-needed'],
      }
    case 'commitment-letter': {
      const { name, notice, promise } = secrets.promise!
      return {
        kind,
        ...common,
        notice: paragraphs(notice),
        promise: paragraphs(promise),
        noticeVersion: state.commitment!.notice,
        promiseVersion: state.commitment!.promise,
        dispensed: dispensedNames(state, item),
        ...checkSaid(state, item),
        signedBy: name,
        signedOn: state.submittedDay,
      }
    }
    case 'check-notice':
      return checkNotice(parts, common)
    case 'closure-notice':
      return closureNotice(parts, common)
    case 'closure-decision':
      return closureDecision(parts, common, remedies)
    case 'decision': {
      const { paper: title, full: verdict } = outcomeOnPaper(act, state.decision!.outcome)
      const decided = {
        kind,
        ...common,
        title,
        verdict,
        acceptedOn: state.acceptedDay,
        decidedOn: state.decision?.day,
        ...(state.hearing?.reported ? { heardOn: state.hearing.appointed!.heldOn } : {}),
        ...(await automatedOf(ask, region, state)),
        ...superiorOf(state),
        grounds: decisionGrounds(state.decision?.basis ?? '', item.bases),
        remedies,
      }
      return state.decision?.outcome === 'granted'
        ? {
            ...decided,
            outcome: 'granted',
            permits: [permitSentence(act, secrets.applicant.name, item.name), ...licenceSentence(state, item)],
            conditions: conditionsOf(state, item),
            ...suppliedLater(state, item),
          }
        : {
            ...decided,
            outcome: 'refused',
            reasons: [reasonsOf(parts), ...findingSentence(state, item)],
            ...(state.decision?.noPlace ? { noPlace: true } : {}),
            ...(state.decision?.falseMaterial && common.licensing ? { falseMaterial: true } : {}),
            ...untrueNames(state.decision?.untrue, item),
            ...barredUntil(state, item),
          }
    }
    case 'cover-sheet':
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        parts: await partsOnCover(platform, ask, { region, stream, state, item }),
      }
    case 'joint-feedback':
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        parts: await partsInFeedback(platform, ask, { region, stream, state, item }),
      }
    case 'deemed-agreement-notice': {
      const { days, unit } = item.agreedBySilence!
      return {
        kind,
        ...common,
        receivedOn: state.receivedDay,
        limit: `${days}个${unit === 'working' ? '工作日' : '自然日'}`,
        lastOn: state.agreedAfter?.day,
        agreedOn: state.decision?.day,
        result: item.outcome.title,
        basis: item.agreedBySilence!.basis,
      }
    }
    case 'deemed-renewal-notice':
      return {
        kind,
        ...common,
        licence: item.outcome.title,
        identifier: state.about?.identifier,
        ranOutOn: state.about?.validUntil,
        renewedOn: state.decision?.day,
      }
    case 'delivery-receipt':
      if (parts.deliveredAt === null) throw new RangeError('nothing was delivered')
      return {
        kind,
        ...common,
        ...deliveryReceipt({
          state,
          item,
          applicant: secrets.applicant.name,
          recordedAt: parts.deliveredAt,
          signed: secrets.signature ?? null,
        }),
      }
    case 'transfer-sheet':
      throw new RangeError('a transfer sheet belongs to no case')
    case 'licence': {
      const credential = state.credential!
      return {
        kind,
        ...frame,
        orientation: 'portrait',
        title: item.outcome.title,
        identifier: credential.identifier,
        holder: secrets.applicant.name,
        holderCode: secrets.applicant.kind === 'person' ? maskedCode(secrets.applicant.code) : secrets.applicant.code,
        holderCodeLabel: secrets.applicant.kind === 'person' ? '公民身份号码' : '统一社会信用代码',
        fields: [...faceOf(item, { ...state.plain, ...secrets.answers.values }), ...obtained(state)],
        validFrom: credential.validFrom,
        validUntil: credential.validUntil,
        qr: await ask.qr(region, credential.identifier),
      }
    }
  }
}

/** 容缺通过: what the applicant still owes. */
function suppliedLater({ decision, deferral }: CaseState, item: Item) {
  if (!deferral?.terms || !decision || decision.deferred.length === 0) return {}
  const { due, consequence } = deferral.terms
  return {
    deferred: {
      materials: materialNames(item, decision.deferred),
      dueOn: due.day,
      consequence: consequenceOfGrant[consequence],
      basis: item.deferral?.basis ?? '',
    },
  }
}

/** How it was obtained, where nobody looked before, and who decided, where it was not whoever issues. */
function obtained(state: CaseState) {
  const { decision } = state
  if (decision?.made === 'commitment') return [{ label: '取得方式', value: '以告知承诺方式取得' }]
  const referral = referralOf(state)
  if (referral?.answer)
    return [
      { label: '决定机关', value: referral.to },
      { label: '决定文号', value: referral.answer.document },
    ]
  return decision?.made === 'filing' ? [{ label: '办理方式', value: '承诺备案' }] : []
}

/** 自动审批: told on the decision, with the right to have people review a refusal. */
async function automatedOf({ catalogue }: CasesAsk, region: string, state: CaseState) {
  const version = state.decision?.why?.version
  if (version === undefined) return {}
  return { automated: { version, askUntilOn: personAskedUntil(state, await catalogue.calendar(region)) } }
}

/** 上报: which authority decided, by which document; the office here delivers it. */
function superiorOf(state: CaseState) {
  const referral = referralOf(state)
  if (!referral?.answer) return {}
  const { document, decidedOn } = referral.answer
  return { superior: { name: referral.to, document, decidedOn, referredOn: referral.sentDay } }
}

/** What the authority above wrote, where it decided; else what was written here. */
function reasonsOf({ state, secrets }: PaperParts): string {
  const [task] = Object.entries(state.referrals).find(([, { answer }]) => answer !== null) ?? []
  const said = task === undefined ? undefined : (secrets.entries.get(answerName(task)) as AnswerSecret | undefined)
  return said ? `${said.reasons}（${said.basis}）` : (state.decision?.reasons ?? '')
}

/** What a refusal rests on that no review found. */
function findingSentence(state: CaseState, item: Item): string[] {
  const words = findingWords(state, item)
  return words ? [`本决定据以认定的事实：${words}。`] : []
}

const referralOf = ({ decision, referrals }: CaseState) =>
  decision?.made === 'superior' ? Object.values(referrals).find(({ answer }) => answer !== null) : undefined

/** Of which licence something is granted. */
function licenceSentence({ about }: CaseState, item: Item): string[] {
  const parts = about && parseLicenceIdentifier(about.identifier)
  return parts?.ok ? [`所涉证照：${item.outcome.title}，编号${parts.serial}。`] : []
}

/** 授权综合窗口: what a paper says of the window that gave it; nothing where the office itself did. */
async function chargeOf({ catalogue }: CasesAsk, region: string, item: Item, hall: string | null | undefined) {
  if (!hall || !item.acceptance) return {}
  return { charge: { hall: (await catalogue.office(region, hall)).name, basis: item.acceptance.basis } }
}

/** 不实的材料或者填报的内容, where the refusal names any. */
const untrueNames = (lines: readonly Line[] | undefined, item: Item) =>
  lines && lines.length > 0 ? { untrue: lines.map((line) => lineName(item, line)) } : {}

/** How long the applicant may not apply again for what was refused for false material. */
function barredUntil({ bars }: CaseState, item: Item) {
  const bar = bars.find(({ ground }) => ground === 'false-material')
  if (!bar) return {}
  const barredFrom = partsBarred(item, bar)
  return { barredUntil: bar.until, ...(barredFrom ? { barredFrom } : {}) }
}

const refusalWords = (ground: string | undefined) =>
  ground === 'no-licence-needed' || ground === 'not-competent' ? ground : 'other'

const consentWords = {
  'not-needed': null,
  given: '经审核，本机关同意撤回。',
  silence: '本机关在答复期限内未提出不同意见，视为同意撤回。',
}

const officesOfVisit = async (
  ask: Pick<CasesAsk, 'catalogue'>,
  { region, item, of }: PaperParts,
): Promise<string[]> => {
  const teams = item.tasks.filter(isVisit).find(({ key }) => key === of)?.visit.teams ?? []
  return Promise.all(
    [...new Set(teams.map(({ office }) => office))].map(async (id) => (await ask.catalogue.office(region, id)).name),
  )
}

function frameOf(platform: Platform, { issuer, state, paper, number, region }: PaperParts) {
  return {
    office: issuer.name,
    documentNumber: number.text,
    paperNumber: `${state.number}-${paper}`,
    issuedOn: number.day,
    seal: { officeName: issuer.name, sealText: '行政审批专用章' },
    qr: `${platform.publicOrigin}/${region}/progress?number=${encodeURIComponent(state.number)}`,
    specimen: platform.profile === 'demonstration',
  }
}

/** When and where a hearing is held, and who may come. */
function appointedOn({ hearing }: CaseState) {
  const { closed = null, closedWhy: _closedWhy, announced = false, ...at } = hearing?.appointed ?? {}
  return { ...at, ...(closed ? { closed: closedGroundTexts[closed] } : {}), ...(announced ? { announced } : {}) }
}

const askedByOthers = ({ hearing }: CaseState): { askedBy?: string } =>
  hearing?.askedBy === 'third-party' ? { askedBy: '利害关系人' } : {}

/** Which of 利害关系人, from 1. */
const placeOfParty = ({ thirdParties }: CaseState, key: string | null): number =>
  thirdParties!.told.findIndex(({ party }) => party === key) + 1

const materialNames = (item: Item, keys: readonly string[]): string[] =>
  keys.map((key) => item.materials.find((one) => one.key === key)?.name ?? key)

function faceOf(item: Item, answers: Record<string, unknown>) {
  const fields = new Map(item.form.flatMap((group) => group.fields).map((field) => [field.key, field]))
  return item.outcome.face.flatMap(({ label, field, text }) => {
    const definition = field ? fields.get(field) : undefined
    const value = definition ? answerText(definition, answers[definition.key]) : (text ?? '')
    return value ? [{ label, value }] : []
  })
}

/** 核查: the finding, where it opens no proceeding. */
function checkNotice(
  { kind, state, item, of }: PaperParts,
  common: Record<string, unknown>,
): Record<string, unknown> & { kind: string } {
  const { finding, report, lapsed, day } = state.commitment!.checks[Number(of) - 1]!
  const { text, basis } = findingOf(finding, item.filing === true, lapsed)
  return {
    kind,
    ...common,
    title: checkTitles[lapsed ? 'true' : finding],
    // Of a licence that has ended nobody is told to put anything right.
    finding: lapsed && finding === 'to-rectify' ? 'not-rectified' : finding,
    conclusion: text,
    report,
    basis,
    checkedOn: day,
    rectifyByOn: state.commitment!.rectifyBy?.day ?? null,
    licenceTitle: item.outcome.title,
    licenceNumber: state.credential!.serial,
  }
}

/** 核查 papers by what was found; the latter two are of records from before a check opened a proceeding. */
export const checkTitles = {
  true: '承诺核查结果告知书',
  'to-rectify': '责令限期整改通知书',
  'not-rectified': '撤销决定书',
  false: '撤销决定书',
}

/** Names of the materials that a promise stands in for. */
export const dispensedNames = ({ commitment }: CaseState, item: Item): string[] =>
  item.materials.filter(({ key }) => commitment?.dispensed.includes(key)).map(({ name }) => name)

const paragraphs = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** By when a promise is checked, or how it is drawn whether it is; the letter is set before or after the draw, and says the same. */
function checkSaid({ commitment }: CaseState, { commitment: rule }: Item) {
  if (!rule?.sample) return { checkDueOn: commitment!.check!.day, sample: null }
  const { unit, days } = rule.checkWithin
  return {
    checkDueOn: null,
    sample: { percent: rule.sample.percent, within: `${days}${unit === 'working' ? '个工作日' : '日'}` },
  }
}
