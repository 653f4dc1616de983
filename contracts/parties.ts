import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PartyId, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 主体: as a document names it. */
export const NamedParty = z.strictObject({
  kind: z.enum(['person', 'enterprise']),
  name: z.string().trim().min(2).max(60),
  code: z.string().trim().toUpperCase(),
})
export type NamedParty = z.infer<typeof NamedParty>

/** A mobile number of the mainland. */
export const PhoneText = z.string().regex(/^1[3-9]\d{9}$/)

/** What names a party that is registered: its own document, or the 授权委托书 that an agent shows of it. */
const NamingDocument = z.enum(['resident-id-card', 'business-licence', 'mandate'])

const Sealed = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .meta({ description: 'hash of what was sealed of name, code and phone; the seal has a salt of its own' })

/**
 * 主体登记; streams of kind `party`, one per party. Who it is stands nowhere in it. `taken-over` (登记存量): no clerk registered it here; it came
 * with the data of a city, was entered as an expert, or stood in the register before the log told of it.
 */
export const PartyEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('registered'),
    kind: z.enum(['person', 'enterprise']),
    document: NamingDocument,
    sealed: Sealed,
  }),
  z.object({ type: z.literal('taken-over'), kind: z.enum(['person', 'enterprise']), sealed: Sealed }),
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
  body: NamedParty.extend({ phone: PhoneText, document: NamingDocument }),
  reply: z.object({ receipt: Receipt, party: PartyId }),
})
