import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { OfficeView } from '#contracts/catalogue.ts'
import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { readStream } from '#platform/log.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { platformNow } from '#platform/now.ts'
import { executeAs } from '#platform/execute.ts'
import { eventFrom } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'
import { readVault } from '#platform/vault.ts'
import { answerText } from '#contracts/answer.ts'
import type { CasesAsk } from './ask.ts'
import { caseAct, caseEnv } from './case-act.ts'
import { caseDecider } from './case.ts'
import type { CaseState } from './case-state.ts'
import { defectReasons } from '#contracts/defect-reasons.ts'
import { decisionGrounds, permitSentence } from './legal-grounds.ts'
import { queryCode } from './query-code.ts'
import { deliveryReceipt } from './delivery-receipt.ts'
import { openSecrets } from './intake-routes.ts'
import type { CaseSecrets } from './submit-route.ts'

/**
 * Sets one paper of a case with the identity of the applicant, after the fact that calls for it, and notes it in the case. Repeated, it
 * writes the same file and changes nothing.
 */
export async function renderPaper(platform: Platform, ask: CasesAsk, job: Job): Promise<void> {
  const { region, stream } = job
  const { paper, kind } = job.payload as { paper: string; kind: string }
  const [events, vault] = await platform.db.readTogether('system', [
    readStream(region, stream, 0),
    readVault(region, stream),
  ])
  const state = fold(
    caseDecider,
    events!.rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
  )
  if (state.papers.some((printed) => printed.paper === paper)) return
  const secrets = openSecrets(platform, { region, case: stream }, vault!.rows)
  const item = await ask.catalogue.item(region, state.item, state.revision)
  const { day } = await platformNow(platform.db, platform.wallNow)
  const deliveredAt = events!.rows.findLast((row) => row['type'] === 'case.delivered')?.['recorded_at'] as
    | Date
    | undefined
  const content = await contentOf(platform, ask, {
    region,
    stream,
    kind,
    paper,
    state,
    item,
    secrets,
    day,
    deliveredAt: deliveredAt?.toISOString() ?? null,
  })
  const { file, content: commitment } = await ask.print({
    region,
    stream,
    key: secrets.key,
    effect: job.effect,
    paper,
    content,
    day,
  })
  await executeAs(
    platform.engine,
    'press',
    null,
    caseAct({
      region,
      target: { stream },
      commandId: v5(job.effect, 'record-paper'),
      decide: async ({ state: latest, day: today }) => ({
        command: { type: 'record-paper', paper, kind, file, content: commitment },
        env: await caseEnv(ask, region, latest, today),
      }),
    }),
  )
}

type Parts = {
  region: string
  stream: string
  kind: string
  paper: string
  state: CaseState
  item: Item
  secrets: CaseSecrets
  day: Day
  /** Instant of the delivery; null before. */
  deliveredAt: string | null
}

