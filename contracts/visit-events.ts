import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, FileId, Key, TaskId } from './ids.ts'

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** 核查要点 as it was found: met or not, and what was seen. */
export const VisitFinding = z.strictObject({
  point: Key,
  met: z.boolean(),
  seen: z.string().trim().min(2).max(500).meta({ description: 'what was seen there, without names' }),
})
export type VisitFinding = z.infer<typeof VisitFinding>

/** 现场位置 as a device stated it; a claim and no proof. Degrees, metres. */
export const StatedPosition = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  withinMetres: z.number().min(0).max(100_000),
})
export type StatedPosition = z.infer<typeof StatedPosition>

/** Most photographs of one visit, and bytes of one. */
export const mostVisitPhotos = { photos: 20, bytes: 12_000_000 } as const

/** 现场照片 of one point. What the camera stated of its place is sealed with the file; the time is a claim and no proof. */
export const VisitPhoto = z.object({
  file: FileId,
  point: Key,
  content: z.string().regex(/^c1:[0-9a-f]{64}$/),
  takenAt: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .nullable()
    .meta({ description: 'local time as the camera stated it' }),
  located: z.boolean().meta({ description: 'whether the camera stated where it was' }),
})
export type VisitPhoto = z.infer<typeof VisitPhoto>

/**
 * 现场核查 as facts of a case. Officers stand behind codes; the place is nowhere here, and the position that a device stated is in the vault.
 *
 * @source 行政许可法 第三十四条第三款 (两名以上工作人员)
 */
export const visitEvents = [
  event('visit-called', {
    visit: Key,
    ref: TaskId,
    members: z.array(Key).min(2).meta({ description: 'the tasks of the officers' }),
    due: Due,
    day: DayText,
  }),
  event('visit-appointed', {
    visit: Key,
    task: Key,
    code: z.string(),
    visitOn: DayText,
    time: z.string(),
    day: DayText,
  }),
  event('visit-recorded', {
    visit: Key,
    task: Key,
    code: z.string(),
    findings: z.array(VisitFinding).min(1),
    summary: z.string().meta({ description: '核查结论, without names' }),
    present: z.boolean().meta({ description: 'whether somebody of the applicant was there' }),
    visitedOn: DayText.optional().meta({
      description: 'the day they were there, which may be before the record came in; its day for want of it',
    }),
    visitedAt: z.string().meta({ description: 'time of day as the officer states it' }),
    position: z
      .string()
      .regex(/^c1:[0-9a-f]{64}$/)
      .nullable()
      .meta({ description: 'commitment to the position that the device stated' }),
    photos: z.array(VisitPhoto).max(mostVisitPhotos.photos).default([]),
    day: DayText,
  }),
  event('visit-signed', {
    visit: Key,
    task: Key,
    code: z.string(),
    differs: z.string().nullable().meta({ description: 'what this officer saw otherwise' }),
    day: DayText,
  }),
  event('visit-closed', { visit: Key, verdict: z.enum(['pass', 'fail']), signed: z.int().min(2), day: DayText }),
] as const
