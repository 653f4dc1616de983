import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, MaterialFact, Score, Verdict } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { dayText } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import { evolve } from '../case-fold.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { drawnTask } from '../review/open-task.ts'
import { openedNow } from '../review/opened.ts'
import { checkOpinion } from '../review/opinion-rules.ts'
import { endedByPlan } from '../review/special-procedures.ts'
import { isPanel, type PanelTask } from './panel-members.ts'
import { confirmersOf, dueOfPanel, outcomeOf, type PanelState } from './panel-state.ts'

export type ExpertCommand =
  | {
      type: 'give-expert-opinion'
      task: string
      verdict: Verdict
      scores: readonly Score[]
      reasons: string
      changes: readonly string[]
    }
  | { type: 'hand-in-revision'; materials: MaterialFact[] }
  | {
      type: 'confirm-changes'
      task: string
      found: readonly { change: string; done: boolean; remark: string }[]
    }
  /** The limit of what goes on in the panel has passed. */
  | { type: 'panel-clock-ran-out'; panel: string }

/**
 * 专家评审: drawn experts score in secret and say 通过, 不通过 or 修改后通过 with the complete list of changes; there is one revision, of
 * which those who asked for changes say, change by change, whether it was made, and nothing else.
 *
 * @source 行政许可法 第四十五条; 连政办传〔2023〕8号 三(一)3 (专家意见), 三(二)1 (一次反馈)
 */
export function decideExperts(command: ExpertCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'give-expert-opinion': {
      const { key, panel, definition } = panelOf(state, env, command.task)
      demand(!panel.revision && !panel.closed, 'experts.over')
      const { code } = drawnTask(state, command.task)
      const sheet = env.item.sheets.find((candidate) => candidate.key === definition.sheet) ?? null
      const total = checkOpinion(sheet, command)
      const changes = command.changes.map((text) => text.trim()).filter((text) => text !== '')
      const revises = command.verdict === 'pass-after-revision'
      demand(revises || changes.length === 0, 'experts.changes-only-for-revision')
      demand(!revises || changes.length > 0, 'experts.needs-changes')
      demand(
        changes.every((text) => saysAtLeast(text, 8)),
        'experts.change-unclear',
      )
      const { task, verdict, scores, reasons } = command
      const given: CaseEvent = {
        type: 'expert-opinion-given',
        panel: key,
        task,
        code,
        verdict,
        scores: [...scores],
        total,
        reasons,
        changes,
        day: env.day,
      }
      return withOutcome(state, env, key, given)
    }

    case 'hand-in-revision': {
      const [key, panel] = revisable(state) ?? []
      demand(key && panel?.revision, 'experts.nothing-to-revise')
      demand(env.day <= panel.revision.due.day, 'experts.revision-late', { last: dayText(panel.revision.due.day) })
      const definition = definitionOf(env.item, key)
      demand(command.materials.length > 0, 'experts.nothing-brought')
      for (const { material } of command.materials)
        demand(definition.sees.includes(material), 'experts.not-to-revise', { name: nameOf(env.item, material) })
      const confirmBy = due(env, env.day, { unit: 'working', days: definition.experts.confirmDays })
      return [{ type: 'revision-handed-in', panel: key, materials: command.materials, confirmBy, day: env.day }]
    }

    case 'confirm-changes': {
      const { key, panel } = panelOf(state, env, command.task)
      const code = state.tasks[command.task]?.code
      demand(
        state.phase === 'review' && code && confirmersOf(panel).includes(command.task),
        'experts.nothing-to-confirm',
      )
      const own = panel.revision!.changes.filter(({ by }) => by === command.task).map(({ change }) => change)
      const found = command.found.map(({ change }) => change)
      demand(found.length === own.length && own.every((change) => found.includes(change)), 'experts.confirm-each')
      demand(
        command.found.every(({ done, remark }) => done || saysAtLeast(remark, 8)),
        'experts.undone-needs-remark',
      )
      const confirmed: CaseEvent = {
        type: 'changes-confirmed',
        panel: key,
        task: command.task,
        code,
        found: command.found.map((one) => ({ ...one, remark: one.remark.trim() })),
        day: env.day,
      }
      return withOutcome(state, env, key, confirmed)
    }

    case 'panel-clock-ran-out':
      return ranOut(state, env, command.panel)
  }
}