async function contentOf(
  platform: Platform,
  ask: CasesAsk,
  parts: Parts,
): Promise<Record<string, unknown> & { kind: string }> {
  const { region, stream, kind, state, item, secrets, day, deliveredAt } = parts
  const issuer = await ask.catalogue.office(
    region,
    kind === 'decision' || kind === 'licence' || kind === 'delivery-receipt' ? item.office : item.intakeOffice,
  )
  const frame = frameOf(platform, issuer, parts)
  const common = {
    ...frame,
    caseNumber: state.number,
    itemName: item.name,
    applicant: secrets.applicant.name,
    appliedOn: state.submittedDay,
    telephone: item.consult.phone,
    querySecret: queryCode(platform.keys, region, stream),
  }
  const remedies = {
    reviewOffice: item.remedies.reconsiderationOffice,
    reviewOnline: item.remedies.reconsiderationUrl,
    court: item.remedies.court,
  }
  switch (kind) {
    case 'material-receipt':
      return {
        kind,
        ...common,
        materials: receivedMaterials(state, item),
        answerDueOn: state.intakeDue?.day ?? state.submittedDay,
      }
    case 'acceptance-notice':
      return {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        deemed: state.deemed,
        statutoryLimitDays: item.statutory.days,
        statutoryDueOn: state.statutoryDue?.day,
        promisedLimitDays: item.promised.days,
        promisedDueOn: state.promisedDue?.day,
        notCounted: [],
      }
    case 'deficiency-notice':
      return {
        kind,
        ...common,
        deficiencies: state.defects.map((defect) => ({
          subject: subjectOf(item, defect),
          reason: defectReasons[defect.reason],
          howToFix: defect.remark,
        })),
        dueOn: null,
      }
    case 'intake-refusal':
      return {
        kind,
        ...common,
        because: state.refusal?.ground === 'incomplete-after-notice' ? 'other' : state.refusal?.ground,
        grounds: [{ law: '中华人民共和国行政许可法', article: (state.refusal?.basis ?? '').replace(/^《.*》/, '') }],
        reasons: [state.refusal?.reason ?? ''],
        competentOffice: state.refusal?.ground === 'not-competent' ? state.refusal.competentOffice : null,
        remedies,
      }
    case 'decision': {
      const decided = {
        kind,
        ...common,
        acceptedOn: state.acceptedDay,
        decidedOn: state.decision?.day,
        grounds: decisionGrounds(state.decision?.basis ?? '', item.bases),
        remedies,
      }
      return state.decision?.outcome === 'granted'
        ? {
            ...decided,
            outcome: 'granted',
            permits: [permitSentence(secrets.applicant.name, item.name)],
            conditions: state.feedback?.verdict === 'pass-after-revision' ? [state.feedback.summary] : [],
          }
        : { ...decided, outcome: 'refused', reasons: [state.decision?.reasons ?? ''] }
    }
    case 'delivery-receipt':
      if (deliveredAt === null) throw new RangeError('nothing was delivered')
      return {
        kind,
        ...common,
        ...deliveryReceipt({
          state,
          item,
          applicant: secrets.applicant.name,
          recordedAt: deliveredAt,
          signed: secrets.signature ?? null,
        }),
      }
    case 'licence': {
      const credential = state.credential!
      return {
        kind,
        ...frame,
        orientation: 'portrait',
        title: item.outcome.title,
        identifier: credential.identifier,
        holder: secrets.applicant.name,
        holderCode: secrets.applicant.kind === 'person' ? masked(secrets.applicant.code) : secrets.applicant.code,
        holderCodeLabel: secrets.applicant.kind === 'person' ? '公民身份号码' : '统一社会信用代码',
        fields: faceOf(item, { ...state.plain, ...secrets.answers.values }),
        validFrom: credential.validFrom,
        validUntil: credential.validUntil,
        qr: await ask.qr(region, credential.identifier),
        issuedOn: day,
      }
    }
    default:
      throw new RangeError(`no paper of kind ${kind}`)
  }
}

function frameOf(platform: Platform, issuer: OfficeView, { state, kind, paper, day, region }: Parts) {
  const word =
    {
      'material-receipt': '收',
      'acceptance-notice': '受',
      'deficiency-notice': '补',
      'intake-refusal': '不受',
      decision: '决',
      licence: '证',
      'delivery-receipt': '送',
    }[kind] ?? '文'
  const short = `${state.submittedDay.slice(0, 4)}〕${state.number.slice(-12)}号`
  return {
    office: issuer.name,
    documentNumber: kind === 'licence' && state.credential ? state.credential.serial : `${word}〔${short}`,
    paperNumber: `${state.number}-${paper}`,
    issuedOn: day,
    seal: { officeName: issuer.name, sealText: '行政审批专用章' },
    qr: `${platform.publicOrigin}/${region}/cases`,
    specimen: platform.profile === 'demonstration',
  }
}

function receivedMaterials(state: CaseState, item: Item) {
  return item.materials.flatMap((material) => {
    const facts = state.materials.filter((fact) => fact.material === material.key)
    const way = facts.some((fact) => fact.way === 'paper')
      ? '纸质'
      : facts.some((fact) => fact.way === 'scan')
        ? '扫描'
        : '附件'
    return facts.length > 0 ? [{ name: material.name, copies: facts.length, way }] : []
  })
}

function subjectOf(item: Item, defect: { about: string; key: string }): string {
  return defect.about === 'material'
    ? (item.materials.find((material) => material.key === defect.key)?.name ?? defect.key)
    : (item.form.flatMap((group) => group.fields).find((field) => field.key === defect.key)?.label ?? defect.key)
}

function faceOf(item: Item, answers: Record<string, unknown>) {
  const fields = new Map(item.form.flatMap((group) => group.fields).map((field) => [field.key, field]))
  return item.outcome.face.flatMap(({ label, field, text }) => {
    const definition = field ? fields.get(field) : undefined
    const value = definition ? answerText(definition, answers[definition.key]) : (text ?? '')
    return value ? [{ label, value }] : []
  })
}

const masked = (code: string) => `${code.slice(0, 6)}${'*'.repeat(8)}${code.slice(-4)}`
