import { createHash, createHmac } from 'node:crypto'
import type { Keys } from '#platform/keys.ts'

/**
 * What a draw is made from, and when each part of it is fixed:
 * 1. the secret of the case, pledged to the applicant with the draft;
 * 2. the contribution, the id that the applicant's own client gives the submission, after the pledge;
 * 3. the task and how often it went back to the draw, by the log.
 * Purpose, pseudonyms and seed follow from these alone, so whoever runs the platform has nothing left to try.
 */
export type DrawnFor = {
  region: string
  stream: string
  task: string
  /** How often the task went back to the draw before. */
  round: number
  /** Id of the submission's command; empty for cases that were filed before there was a pledge. */
  contribution: string
  /** 一件事: the whole that the case was filed with as which part. */
  bornIn?: { case: string; part: string } | null
}

/**
 * 32 bytes as hex. Whoever learns them can find the persons behind the pseudonyms of this case's draws, and no others. That of a part follows
 * from the secret of its whole, which was pledged with the one draft that there was.
 */
export function caseSecret(
  keys: Pick<Keys, 'derive'>,
  { region, stream, bornIn }: Pick<DrawnFor, 'region' | 'stream' | 'bornIn'>,
): string {
  if (bornIn) return keyed(caseSecret(keys, { region, stream: bornIn.case }), `part\n${bornIn.part}`)
  return keyed(keys.derive('draw-secrets'), `${region}/${stream}`)
}

/** What the applicant is given with the draft: it binds the platform to the secret and doesn't tell it. */
export const pledgeOf = (secret: string): string => hashed(['yichuang-draw-pledge-1', secret])

export type DrawParts = { purpose: string; secret: string; contribution: string; pseudonymOf(person: string): string }

/** The parts of one draw, from the secret of its case. The public ones lead from one draw of a case to no other. */
export function drawParts(ofCase: string, { task, round, contribution }: DrawnFor): DrawParts {
  const purpose = keyed(ofCase, `purpose\n${task}\n${round}\n${contribution}`).slice(0, 32)
  return {
    purpose,
    secret: keyed(ofCase, `task\n${task}\n${round}`),
    contribution: contributionTo(purpose, contribution),
    pseudonymOf: (person) => keyed(ofCase, `pseudonym\n${purpose}\n${person}`).slice(0, 20),
  }
}

/** The applicant's contribution as it is published: who knows the id finds the draws it went into, nobody else does. */
export const contributionTo = (purpose: string, commandId: string): string =>
  hashed(['yichuang-draw-contribution-1', purpose, commandId])

/** Anybody computes it again from the published record. */
export const seedOf = (record: { purpose: string; secret: string; contribution: string; rollHash: string }): string =>
  hashed(['yichuang-draw-seed-2', record.purpose, record.secret, record.contribution, record.rollHash])

const hashed = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex')
const keyed = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest('hex')
