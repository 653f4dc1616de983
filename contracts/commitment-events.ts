import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

/**
 * 告知承诺 as facts of a case, once it is decided on one.
 *
 * @source 国办发〔2020〕42号
 */
export const commitmentEvents = [
  z.object({
    type: z.literal('promised'),
    dispensed: z.array(Key),
    office: z.string().meta({ description: 'which checks it' }),
    check: Due.meta({ description: '核查期限: by when somebody goes and looks' }),
    day: DayText,
  }),
] as const
