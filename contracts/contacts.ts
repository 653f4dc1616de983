import { z } from 'zod'
import { Recipient } from './deliveries.ts'
import { DayText } from './ids.ts'

/** When and where a party gave something of how it is reached. */
export const ContactGiven = z.object({ day: DayText, at: z.enum(['window', 'site']) })
export type ContactGiven = z.infer<typeof ContactGiven>

/** 联系方式 that a party gave last; null where it never gave any beside its registration. */
export const Contact = z.object({
  phone: ContactGiven.extend({ value: z.string() }).nullable(),
  delivery: ContactGiven.extend({ value: Recipient }).nullable(),
})
export type Contact = z.infer<typeof Contact>

/** Of whoever is reached as it registered. */
export const noContact: Contact = { phone: null, delivery: null }
