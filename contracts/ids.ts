import { z } from 'zod'

/** 区域: permanent id of a tenant (city, county, development zone); leads every key. Not the GB/T 2260 code, which merges and changes. */
export const RegionId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,23}$/)
  .brand<'RegionId'>()
export type RegionId = z.infer<typeof RegionId>

/** Id of one stream of the log; for a case it is also the id in the applicant's address bar. Random, 122 bits. */
export const StreamId = z.uuid().brand<'StreamId'>()
export type StreamId = z.infer<typeof StreamId>

/** 办件. A case is a stream; its draft already carries the id the case will have. */
export const CaseId = StreamId
export type CaseId = StreamId

/** 审查任务 as a reviewer knows it: random and unrelated to the case's id. */
export const TaskId = z.uuid().brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>

/** 启封: random, unrelated to every other id. */
export const OpeningId = z.uuid().brand<'OpeningId'>()
export type OpeningId = z.infer<typeof OpeningId>

/** 销毁个人信息: random, unrelated to every other id. */
export const ErasureId = z.uuid().brand<'ErasureId'>()
export type ErasureId = z.infer<typeof ErasureId>

/** 主体: a person, an enterprise, an office or a member of staff. */
export const PartyId = z.uuid().brand<'PartyId'>()
export type PartyId = z.infer<typeof PartyId>

/** 单位: short permanent id of an office or hall within a region. */
export const OfficeId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,31}$/)
  .brand<'OfficeId'>()
export type OfficeId = z.infer<typeof OfficeId>

/** 附件: random id of stored bytes; says nothing about their content. */
export const FileId = z.uuid().brand<'FileId'>()
export type FileId = z.infer<typeof FileId>

/** Id that the client makes for one upload; what is sent again under it is the same file, not a second one. */
export const UploadId = z
  .uuid()
  .meta({ description: 'made by the client for one upload: sent again after a lost answer, it is the same file' })
export type UploadId = z.infer<typeof UploadId>

/** 项目 as pages know it: a keyed hash of its code within a region, from which nobody learns the code. */
export const ProjectId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'ProjectId'>()
export type ProjectId = z.infer<typeof ProjectId>

/** Id that the client makes for one command; the same id is one command however often it is sent. */
export const CommandId = z.uuid().brand<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>

/** 事项编码 used in addresses: 实施编码 or a short local code. */
export const ItemCode = z
  .string()
  .regex(/^[A-Za-z0-9-]{3,40}$/)
  .brand<'ItemCode'>()
export type ItemCode = z.infer<typeof ItemCode>

/** Civil day in Asia/Shanghai, `YYYY-MM-DD`. */
export const DayText = z.iso.date()
/** Month of this century, `YYYY-MM`. */
export const MonthText = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/)
/** Instant, ISO 8601 with `Z`. */
export const Instant = z.iso.datetime()

/** Key of a field, material, task or answer inside one item definition. */
export const Key = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/)

/**
 * Place in the log as a receipt gives it, the text of a 64-bit number: a query is given it as `after`, to be answered once its
 * readers have come so far. No log reaches 18 digits; a longer text is none.
 */
export const LogPosition = z.string().regex(/^\d{1,18}$/)

/** Place in a list that is ordered by day and id, as the list's own `next` gave it. */
export const DayCursor = place(/^(\d{4}-\d\d-\d\d)$/, z.uuid())

/** Place in a list that is ordered by day and by the identifier of a licence. */
export const DayIdentifierCursor = place(/^(\d{4}-\d\d-\d\d)$/, z.string().regex(/^[0-9A-Za-z.-]{10,120}$/))

/** Place in a list that is ordered by instant and id. */
export const InstantCursor = place(
  /^(\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/,
  z.uuid(),
)

/** `<when>,<id>`; the day must be one, of a year that the database counts from 1. */
function place(when: RegExp, id: z.ZodString | z.ZodUUID) {
  return z
    .string()
    .refine((text) => {
      const comma = text.indexOf(',')
      const day = when.exec(text.slice(0, comma))?.[1]
      return (
        day !== undefined &&
        day > '0001' &&
        DayText.safeParse(day).success &&
        id.safeParse(text.slice(comma + 1)).success
      )
    }, '翻页位置不对，请从第一页重新打开')
    .meta({ description: 'the `next` of the page before' })
}
