import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { RegionId } from './ids.ts'

/** 自助打印: how often a result may be printed at kiosks, unless its item says another number. */
export const printsAtMost = 3

const inRegion = z.object({ region: RegionId })

/**
 * 自助打印 on a kiosk: whoever shows number, one-time code and the end of a document's number gets a pass to the papers of the result for a few
 * minutes. Each call that is answered is one print; the first one delivers the result, and the next one needs the next code.
 */
export const printResult = endpoint('POST /api/:region/kiosk/prints', {
  summary: '自助打印办理结果',
  can: 'result.print',
  zones: ['public'],
  reads: [],
  kind: 'action',
  bringsProof: true,
  params: inRegion,
  body: z.strictObject({
    number: z
      .string()
      .regex(/^[0-9A-Z]{1,80}$/)
      .meta({ description: '办件编号' }),
    code: z.string().trim().max(20).meta({ description: '取件码, shown to the applicant alone' }),
    tail: z.string().trim().toUpperCase().max(20).meta({
      description: '证件号码后六位, of the applicant or of who filed for it',
    }),
  }),
  tries: { at: 'kiosk', account: 'number' },
  reply: z.object({
    itemName: z.string(),
    papers: z.array(z.object({ paper: z.string(), title: z.string() })),
    left: z.int().meta({ description: 'prints that are left' }),
    pass: z.string().meta({ description: 'opens the papers for five minutes' }),
  }),
})

/** One paper of the result, for whoever holds the pass of a print. The pass stands in the body: it opens what a person is named in. */
export const openPrinted = endpoint('POST /api/:region/kiosk/papers', {
  summary: '自助打印：取得文书',
  can: 'site.read',
  zones: ['public'],
  reads: [],
  kind: 'query',
  asksInBody: true,
  params: inRegion,
  body: z.strictObject({ pass: z.string().max(400), paper: z.string().regex(/^[a-z0-9-]{3,60}$/) }),
  tries: { at: 'kiosk' },
  reply: z.instanceof(Uint8Array),
  answers: 'application/pdf',
})
