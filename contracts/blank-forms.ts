import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ItemCode, Key, RegionId } from './ids.ts'

/** 空白表、样表 of one material of an item: its application form, or a letter of the applicant's own. */
export const readBlankForm = endpoint('GET /api/:region/items/:item/forms/:material/:look', {
  summary: '空白表、样表',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId, item: ItemCode, material: Key, look: z.enum(['blank', 'sample']) }),
  reply: z.instanceof(Uint8Array),
  answers: 'application/pdf',
})
