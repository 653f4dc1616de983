import type { z } from 'zod'
import type { DrawRecord } from '#contracts/draw-record.ts'
import { canonical } from '#kernel/canonical.ts'
import { dayOf } from '#kernel/day.ts'
import { upsert, type RowChange } from '#platform/table.ts'
import { draws } from '../tables.ts'

/** A draw as it is published: by its purpose, with nothing of the case. */
export const drawRow = (region: string, draw: z.input<typeof DrawRecord>, at: string): RowChange =>
  upsert(draws, { region, id: draw.purpose, day: dayOf(at), record: canonical(draw) })
