import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, ItemCode, PartyId, RegionId, StreamId } from './ids.ts'
import { NamedParty } from './parties.ts'
import { Receipt } from './receipt.ts'

/**
 * What an agent may do: 代为申请, 代为领取, and 代为撤回申请、放弃权利, which no mandate to file holds in it.
 *
 * @source 民法典 第一百六十五条 (a mandate states its bounds); 民事诉讼法 第六十二条 (whoever gives up a claim for another is authorized to just that)
 */
export const MandatedAct = z.enum(['file', 'fetch', 'give-up'])
export type MandatedAct = z.infer<typeof MandatedAct>

/** Which paper a window keeps: 原件, 扫描件. */
const KeptDocument = z.enum(['original', 'scan'])

/** 授权; streams of kind `mandate`, one per mandate. Parties are named by their ids; who gave and who has it stays what it was noted as. */
export const MandateEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('noted'),
    principal: PartyId,
    agent: PartyId,
    items: z.array(ItemCode).nullable().meta({ description: 'null: 不限事项' }),
    acts: z.array(MandatedAct).nullable().meta({ description: 'null: 不限权限' }),
    signedOn: DayText.nullable().meta({ description: 'null where no window has seen a paper' }),
    validUntil: DayText.nullable(),
    document: KeptDocument.nullable(),
  }),
  z.object({
    type: z.literal('revoked'),
    by: z.enum(['principal', 'agent']).meta({ description: '被代理人取消委托，或者代理人辞去委托' }),
  }),
])
/** As it is written. */
export type MandateEvent = z.input<typeof MandateEvent>

/** 授权 as the rules ask for it. Null is without bounds: every item, every act, no last day. */
export type MandateFacts = {
  id: string
  principal: string
  agent: string
  items: readonly string[] | null
  acts: readonly MandatedAct[] | null
  validUntil: string | null
  revoked: boolean
}

/** A mandate as a window sees it. */
export const MandateView = z.object({
  mandate: StreamId,
  principal: z.object({
    id: PartyId,
    name: z.string(),
    code: z.string(),
    phone: z.string().nullable(),
    kind: z.enum(['person', 'enterprise']),
  }),
  acts: z.array(MandatedAct),
  items: z
    .array(z.object({ item: ItemCode, name: z.string() }))
    .nullable()
    .meta({ description: 'null: 不限事项' }),
  validUntil: DayText.nullable(),
  document: KeptDocument.nullable(),
})
export type MandateView = z.infer<typeof MandateView>

const inRegion = z.object({ region: RegionId })

/** 登记授权委托书: what the agent who has just shown a document shows besides. The principal is found by the code it names; who is new is registered first. */
export const noteMandate = endpoint('POST /api/:region/window/mandates', {
  summary: '窗口登记授权委托书',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'command',
  tries: { at: 'identification' },
  params: inRegion,
  body: z.strictObject({
    agent: PartyId,
    principal: NamedParty,
    acts: z.array(MandatedAct).min(1).max(3),
    items: z.array(ItemCode).min(1).max(30).nullable(),
    signedOn: DayText,
    validUntil: DayText.nullable(),
    document: KeptDocument.meta({ description: '留存授权委托书原件，或者扫描件' }),
  }),
  reply: z.object({ receipt: Receipt, mandate: StreamId, principal: PartyId }),
})

/** 代理人的授权: mandates of whoever stands at the window that hold today, newest first; the fifty latest. */
export const listMandatesOfPresent = endpoint('POST /api/:region/window/mandates-of-present', {
  summary: '窗口查看代理人的授权',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'query',
  asksInBody: true,
  params: inRegion,
  body: z.strictObject({ agent: PartyId }),
  reply: z.object({ mandates: z.array(MandateView).max(50) }),
})

/** 已出具的授权: mandates that whoever stands at the window has given and that hold today, newest first; the fifty latest. */
export const listMandatesGiven = endpoint('POST /api/:region/window/mandates-given', {
  summary: '窗口查看来办人出具的授权',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'query',
  asksInBody: true,
  params: inRegion,
  body: z.strictObject({ principal: PartyId }),
  reply: z.object({
    mandates: z
      .array(
        MandateView.pick({ mandate: true, acts: true, items: true, validUntil: true }).extend({ agent: z.string() }),
      )
      .max(50),
  }),
})

/**
 * 撤销授权: whoever gave it takes it back, or whoever has it gives it up, and stands at the window with a document. From then on nothing is done
 * under it.
 *
 * @source 民法典 第一百七十三条第二项 (被代理人取消委托或者代理人辞去委托)
 */
export const revokeMandateAtWindow = endpoint('POST /api/:region/window/mandate-revocations', {
  summary: '窗口撤销授权',
  can: 'window.identify',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: inRegion,
  body: z.strictObject({ mandate: StreamId, present: PartyId }),
  reply: z.object({ receipt: Receipt }),
})
