import type { CaseEvent } from '#contracts/case-events.ts'
import { actOf, outcomeOnPaper } from '#contracts/outcome.ts'
import type { PaperKind } from '#contracts/papers.ts'
import type { Item } from '#contracts/item.ts'
import { fold } from '#kernel/decider.ts'
import { executeAs } from '#platform/execute.ts'
import { readStream } from '#platform/log.ts'
import { platformNow } from '#platform/now.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { nextNumber, openRegisters } from '#platform/registers.ts'
import { eventFrom } from '#platform/stream.ts'
import { registers as registerRows, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, itemOf } from '../case-act.ts'
import { platformAct } from '../platform-act.ts'
import { caseDecider } from '../case.ts'
import type { CaseState, PaperNumber } from '../case-state.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { checkingOffice, checkOf } from '../supervision/check-record-paper.ts'
import { itemInspected } from '../supervision/rule-in-force.ts'
import { paperContent } from './paper-content.ts'

type PaperJob = { paper: string; kind: PaperKind; day?: string; of?: string }

/**
 * Sets one paper of a case with the identity of the applicant, after the fact that calls for it: first its number, as a fact of the case,
 * then the file, then the fact that it was issued. Repeated after any of these, it goes on from there: one paper has one number and one file.
 */
export function paperSetter(platform: Platform, ask: CasesAsk): (job: Job) => Promise<void> {
  const registers = openRegisters()

  async function numbered(job: Job, state: CaseState, item: Item, day: string): Promise<PaperNumber> {
    const { region, stream, effect } = job
    const { paper, kind, of } = job.payload as PaperJob
    const given = state.numbers[paper]
    if (given) return given
    const office = await ask.catalogue.office(region, issuerOf(kind, item, of))
    const year = day.slice(0, 4)
    const word = registerWord(kind, item, state)
    const register = `${office.id}/${word}/${year}`
    const done = await registers.take(`${region}/${register}`, () =>
      executeAs(
        platform.engine,
        'press',
        null,
        caseAct({
          region,
          target: { stream },
          commandId: v5(effect, 'number-paper'),
          reads: [nextNumber(region, register)],
          decide: async ({ state: latest, day: today, reads }) => {
            const number = reads[0]!.rows[0]!['next'] as number
            const text = `${office.word ?? office.name}审${word}字〔${year}〕第${String(number).padStart(4, '0')}号`
            return {
              command: { type: 'number-paper', paper, kind, register, number, text, day },
              env: await caseEnv(ask, region, latest, today),
              rows: [upsert(registerRows, { region, register, number, stream: v5(stream, paper) })],
            }
          },
        }),
      ),
    )
    return done?.state.numbers[paper] ?? (await stateOf(job)).state.numbers[paper]!
  }

  async function stateOf({ region, stream }: Job) {
    const [events, vault] = await platform.db.readTogether('system', [
      readStream(region, stream, 0),
      readVault(region, stream),
    ])
    const state = fold(
      caseDecider,
      events!.rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
    )
    const delivered = events!.rows.findLast((row) => row['type'] === 'case.delivered')
    const deliveredAt = (delivered?.['recorded_at'] as Date | undefined)?.toISOString() ?? null
    return { state, vault: vault!.rows, atWindow: events!.rows[0]?.['channel'] === 'window', deliveredAt }
  }

  return async (job) => {
    const { region, stream } = job
    const { paper, kind, day, of } = job.payload as PaperJob
    const { state, vault, atWindow, deliveredAt } = await stateOf(job)
    if (state.papers.some((printed) => printed.paper === paper)) return
    // Whose personal data are destroyed gets no paper any more.
    if (isErased(state)) return
    const secrets = openSecrets(platform, { region, case: stream }, vault)
    const { inspection } = kind === 'check-record' ? checkOf(of ?? '') : { inspection: null }
    const item = await (inspection ? itemInspected(ask, region, state, inspection) : itemOf(ask, region, state))
    const actDay = day ?? (await platformNow(platform.db, platform.wallNow)).day
    const number =
      kind === 'licence' || kind === 'application-form'
        ? { text: ownNumber(kind, state), day: actDay }
        : await numbered(job, state, item, actDay)
    const issuer = await ask.catalogue.office(region, issuerOf(kind, item, of))
    const content = await paperContent(platform, ask, {
      region,
      stream,
      kind,
      paper,
      of: of ?? null,
      issuer,
      state,
      item,
      secrets,
      number,
      atWindow,
      deliveredAt,
    })
    const { file, content: commitment } = await ask.print({
      region,
      stream,
      key: secrets.key,
      effect: job.effect,
      paper,
      content,
      day: number.day,
    })
    await platformAct(platform, ask, { actor: 'press', cause: null, region, stream }, v5(job.effect, 'record-paper'), {
      type: 'record-paper',
      paper,
      kind,
      file,
      content: commitment,
    })
  }
}

/** A licence has the number of its own register, under which it can be verified; what the applicant wrote has that of the case. */
const ownNumber = (kind: 'licence' | 'application-form', state: CaseState): string =>
  kind === 'licence' ? state.credential!.serial : state.number

const ofTheDeciding = new Set<PaperKind>([
  'commitment-letter',
  'check-notice',
  'closure-notice',
  'closure-decision',
  'decision',
  'deemed-renewal-notice',
  'deemed-agreement-notice',
  'licence',
  'special-procedure-notice',
  'extension-notice',
  'hearing-rights-notice',
  'hearing-notice',
  'recusal-answer',
  'visit-record',
  'meeting-minutes',
  'delivery-receipt',
])

/** What is said about intake comes from the office that takes in, what is said about the matter from the one that decides it, a record of a check from the one that went. */
function issuerOf(kind: PaperKind, item: Item, of: string | undefined): string {
  if (kind === 'check-record') return checkingOffice(of ?? '', item)
  return ofTheDeciding.has(kind) ? item.office : item.intakeOffice
}

const fixedWords: Record<Exclude<PaperKind, 'decision' | 'licence' | 'application-form'>, string> = {
  'material-receipt': '收',
  'deficiency-notice': '补',
  'acceptance-notice': '受',
  'intake-refusal': '不受',
  'special-procedure-notice': '特',
  'extension-notice': '延',
  'third-party-notice': '利告',
  'hearing-rights-notice': '听告',
  'deferral-notice': '容',
  'deferral-complete-notice': '齐',
  'deferral-ending': '容终',
  'hearing-notice': '听通',
  'recusal-answer': '听避',
  'visit-record': '核记',
  'meeting-minutes': '会纪',
  'termination-notice': '终',
  'commitment-letter': '诺',
  'deemed-renewal-notice': '视续',
  'deemed-agreement-notice': '视同',
  'cover-sheet': '汇',
  'joint-feedback': '反',
  'check-notice': '核',
  'check-record': '检记',
  'closure-notice': '撤告',
  'closure-decision': '撤',
  'delivery-receipt': '送',
  'transfer-sheet': '交',
}

/** One register for each kind of paper of an office and year; what is granted and what is refused are counted apart. */
function registerWord(kind: PaperKind, item: Item, state: CaseState): string {
  if (kind === 'licence' || kind === 'application-form') throw new RangeError('a paper of no register')
  if (kind === 'decision') return outcomeOnPaper(actOf(item), state.decision!.outcome).word
  return fixedWords[kind]
}
