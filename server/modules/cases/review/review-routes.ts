import { actOf as outcomeActOf } from '#contracts/outcome.ts'
import {
  beginProcedure,
  decideCase,
  endProcedure,
  giveOpinion,
  listTasks,
  mergeFeedback,
  readTask,
  returnTask,
  type TaskSummary,
  type TaskView,
} from '#contracts/review.ts'
import { specialProcedureTitles } from '#contracts/special-procedures.ts'
import { answerExtension, proposeExtension } from '#contracts/extensions.ts'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { workingDaysBetween } from '#kernel/calendar.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { command, query, type Route } from '#platform/index.ts'
import type { Row } from '#platform/db.ts'
import { notFound } from '#platform/refusal.ts'
import { answerText } from '#contracts/answer.ts'
import type { CasesAsk } from '../ask.ts'
import { ownStatementsView, thirdPartiesView } from '../third-parties/third-party-view.ts'
import { inTurn } from '../public-notice/notice-state.ts'
import { noticeView } from '../public-notice/notice-view.ts'
import { titleOf } from '../public-notice/published.ts'
import { closureView } from '../closures/closure-view.ts'
import { awaitsConfirmation, panelViews } from '../experts/expert-view.ts'
import { briefWithPanels, panelFactsOf, panelsOf, readTaskPanels } from '../experts/task-panels.ts'
import { addedTitle, withAdded } from '../handling/added-tasks.ts'
import {
  addedIn,
  awaited,
  handlingOf,
  handlingView,
  notCounted,
  readTaskHandling,
  type TaskHandling,
} from '../handling/task-handling.ts'
import { addedView } from '../handling/added-view.ts'
import { readTaskVisits, visitsOf } from '../visits/task-visits.ts'
import { visitActs, visitViews } from '../visits/visit-view.ts'
import { hearingView } from '../hearing/hearing-view.ts'
import { itemOfRow } from '../case-act.ts'
import { listReviewTasks, readReviewTask } from '../reading/queries.ts'
import { meetingActs, meetingViews } from '../meetings/meeting-view.ts'
import { opinionsOf, ownAnswerOf, verdictTexts } from './task-answers.ts'
import { blindAct } from './blind-act.ts'
import { decisionAct } from './decision-act.ts'
import {
  briefOf,
  closureOf,
  extensionOf,
  hearingOf,
  countedOfTask,
  proceduresOf,
  noticesOf,
  readTaskClosure,
  readTaskNotices,
  readTaskExtension,
  readTaskFacts,
  readTaskInternal,
  readTaskRenewal,
  readTaskHearing,
  readTaskOverdue,
  readTaskThirdParties,
  ownStatementsOf,
  thirdPartiesOf,
  readTaskProcedures,
  meetingsOf,
  readTaskMeetings,
  silentOf,
} from './task-brief.ts'
import { readTaskSilence, silentFor } from '../matters/task-silence.ts'
import { ownSigning, signingViews } from '../signing/signing-view.ts'
import { allowedExtension } from '../parts/whole-extension.ts'
import { actsUnder, mayBegin } from './task-acts.ts'
import { internalClockOfRow, mayGainByRow } from '../clocks/clock-views.ts'
import { quotaOfTask, readTaskQuota } from '../quotas/quota-standing.ts'
import { linesToName } from '../intake/lines.ts'
import { decidingOf, mergingOf } from './task-grounds.ts'
import { tasksOfCase, type CaseTask } from './task-definitions.ts'

/** Tasks whose holder may call a meeting about them. */
const convened: readonly CaseTask['kind'][] = ['merge', 'decide']

/** Rows that were read together, by the name of what read them. */
function rowsByName<Name extends string>(
  reads: Record<Name, unknown>,
  rows: readonly { rows: Row[] }[],
): Record<Name, Row[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names are the keys of `reads`
  return Object.fromEntries(Object.keys(reads).map((name, at) => [name, rows[at]!.rows])) as Record<Name, Row[]>
}

