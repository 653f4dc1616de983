import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, OfficeId, RegionId, StreamId } from './ids.ts'
import type { Role } from './permissions.ts'
import { Receipt } from './receipt.ts'

/** 岗位: the right of one person to act in one role at one place, as whoever administers the platform sees it. */
const inRegion = z.object({ region: RegionId })

/** 停用岗位: why a post ends. */
export const PostEnd = z.enum(['left', 'transferred', 'retired', 'suspended'])
export type PostEnd = z.infer<typeof PostEnd>

/** Each ground to end a post, as pages say it. */
export const postEnds: Record<PostEnd, string> = {
  left: '离职',
  transferred: '调离本岗位',
  retired: '退休',
  suspended: '停职',
}

/**
 * 岗位授权: what one post may do that others of its role may not, in the matters of the office that gave it. `decide-on-the-spot`:
 * 当场决定即办件. One that was given before an office was named is one of the post's own office: another office gives its own.
 *
 * @source 行政许可法 第二十二条, 第三十四条第二款
 */
export const PostCharge = z.enum(['decide-on-the-spot'])
export type PostCharge = z.infer<typeof PostCharge>

/** Each charge, as pages say it. */
export const postCharges: Record<PostCharge, string> = { 'decide-on-the-spot': '当场决定即办件' }

/** 岗位授权 as a session brings it along: what, and in whose matters. */
export const chargeFor = (charge: PostCharge, office: string): string => `${charge}@${office}`

/** Roles whose posts may be charged with it. */
export const chargeableRoles: Record<PostCharge, readonly Role[]> = { 'decide-on-the-spot': ['acceptor'] }

/** One post that is held. */
export const PostLine = z.object({
  post: StreamId,
  name: z.string(),
  roleTitle: z.string(),
  office: OfficeId,
  officeName: z.string(),
  section: z.string().nullable(),
  endsOn: DayText.nullable().meta({
    description: 'from which day on it is held no more; null while nothing is appointed',
  }),
  away: z
    .object({ from: DayText, through: DayText, began: z.boolean(), deputy: z.string().nullable() })
    .nullable()
    .default(null)
    .meta({
      description: '离岗: from when until when, and who acts meanwhile; null while nobody is appointed to be away',
    }),
  charges: z
    .array(z.object({ charge: PostCharge, office: OfficeId, officeName: z.string(), basis: z.string() }))
    .meta({ description: '岗位授权, with the office that gave each and the document that it rests on' }),
  mayCharge: z.array(PostCharge).meta({ description: 'what an office may charge it with, by its role' }),
  own: z.boolean().meta({ description: 'the asking person’s own, which somebody else has to end' }),
})
export type PostLine = z.infer<typeof PostLine>

export const listPosts = endpoint('GET /api/:region/desk/posts', {
  summary: '岗位名册',
  can: 'post.end',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: z.object({
    office: OfficeId.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    after: z.uuid().optional(),
  }),
  reply: z.object({
    today: DayText,
    posts: z.array(PostLine),
    offices: z.array(z.object({ office: OfficeId, name: z.string() })),
    next: z.string().nullable(),
  }),
})

/** 停用岗位 from a day on, today or later. From then on no act under it succeeds, and its open tasks are drawn anew (离职转办). */
export const endPost = endpoint('POST /api/:region/desk/posts/:post/end', {
  summary: '停用岗位',
  can: 'post.end',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: inRegion.extend({ post: StreamId }),
  body: z.strictObject({ reason: PostEnd, day: DayText }),
  reply: z.object({ receipt: Receipt }),
})

/** 岗位授权 given to one person by a document of an office, for its own matters, or taken back; at once. */
export const chargePost = endpoint('POST /api/:region/desk/posts/:post/charges', {
  summary: '授予、收回岗位授权',
  can: 'post.charge',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: inRegion.extend({ post: StreamId }),
  body: z.strictObject({
    charge: PostCharge,
    office: OfficeId.meta({ description: '授权单位: the office in whose matters it acts' }),
    how: z.enum(['given', 'taken-back']),
    basis: z
      .string()
      .trim()
      .max(200)
      .meta({ description: '授权依据，或者收回的依据: the document, by its title in 《》 or its number' }),
  }),
  reply: z.object({ receipt: Receipt }),
})
