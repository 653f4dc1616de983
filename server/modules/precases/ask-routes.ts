import { holdsRight, type Session } from '#platform/session.ts'
import { askAgain, askEnquiry, closeEnquiry, handInPreReview } from '#contracts/precases.ts'
import { visibleMaterials } from '#contracts/answers.ts'
import type { MaterialFact } from '#contracts/case-events.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { command, type Route } from '#platform/index.ts'
import type { Numbers } from '#platform/numbers.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { RowChange } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import type { PrecasesNeeds } from './ask.ts'
import { precaseAct, precaseEnv } from './precase-act.ts'
import type { PrecaseState } from './precase.ts'
import { openWords, readWords, sealWords, type At, type ShownDraft } from './words.ts'

/** One 预审 per draft, however often it is handed in: its stream follows from the draft's. */
export const preReviewOf = (draft: string): string => v5(draft, 'pre-review')

/** What whoever asks may do. */
export function askRoutes(platform: Platform, ask: PrecasesNeeds, numbers: Numbers): Route[] {
  const { vault } = platform
  const numberFor = async (region: string, prefix: string, day: string) => {
    const sequence = await numbers.take(region, `${prefix}/${day}`)
    return `${prefix}${day.replaceAll('-', '')}${String(sequence).padStart(4, '0')}`
  }
  const askerOf = async (id: string) => {
    const [party, contact] = await Promise.all([ask.identity.party(id), ask.identity.contact(id)])
    return { ...party, phone: contact.phone?.value ?? party.phone }
  }
  /** Rows that open the vault of a new stream: its key, and who asked as of this day. */
  const openingRows = async (at: At, key: Buffer, party: string, now: string): Promise<RowChange[]> => [
    vault.keyRow(at.region, at.stream, key),
    vault.entryRow(key, at.region, at.stream, 'asker', await askerOf(party), now),
  ]
  const opened = ({ receipt, stream, state }: { receipt: never; stream: string; state: PrecaseState }) => ({
    receipt,
    precase: stream as never,
    number: state.number,
    due: state.rounds.at(-1)!.due.day,
  })

  return [
    command(askEnquiry, {
      act: ({ params, body }, commandId) => {
        const at = { region: params.region, stream: v5(commandId, 'enquiry') }
        return precaseAct({
          region: params.region,
          target: { stream: at.stream, fresh: true },
          commandId,
          reads: [holdsRight(params.region, askEnquiry.can)],
          async decide({ session, state, day, now, reads }) {
            if (reads[0]!.rows[0]?.['held'] !== true) throw notFound()
            if (state.phase !== 'none') throw new RuleViolation('precase.waiting')
            const env = await precaseEnv(ask, params.region, { item: body.item }, day)
            const party = partyOf(session!)
            const key = vault.newKey()
            const question = sealWords(vault, at, key, 'question', 1, body.question, now)
            return {
              command: {
                type: 'ask',
                kind: 'enquiry',
                number: await numberFor(params.region, 'ZX', day),
                draft: null,
                words: question.committed,
                materials: [],
              },
              env,
              rows: [...(await openingRows(at, key, party, now)), question.row],
              origin: { onBehalfOf: party === session!.holder ? null : party },
            }
          },
        })
      },
      reply: (done) => opened(done as never),
    }),

    command(handInPreReview, {
      act: ({ params }, commandId) => {
        const at = { region: params.region, stream: preReviewOf(params.case) }
        return precaseAct({
          region: params.region,
          target: { stream: at.stream, fresh: true },
          commandId,
          reads: [
            ask.draft.statement(params.region, params.case),
            ask.staged.statement(params.region, params.case),
            readWords(at),
            holdsRight(params.region, handInPreReview.can),
          ],
          async decide({ session, state, day, now, reads }) {
            if (reads[3]!.rows[0]?.['held'] !== true) throw notFound()
            const draft = ask.draft.parse(params.region, params.case, reads[0]!.rows)
            if (!draft) throw notFound()
            const files = ask.staged.parse(reads[1]!.rows, draft.key)
            demand(Object.keys(draft.answers).length + files.length > 0, 'precase.empty-draft')
            const env = await precaseEnv(ask, params.region, draft, day)
            const wanted = new Set(visibleMaterials(env.item, draft.answers).map(({ key }) => key))
            const handedIn = files.filter(({ material }) => wanted.has(material))
            const before = openWords(vault, at, reads[2]!.rows)
            const key = before?.key ?? vault.newKey()
            const shown: ShownDraft = {
              answers: draft.answers,
              files: handedIn.map(({ content: _content, ...file }) => file),
            }
            const words = sealWords(vault, at, key, 'draft', state.rounds.length + 1, shown, now)
            return {
              command: {
                type: 'ask',
                kind: 'pre-review',
                number: state.number || (await numberFor(params.region, 'YS', day)),
                draft: params.case,
                words: words.committed,
                materials: handedIn.map(materialFact),
              },
              env,
              rows: [...(before ? [] : await openingRows(at, key, draft.applicant, now)), words.row],
              origin: { onBehalfOf: draft.applicant === session!.holder ? null : draft.applicant },
            }
          },
        })
      },
      reply: (done) => opened(done as never),
    }),

    command(askAgain, {
      act: ({ params, body }, commandId) => {
        const at = { region: params.region, stream: params.precase as string }
        return precaseAct({
          region: params.region,
          target: { stream: at.stream },
          commandId,
          reads: [readWords(at)],
          async decide({ session, state, day, now, reads }) {
            const words = openWords(vault, at, reads[0]!.rows)
            if (!words || state.kind !== 'enquiry') throw notFound()
            const question = sealWords(vault, at, words.key, 'question', state.rounds.length + 1, body.question, now)
            return {
              command: {
                type: 'ask',
                kind: 'enquiry',
                number: state.number,
                draft: null,
                words: question.committed,
                materials: [],
              },
              env: await precaseEnv(ask, params.region, state, day),
              rows: [question.row],
              origin: { onBehalfOf: words.asker.id === session!.holder ? null : words.asker.id },
            }
          },
        })
      },
    }),

    command(closeEnquiry, {
      act: ({ params, body }, commandId) =>
        precaseAct({
          region: params.region,
          target: { stream: params.precase },
          commandId,
          async decide({ session, state, day }) {
            const party = partyOf(session!)
            return {
              command: { type: 'close', satisfied: body.satisfied },
              env: await precaseEnv(ask, params.region, state, day),
              origin: { onBehalfOf: party === session!.holder ? null : party },
            }
          },
        }),
    }),
  ]
}

/** The person, or the firm they act for. */
const partyOf = ({ principal, holder }: Session): string => principal ?? holder

type Brought = { material: string; file: string; content: string; mediaType: string; bytes: number }

const materialFact = ({ material, file, content, mediaType, bytes }: Brought): MaterialFact => ({
  material,
  file,
  way: 'upload',
  content,
  mediaType,
  bytes,
})