/** The panel that waits for the applicant's revision. */
export const revisable = ({ phase, panels }: Pick<CaseState, 'phase' | 'panels'>): [string, PanelState] | null =>
  (phase === 'review' &&
    Object.entries(panels).find(([, { revision, closed }]) => revision && !revision.handedInDay && !closed)) ||
  null

function withOutcome(state: CaseState, env: CaseEnv, key: string, event: CaseEvent): CaseEvent[] {
  return [event, ...settled(evolve(state, event), env, key)]
}

/** What follows once the outcome is certain: the one revision round, or the end of the review. */
function settled(state: CaseState, env: CaseEnv, key: string): CaseEvent[] {
  const panel = state.panels[key]!
  const definition = definitionOf(env.item, key)
  const outcome = outcomeOf(panel, definition.experts)
  if (!outcome) return []
  const absent = panel.members.filter((member) => !panel.opinions[member] && state.tasks[member])
  const asked = panel.members.flatMap((by) => (panel.opinions[by]?.changes ?? []).map((text) => ({ text, by })))
  if (outcome.verdict === 'pass' && !panel.revision && asked.length > 0)
    return [
      {
        type: 'revision-called',
        panel: key,
        changes: asked.map((one, place) => ({ change: `c${place + 1}`, ...one })),
        due: due(env, env.day, { unit: 'working', days: definition.experts.revisionDays }),
        absent,
        day: env.day,
      },
    ]
  const passed = panel.revision ? ('pass-after-revision' as const) : ('pass' as const)
  const verdict = outcome.verdict === 'pass' ? passed : ('fail' as const)
  return closed(state, env, definition, {
    ...outcome,
    verdict,
    how: panel.revision ? 'confirmed' : 'opinions',
    absent,
  })
}

function closed(
  state: CaseState,
  env: CaseEnv,
  { key, experts }: PanelTask,
  result: Pick<Extract<CaseEvent, { type: 'expert-panel-closed' }>, 'verdict' | 'passes' | 'fails' | 'how' | 'absent'>,
): CaseEvent[] {
  const panel = state.panels[key]!
  const fees = panel.members
    .filter((member) => panel.opinions[member])
    .map((task) => ({ task, amountFen: experts.feeFen }))
  const ending: CaseEvent = { type: 'expert-panel-closed', panel: key, ...result, fees, day: env.day }
  const ended = endedByPlan(evolve(state, ending), env, key, `专家评审结束：${endWords[result.verdict]}。`)
  const after = [ending, ...ended].reduce(evolve, state)
  return [ending, ...ended, ...openedNow(after, env)]
}

const endWords: Record<Verdict, string> = {
  pass: '评审通过',
  'pass-after-revision': '修改完成，评审通过',
  fail: '评审未通过',
}

/** A limit of the panel has passed: without a revision in time it fails; late experts are waited for only where it turns on them. */
function ranOut(state: CaseState, env: CaseEnv, key: string): CaseEvent[] {
  const panel = state.panels[key]
  const until = panel && dueOfPanel(panel)
  if (!panel || !until || state.phase !== 'review' || env.day <= until.day || panel.overdue) return []
  if (panel.revision && !panel.revision.handedInDay) {
    const votes = Object.values(panel.opinions)
    return closed(state, env, definitionOf(env.item, key), {
      verdict: 'fail',
      passes: votes.filter(({ verdict }) => verdict === 'pass').length,
      fails: votes.filter(({ verdict }) => verdict === 'fail').length,
      how: 'no-revision',
      absent: [],
    })
  }
  const missing = panel.revision ? confirmersOf(panel) : panel.members.filter((member) => !panel.opinions[member])
  return withOutcome(state, env, key, { type: 'experts-overdue', panel: key, missing, day: env.day })
}

function panelOf(state: CaseState, env: CaseEnv, task: string) {
  const [key, panel] = Object.entries(state.panels).find(([, { members }]) => members.includes(task)) ?? []
  demand(key && panel, 'task.not-open')
  return { key, panel, definition: definitionOf(env.item, key) }
}

function definitionOf(item: Item, key: string): PanelTask {
  const definition = item.tasks.find((one) => one.key === key)
  if (!definition || !isPanel(definition)) throw new RangeError(`${item.code} has no panel of experts ${key}`)
  return definition
}

const nameOf = (item: Item, key: string): string => item.materials.find((one) => one.key === key)?.name ?? key
