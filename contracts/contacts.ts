import { z } from 'zod'
import { Recipient } from './deliveries.ts'
import { DayText } from './ids.ts'

/** A mobile number of the mainland. */
export const PhoneText = z.string().regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号码')

/** By what whoever changed something was known: the document that a clerk looked at, or the log-in. */
export const IdentityChecked = z.enum(['resident-id-card', 'business-licence', 'log-in'])
export type IdentityChecked = z.infer<typeof IdentityChecked>

/** When and where a party gave something of how it is reached. */
export const ContactGiven = z.object({ day: DayText, at: z.enum(['window', 'site']) })
export type ContactGiven = z.infer<typeof ContactGiven>

/** 联系方式 that a party gave last; null where it never gave any beside its registration. */
export const Contact = z.object({
  phone: ContactGiven.extend({ value: z.string() }).nullable(),
  delivery: ContactGiven.extend({ value: Recipient }).nullable(),
})
export type Contact = z.infer<typeof Contact>

/** The number that reaches a party about something; `changed`: said on purpose since, for all that is under way; null where it is the one of the beginning. */
export type PhoneReached = { phone: string | null; changed: ContactGiven | null }

/** Of whoever is reached as it registered. */
export const noContact: Contact = { phone: null, delivery: null }