/** 不对应: everything that reviewers, leads and deciders see and do. Reads nothing of the vault; addresses cases by the task's own id only. */
export function reviewRoutes(ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  /** What a task may know, by name: each is a function of the database that says so itself. */
  const reads = {
    row: readReviewTask,
    facts: readTaskFacts,
    pages: ask.pages.statement,
    procedures: readTaskProcedures,
    extension: readTaskExtension,
    hearing: readTaskHearing,
    thirdParties: readTaskThirdParties,
    overdue: readTaskOverdue,
    closure: readTaskClosure,
    panels: readTaskPanels,
    visits: readTaskVisits,
    meetings: readTaskMeetings,
    handling: readTaskHandling,
    notices: readTaskNotices,
    quota: readTaskQuota,
    internal: readTaskInternal,
    renewal: readTaskRenewal,
    silence: readTaskSilence,
  }
  return [
    query(listTasks, {
      read: ({ params, query: { box, limit, after, convenes } }) => [
        listReviewTasks(params.region, { done: box === 'done', kinds: convenes ? convened : null }, limit + 1, after),
      ],
      async reply({ rows, day }, { params, query: { limit } }) {
        const calendar = await ask.catalogue.calendar(params.region)
        const found = rows[0]!.rows
        const tasks = []
        for (const row of found.slice(0, limit)) {
          const item = await itemOfRow(ask, params.region, row)
          tasks.push(summary(row, item, calendar, day))
        }
        const last = found[limit - 1]
        return {
          tasks,
          next: found.length > limit && last ? `${last['due_day'] as string},${last['task'] as string}` : null,
        }
      },
    }),

    query(readTask, {
      read: ({ params }) => Object.values(reads).map((read) => read(params.region, params.task)),
      async reply({ rows, day }, { params }) {
        const found = rowsByName(reads, rows)
        const row = found.row[0]
        if (!row) throw notFound()
        const [filed, calendar, items] = await Promise.all([
          itemOfRow(ask, params.region, row),
          ask.catalogue.calendar(params.region),
          ask.catalogue.items(params.region),
        ])
        const item = withAdded(filed, addedIn(found.handling))
        const definition = tasksOfCase(item).find((task) => task.key === row['task_key']) ?? noMore(row, item)
        const open = row['done'] !== true
        const panelFacts = panelFactsOf(found.panels)
        const panels = panelsOf(panelFacts)
        const brief = briefWithPanels(briefOf(found.facts), panelFacts, definition.key)
        const { visits, drawnSince } = visitsOf(found.visits)
        const offices = new Map(
          (await ask.catalogue.offices(params.region)).map(({ id, name }) => [id as string, name]),
        )
        const confirms = awaitsConfirmation(panels, definition.key)
        const pages = ask.pages.parse(found.pages)
        const procedures = proceduresOf(found.procedures, definition.key)
        const heard = hearingOf(found.hearing)
        const hearing = heard && hearingView(heard, { day, calendar })
        const others = thirdPartiesOf(found.thirdParties)
        const thirdParties = others && thirdPartiesView(others, day)
        const ownStatements = ownStatementsView(ownStatementsOf(found.thirdParties), day)
        const meetings = meetingsOf(found.meetings)
        const notices = noticesOf(found.notices)
        const silent = silentOf(found.overdue)
        const closed = closureOf(found.closure)
        const closure = closed && closureView(closed, item, open ? ['decide'] : [])
        const extension = extensionOf(found.extension)
        const handling = handlingOf(found.handling, definition.key, silent)
        const handled = handlingView(handling, definition, brief, item.tasks)
        const answered = ownAnswerOf(brief, definition, item, { extension, hearing, silent, closure, open })
        const opinions = opinionsOf(brief, item, silent, notCounted(handling))
        // 会商 has an answered task on its desk for its own sake.
        const asksAnew = open && row['meeting'] !== true
        const sheet = item.sheets.find((candidate) => candidate.key === definition.sheet)
        const line = summary(row, item, calendar, day)
        const { aside } = line
        const view = {
          ...line,
          // Not the stream's version: its pace would tell reviewers apart by what others do. This task has been answered or not.
          version: open ? 0 : 1,
          facts: item.form
            .flatMap((group) => group.fields)
            .filter(
              (field) => field.sight === 'shown' && field.class === 'plain' && brief.plain[field.key] !== undefined,
            )
            .map((field) => ({ key: field.key, label: field.label, text: answerText(field, brief.plain[field.key]) })),
          materials: item.materials
            .filter((material) => definition.sees.includes(material.key) && material.sight !== 'hidden')
            .filter((material) => brief.materials.some((fact) => fact.material === material.key))
            .map((material) => {
              const shown = pages.find((candidate) => candidate.material === material.key)
              const facts = brief.materials.filter((fact) => fact.material === material.key)
              const without = facts.every((fact) => fact.licence)
                ? ('licence' as const)
                : facts.every((fact) => fact.paper)
                  ? ('paper' as const)
                  : null
              return {
                key: material.key,
                name: material.name,
                pages: without ? 0 : (shown?.pages ?? 0),
                state: without ?? shown?.state ?? ('rendering' as const),
              }
            }),
          sheet: sheet ? { title: sheet.title, passMark: sheet.passMark, criteria: sheet.criteria } : null,
          conditions: item.conditions,
          opinions: !definition.awaits && ['review', 'expert', 'site-visit'].includes(definition.kind) ? [] : opinions,
          signing: ownSigning(definition),
          signings: ['merge', 'decide', 'hear'].includes(definition.kind)
            ? signingViews(item, brief, notCounted(handling))
            : [],
          feedback:
            brief.feedback &&
            !awaited(handling).has(brief.feedback.task) &&
            (definition.kind === 'decide' || definition.kind === 'hear')
              ? {
                  verdict: brief.feedback.verdict,
                  verdictText: verdictTexts[brief.feedback.verdict],
                  summary: brief.feedback.summary,
                }
              : null,
          own: asksAnew ? null : answered,
          before: asksAnew ? answered : null,
          ...handled,
          ...(await addedView(ask, params.region, handling, { definition, item, items })),
          act: outcomeActOf(item),
          procedures,
          allowedProcedures: mayBegin(item, procedures).map((one) => ({
            ...one,
            title: specialProcedureTitles[one.kind],
          })),
          extension,
          allowedExtension: allowedExtension(item),
          visits: visitViews(visits, item, {
            day,
            calendar,
            nameOf: (office) => offices.get(office) ?? office,
            officer: definition.kind === 'site-visit',
            told: false,
          }),
          panels: panelViews(panels, item, { task: definition.key }),
          meetings: meetingViews(meetings, item, { task: params.task, key: definition.key, labels: brief.labels }, day),
          hearing,
          thirdParties,
          ownStatements,
          closure,
          internal: internalClockOfRow(countedOfTask(found.internal), item, calendar, day),
          quota: definition.kind === 'decide' ? quotaOfTask(found.quota, item, day) : null,
          publicNotices: notices.flatMap(({ task, until, notice }) =>
            inTurn(task, notice).map((one) =>
              noticeView(
                one,
                { title: titleOf(item, task), until: one.notice === notice ? until : one.notice.until },
                { entries: null, address: false },
              ),
            ),
          ),
          can: silentFor(found.silence, day)
            ? []
            : row['meeting'] === true
              ? meetingActs(meetings, { key: definition.key, kind: 'review', opinions: 0 }, day)
              : actsOf(row, handling, definition, () =>
                  confirms
                    ? ['confirm-changes']
                    : [
                        ...meetingActs(
                          meetings,
                          { key: definition.key, kind: definition.kind, opinions: opinions.length },
                          day,
                        ),
                        ...visitActs(visits, definition.key, drawnSince),
                        ...actsUnder(definition.kind, item, {
                          procedures,
                          extension,
                          gains: mayGainByRow(countedOfTask(found.renewal), item, calendar, day),
                          hearing,
                          noticeOpen: notices.some(({ notice }) => notice.endedDay === null),
                          thirdParties,
                          aside,
                          ...handled,
                          added: handling.added,
                          answered: handling.answered,
                          key: definition.key,
                        }),
                        'return',
                      ],
                ),
        } satisfies Omit<TaskView, 'merging' | 'deciding'>
        const { kind } = definition
        return {
          ...view,
          merging: kind === 'merge' ? mergingOf(view) : null,
          deciding:
            kind === 'decide' ? decidingOf({ ...view, defaulted: brief.defaulted, nameable: linesToName(item) }) : null,
        }
      },
    }),

    command(giveOpinion, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({
          type: 'give-opinion',
          task,
          verdict: body.verdict,
          scores: body.scores,
          reasons: body.reasons,
        })),
    }),
    command(returnTask, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'return-task', task, ground: body.ground })),
    }),
    command(mergeFeedback, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({ type: 'merge-feedback', task, verdict: body.verdict, summary: body.summary })),
    }),
    command(decideCase, {
      act: ({ params, body }, id) =>
        decisionAct(ask, params, id, (task) => ({
          type: 'decide',
          task,
          outcome: body.outcome,
          reasons: body.reasons,
          basis: body.basis,
          onMinutes: body.onMinutes,
          falseMaterial: body.falseMaterial,
          untrue: body.untrue,
          noPlace: body.noPlace,
          finding: body.finding,
          comments: body.comments,
          overInternal: body.overInternal,
        })),
    }),
    command(proposeExtension, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'propose-extension', task, ...body })),
    }),
    command(answerExtension, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'answer-extension', task, ...body })),
    }),
    command(beginProcedure, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'begin-procedure', task, ...body })),
    }),
    command(endProcedure, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({
          type: 'end-procedure',
          task,
          procedure: params.procedure,
          result: body.result,
        })),
    }),
  ]
}

