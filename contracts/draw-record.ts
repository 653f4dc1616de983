import { z } from 'zod'

/** What was drawn for one task, complete enough for anybody to run the draw again (`kernel/draw`). Candidates are pseudonyms of this draw alone. */
export const DrawRecord = z.object({
  algorithm: z.string(),
  purpose: z.string(),
  roll: z.array(z.object({ candidate: z.string(), weight: z.int().positive() })),
  rollHash: z.string(),
  secret: z.string().nullable().default(null).meta({
    description: 'follows from the secret that was pledged to the applicant with the draft; null in records of before',
  }),
  contribution: z.string().nullable().default(null).meta({
    description:
      "the applicant's part: SHA-256 of the lines yichuang-draw-contribution-1, purpose and the submission's command id",
  }),
  seed: z.string().meta({
    description: 'SHA-256 of the lines yichuang-draw-seed-2, purpose, secret, contribution and rollHash',
  }),
  seedProof: z.string().meta({
    description:
      'Ed25519 signature over the lines yichuang-draw-seed-2, purpose, roll as JSON without spaces, and seed, base64url; with a fifth line of keeps where that is not null; without a secret over yichuang-draw-seed-1, purpose and roll, and then the seed is its SHA-256',
  }),
  keeps: z.string().nullable().default(null).meta({
    description:
      '沿用: the candidate who was drawn for the same matter when it was filed before; who is on the roll is chosen then, and the draw not made',
  }),
  chosen: z.string(),
  degenerate: z.boolean().meta({ description: 'fewer than three candidates' }),
})
export type DrawRecord = z.infer<typeof DrawRecord>
