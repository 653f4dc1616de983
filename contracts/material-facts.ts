import { z } from 'zod'
import { CheckFact } from './data-checks.ts'
import { FileId, Key } from './ids.ts'
import { EarlierFile, LicenceBehind } from './sources.ts'

/** Salted commitment to what the log may not hold. */
export const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

/**
 * 材料来源: told by another authority's register, uploaded, a paper original, a scan at a window, an electronic licence, a file of an earlier case used again, or the form that was
 * filled in online.
 */
export const MaterialWay = z.enum(['upload', 'paper', 'scan', 'licence', 'reuse', 'form', 'data-check'])
export type MaterialWay = z.infer<typeof MaterialWay>

/** 材料: stored bytes under a random id, a paper original noted at a window, or what stands in for both: a licence, the form itself. */
export const MaterialFact = z.object({
  material: Key,
  file: FileId.nullable(),
  way: MaterialWay,
  content: Commitment.nullable().meta({ description: 'salted hash of the content' }),
  mediaType: z.string().nullable(),
  bytes: z.int().nullable(),
  licence: LicenceBehind.nullable()
    .default(null)
    .meta({ description: 'with `licence`: what was found valid on the day of filing' }),
  check: CheckFact.nullable()
    .default(null)
    .meta({ description: 'with `data-check`: what was asked of which register' }),
  earlier: EarlierFile.nullable().default(null).meta({
    description: 'with `reuse`: where the file was submitted before; its bytes are a copy under this case’s key',
  }),
})
export type MaterialFact = z.input<typeof MaterialFact>