/** 减签: a task that its case has no more, of which nothing is shown. */
const noMore = (row: Row, item: Item): CaseTask => ({
  key: row['task_key'] as string,
  title: addedTitle(item, row['task_key'] as string) ?? '',
  kind: row['kind'] as CaseTask['kind'],
  office: item.office,
  limitDays: 1,
  sees: [],
})

/** What is left to do with a task, answered or not. The desk offers less than the rules allow: they are asked again. */
function actsOf(
  row: Row,
  { goneOn, takenBack }: TaskHandling,
  { kind }: Pick<CaseTask, 'kind'>,
  whileOpen: () => TaskView['can'],
): TaskView['can'] {
  if (row['returned'] === true) return []
  if (row['done'] !== true) return whileOpen()
  return kind === 'review' && !goneOn && !takenBack ? ['take-back'] : []
}

function summary(row: Row, item: Item, calendar: Calendar, day: Day): TaskSummary {
  const due = parseDay(row['due_day'] as string)
  const definition = tasksOfCase(item).find((task) => task.key === row['task_key'])
  const overdue = day > due
  const through = row['held_through'] as string | null
  const until = row['aside_through'] as string | null
  const aside = until !== null && until >= day && row['done'] !== true ? parseDay(until) : null
  // The days of chair and experts are those of the hearing and the review, which stop every limit but them.
  const held = through !== null && through >= day && row['kind'] !== 'hear' && row['kind'] !== 'expert' ? through : null
  return {
    task: row['task'] as TaskSummary['task'],
    code: row['code'] as string,
    title: definition?.title ?? addedTitle(item, row['task_key'] as string) ?? '',
    kind: row['kind'] as TaskSummary['kind'],
    itemName: item.name,
    due,
    // Days that a special procedure takes are no days left.
    left: overdue ? 0 : Math.max(0, workingDaysBetween(held ? parseDay(held) : day, due, calendar)),
    held: held !== null,
    overdue: overdue && row['done'] !== true,
    done: row['done'] === true,
    meeting: row['meeting'] === true,
    meetingMoved: row['meeting_moved'] === true,
    returned: row['returned'] === true,
    acting: row['acting'] === true,
    aside,
    reminded: row['reminded'] as TaskSummary['reminded'],
    urged: row['urged'] as number,
  }
}
