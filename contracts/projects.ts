import { z } from 'zod'
import { CaseSummary } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, InstantCursor, DayText, ItemCode, PartyId, ProjectId, RegionId, StreamId } from './ids.ts'
import { ProjectStageKey } from './project-stages.ts'

/** One project of a party, as its newest case names it. */
export const ProjectSummary = z
  .object({
    project: ProjectId,
    code: z.string(),
    name: z.string().nullable().meta({ description: 'null where the newest case does not name it' }),
    cases: z.int(),
    open: z.int().meta({ description: 'that have not ended' }),
    latest: DayText.meta({ description: '最近一次申请' }),
    newest: CaseId.meta({ description: 'the case that names it' }),
  })
  .meta({ id: 'Project' })
export type ProjectSummary = z.infer<typeof ProjectSummary>

/** A case of a project, with what it led to. */
export const ProjectCase = CaseSummary.extend({
  part: z.boolean().meta({ description: 'part of a whole' }),
  licence: z
    .object({ identifier: z.string(), title: z.string(), valid: z.boolean() })
    .nullable()
    .meta({ description: '核发的证照' }),
})
export type ProjectCase = z.infer<typeof ProjectCase>

/** One 审批阶段 of a project: what was asked for in it, and what may be asked for. */
export const StageView = z.object({
  stage: ProjectStageKey,
  cases: z.array(ProjectCase),
  awaited: z.array(z.string()).meta({ description: 'items that a whole under way has not opened yet' }),
  offered: z
    .array(z.object({ item: ItemCode, name: z.string(), reuses: z.array(z.string()) }))
    .meta({ description: 'items not asked for yet; `reuses`: licences of the project that stand in for materials' }),
})
export type StageView = z.infer<typeof StageView>

/** 办理路线 over what a project has under way: what goes side by side, what follows, and the working days of the longest way. */
export const ProjectRoute = z
  .object({
    stages: z.array(
      z.array(
        z.object({
          title: z.string(),
          days: z
            .int()
            .min(0)
            .meta({ description: '工作日: left of what is under way, promised of what is still to begin' }),
          begun: z.boolean(),
        }),
      ),
    ),
    longest: z.object({ titles: z.array(z.string()), days: z.int().min(0) }),
  })
  .meta({ id: 'ProjectRoute' })
export type ProjectRoute = z.infer<typeof ProjectRoute>

const inRegion = z.object({ region: RegionId })

export const listMyProjects = endpoint('GET /api/:region/projects', {
  summary: '我的项目',
  can: 'case.read-own',
  zones: ['public'],
  reads: ['identity'],
  kind: 'query',
  params: inRegion,
  query: z.object({ limit: z.coerce.number().int().min(1).max(20).default(10), after: InstantCursor.optional() }),
  reply: z.object({
    projects: z.array(ProjectSummary),
    next: z.string().nullable(),
  }),
})

export const readMyProject = endpoint('GET /api/:region/projects/:project', {
  summary: '项目的各阶段办理情况',
  can: 'case.read-own',
  zones: ['public'],
  reads: ['identity'],
  kind: 'query',
  params: inRegion.extend({ project: ProjectId }),
  query: z.object({ after: InstantCursor.optional() }),
  reply: z.object({
    project: ProjectId,
    code: z.string(),
    name: z.string().nullable(),
    newest: CaseId.meta({ description: 'the case that names it' }),
    stages: z.array(StageView),
    route: ProjectRoute.nullable().meta({ description: 'null where nothing is under way, and on every later page' }),
    next: z.string().nullable(),
  }),
})

/**
 * 窗口办理项目的下一事项: the projects of whoever has just shown a document here, or of whom they act for, and the items that may be asked for next.
 * The twenty latest; an older one begins with an empty form.
 */
export const listWindowProjects = endpoint('POST /api/:region/window/projects', {
  summary: '窗口查看来办人的投资项目',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'query',
  asksInBody: true,
  params: inRegion,
  body: z.strictObject({ party: PartyId, mandate: StreamId.optional() }),
  reply: z.object({
    projects: z.array(ProjectSummary.omit({ open: true })).max(20),
    items: z
      .array(z.object({ item: ItemCode, name: z.string() }))
      .meta({ description: 'that ask for a project and are taken at this counter' }),
  }),
})

/** Of the cases of one project, those that the asking desk may read anyway. */
export const listProjectCases = endpoint('GET /api/:region/desk/cases/:case/project', {
  summary: '同一项目的其他办件',
  can: 'case.read-desk',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion.extend({ case: CaseId }),
  query: z.object({ after: InstantCursor.optional() }),
  reply: z.object({
    cases: z.array(CaseSummary),
    next: z.string().nullable(),
  }),
})
