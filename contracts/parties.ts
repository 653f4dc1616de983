import { z } from 'zod'
import { IdentityChecked, PhoneText } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import { Instant, PartyId, RegionId } from './ids.ts'
import { Notice } from './notices.ts'
import { Receipt } from './receipt.ts'

/** 主体: as a document names it. */
export const NamedParty = z.strictObject({
  kind: z.enum(['person', 'enterprise']),
  name: z.string().trim().min(2).max(60),
  code: z.string().trim().toUpperCase(),
})
export type NamedParty = z.infer<typeof NamedParty>

/** What names a party that is registered: its own document, or the 授权委托书 that an agent shows of it. */
const NamingDocument = z.enum(['resident-id-card', 'business-licence', 'mandate'])

const Sealed = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .meta({
    description: 'hash of what was sealed of name, code and phone, or of the new phone; the seal has a salt of its own',
  })

/**
 * 主体登记; streams of kind `party`, one per party. Who it is stands nowhere in it. `taken-over` (登记存量): no clerk registered it here; it came
 * with the data of a city, was entered as an expert, or stood in the register before the log told of it. `phone-changed` (变更联系电话): on purpose,
 * for what is under way too; `given` is from when it counts, where that is not when it was recorded. `notices-chosen`: all that the party does without from then on.
 */
export const PartyEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('registered'),
    kind: z.enum(['person', 'enterprise']),
    document: NamingDocument,
    sealed: Sealed,
  }),
  z.object({ type: z.literal('taken-over'), kind: z.enum(['person', 'enterprise']), sealed: Sealed }),
  z.object({ type: z.literal('phone-changed'), checked: IdentityChecked, sealed: Sealed, given: Instant.optional() }),
  z.object({ type: z.literal('notices-chosen'), unwanted: z.array(Notice) }),
])
/** As it is written. */
export type PartyEvent = z.input<typeof PartyEvent>

/** 窗口登记主体: whoever has a document that names them, and is not known yet. */
export const registerAtWindow = endpoint('POST /api/:region/window/registrations', {
  summary: '窗口登记申请人',
  can: 'window.identify',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  tries: { at: 'identification' },
  params: z.object({ region: RegionId }),
  body: NamedParty.extend({
    phone: PhoneText,
    document: NamingDocument,
    statedAt: Instant.optional().meta({
      description: 'at a window whose link was down: when the phone was said there, a claim by the real clock',
    }),
  }),
  reply: z.object({ receipt: Receipt, party: PartyId }),
})

/** 窗口变更联系电话 of whoever has just shown a document to this clerk: messages go to this number from now on, about what is under way too. */
export const changePhoneAtWindow = endpoint('POST /api/:region/window/phones', {
  summary: '窗口变更联系电话',
  can: 'window.identify',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId }),
  body: z.strictObject({
    party: PartyId,
    phone: PhoneText,
    statedAt: Instant.optional().meta({
      description:
        'at a window whose link was down: when it was said there, a claim by the real clock; a number that was given since stays',
    }),
  }),
  reply: z.object({ receipt: Receipt }),
})
