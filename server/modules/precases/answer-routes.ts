import { answerEnquiry, answerPreReview } from '#contracts/precases.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { PrecasesNeeds } from './ask.ts'
import { precaseAct, precaseEnv } from './precase-act.ts'
import type { PrecaseCommand } from './precase.ts'
import { openWords, readWords, sealWords } from './words.ts'

type Answer = Omit<Extract<PrecaseCommand, { type: 'answer' }>, 'type' | 'words'>

/** What the office answers. It says what it found and decides nothing. */
export function answerRoutes({ vault }: Platform, ask: PrecasesNeeds): Route[] {
  const answering = (
    params: { region: string; precase: string },
    commandId: string,
    text: string | null,
    answer: Answer,
  ) => {
    const at = { region: params.region, stream: params.precase }
    return precaseAct({
      region: params.region,
      target: { stream: at.stream },
      commandId,
      reads: [readWords(at)],
      async decide({ state, day, now, reads }) {
        const words = openWords(vault, at, reads[0]!.rows)
        if (!words) throw notFound()
        const sealed = text === null ? null : sealWords(vault, at, words.key, 'answer', state.rounds.length, text, now)
        return {
          command: { type: 'answer', ...answer, words: sealed?.committed ?? null },
          env: await precaseEnv(ask, params.region, state, day),
          rows: sealed ? [sealed.row] : [],
        }
      },
    })
  }
  return [
    command(answerEnquiry, {
      act: ({ params, body }, id) => answering(params, id, body.answer, { finding: 'words', defects: [] }),
    }),
    command(answerPreReview, {
      act: ({ params, body: { defects, answer } }, id) =>
        answering(params, id, answer, { finding: defects.length > 0 ? 'defects' : 'fit', defects }),
    }),
  ]
}
