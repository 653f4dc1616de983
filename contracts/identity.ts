import { z } from 'zod'
import { ContactGiven, PhoneText } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import { DayText, OfficeId, PartyId, RegionId } from './ids.ts'
import { NamedParty } from './parties.ts'
import { roles, type Role } from './permissions.ts'
import { Receipt } from './receipt.ts'

const RoleName = z.enum(Object.keys(roles) as [Role, ...Role[]])

/** Who is logged in, as the pages need it. A reviewer's own name is shown to the reviewer alone. */
export const SessionView = z
  .object({
    role: RoleName,
    title: z.string().meta({ description: '角色名称' }),
    name: z.string(),
    region: RegionId,
    office: OfficeId.nullable(),
    officeName: z.string().nullable(),
    counter: z.string().nullable(),
    /** The party acted for: the person themself or a firm under a mandate. */
    principal: z.object({ id: PartyId, name: z.string(), kind: z.enum(['person', 'enterprise']) }).nullable(),
    csrf: z.string().meta({ description: 'send as header x-csrf-token with every change' }),
    can: z.array(z.string()),
    demonstration: z.boolean(),
    today: z.string().meta({ description: 'civil day of the platform’s clock, which a demonstration may have moved' }),
    secondsLeft: z.int().nullable().meta({ description: 'until the session ends by itself; null without one' }),
  })
  .meta({ id: 'Session' })
export type SessionView = z.infer<typeof SessionView>

/** The current session. Without one: role `anonymous`. */
export const readSession = endpoint('GET /api/session', {
  summary: '当前会话',
  can: 'session.read',
  zones: ['public', 'desk', 'review'],
  reads: [],
  kind: 'query',
  reply: SessionView,
})

/** One who can be played in the demonstration; it exists in no production platform. */
export const DemonstrationAccount = z.object({
  id: z.string(),
  title: z.string(),
  role: RoleName,
  hint: z.string(),
})
export type DemonstrationAccount = z.infer<typeof DemonstrationAccount>

/** Accounts for one-click log-in; the route exists only in the demonstration profile and answers 404 elsewhere. */
export const listDemonstrationAccounts = endpoint('GET /api/demonstration/accounts', {
  summary: '演示账号',
  can: 'session.open',
  zones: ['public', 'desk', 'review'],
  reads: [],
  kind: 'query',
  reply: z.object({ accounts: z.array(DemonstrationAccount) }),
})

export const openDemonstrationSession = endpoint('POST /api/demonstration/session', {
  summary: '演示一键登录',
  can: 'session.open',
  zones: ['public', 'desk', 'review'],
  reads: [],
  kind: 'action',
  body: z.strictObject({ account: z.string().max(60) }),
  tries: { at: 'log-in', account: 'account' },
  reply: SessionView,
})

/** 继续使用: the session lasts anew from now, as long as one that was just opened, and never longer than a day after its opening. */
export const extendSession = endpoint('PUT /api/session', {
  summary: '延长会话',
  can: 'session.extend',
  zones: ['public', 'desk', 'review'],
  reads: [],
  kind: 'action',
  reply: z.object({ secondsLeft: z.int() }),
})

export const closeSession = endpoint('DELETE /api/session', {
  summary: '退出登录',
  can: 'session.close',
  zones: ['public', 'desk', 'review'],
  reads: [],
  kind: 'action',
  reply: z.object({ ended: z.literal(true) }),
})

/** 窗口核验身份: finds whoever stands at the window; who is new is registered first. The reply names the party for the clerk's next acts. */
export const identifyAtWindow = endpoint('POST /api/:region/window/parties', {
  summary: '窗口核验身份',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'action',
  tries: { at: 'identification' },
  params: z.object({ region: RegionId }),
  body: NamedParty.extend({
    phone: PhoneText.optional().meta({
      description: 'needed of whoever never gave one; nothing is changed by it: that is `POST /window/phones`',
    }),
    document: z.enum(['resident-id-card', 'business-licence']),
  }),
  reply: z.object({
    party: PartyId,
    phone: z.string().nullable().meta({ description: 'as it was given last; null: never' }),
    phoneGiven: ContactGiven.nullable().meta({ description: 'null: with the registration, or never' }),
  }),
})

/** 演示时钟: moves the platform's clock forward; exists only in the demonstration profile, and each move is recorded. */
export const moveClock = endpoint('POST /api/:region/demonstration/clock', {
  summary: '拨动演示时钟',
  can: 'clock.move',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId }),
  body: z.strictObject({ forwardDays: z.int().min(1).max(400) }),
  reply: z.object({ receipt: Receipt, today: DayText }),
})

/** What was done to a region's clock; streams of kind `platform-clock`. */
export const ClockEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('moved'),
    forwardDays: z.int(),
    offsetMs: z.int().meta({ description: 'all moves so far, in milliseconds' }),
  }),
])
export type ClockEvent = z.infer<typeof ClockEvent>
