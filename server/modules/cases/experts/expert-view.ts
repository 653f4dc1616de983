import type { CaseAction } from '#contracts/cases.ts'
import type { PanelStanding, PanelView } from '#contracts/expert-panel.ts'
import type { Item } from '#contracts/item.ts'
import type { Role } from '#contracts/permissions.ts'
import type { CaseState } from '../case-state.ts'
import { titled, verdictTexts } from '../review/task-answers.ts'
import { expertLabel, tasksOfCase } from '../review/task-definitions.ts'
import { isPanel } from './panel-members.ts'
import { confirmersOf, dueOfPanel, type PanelsState, type PanelState } from './panel-state.ts'
import { revisable } from './expert-rules.ts'

export function standingOf({ revision, closed }: PanelState): PanelStanding {
  if (closed) return closed.verdict === 'fail' ? 'failed' : 'passed'
  if (!revision) return 'scoring'
  return revision.handedInDay ? 'confirming' : 'revising'
}

/** @param task under which it is read; @param fees whether the reader may know what the experts are paid */
export function panelViews(
  panels: PanelsState,
  item: Item,
  { task = null, fees = false }: { task?: string | null; fees?: boolean } = {},
): PanelView[] {
  return item.tasks.filter(isPanel).flatMap((definition) => {
    const panel = panels[definition.key]
    if (!panel) return []
    const { key, title, experts, sees } = definition
    const { opinions, revision, closed } = panel
    const [asMember] = tasksOfCase(item).filter((one) => one.key === panel.members[0])
    // Secret until nobody can still score in sight of others.
    const open = revision !== null || closed !== null
    const found = Object.values(revision?.confirmed ?? {}).flat()
    return [
      {
        panel: key,
        title,
        standing: standingOf(panel),
        people: panel.members.length,
        passesNeeded: experts.passes,
        veto: experts.veto,
        answered: task === null || open ? Object.keys(opinions).length : null,
        calledDay: panel.calledDay,
        due: dueOfPanel(panel)?.day ?? null,
        overdue: panel.overdue,
        opinions: open
          ? panel.members.flatMap((member) => {
              const given = opinions[member]
              if (!given || !asMember) return []
              const { verdict, total, reasons, scores } = given
              return [
                {
                  label: expertLabel(item, member),
                  verdict,
                  verdictText: verdictTexts[verdict],
                  total,
                  reasons,
                  scores: titled(scores, asMember, item),
                },
              ]
            })
          : [],
        changes: (revision?.changes ?? []).map(({ change, text, by }) => {
          const answer = found.find((one) => one.change === change)
          return {
            change,
            text,
            label: expertLabel(item, by),
            own: by === task,
            done: answer?.done ?? null,
            remark: answer?.remark ?? '',
          }
        }),
        materials: sees.map((material) => ({
          key: material,
          name: item.materials.find((one) => one.key === material)?.name ?? material,
        })),
        handedInDay: revision?.handedInDay ?? null,
        closed: closed && {
          verdict: closed.verdict,
          passes: closed.passes,
          fails: closed.fails,
          how: closed.how,
          day: closed.day,
        },
        fees:
          fees && closed
            ? { people: closed.fees.length, amountFen: closed.fees.reduce((sum, one) => sum + one.amountFen, 0) }
            : null,
      },
    ]
  })
}

/** Whether the expert of this task is asked whether the changes were made. */
export const awaitsConfirmation = (panels: PanelsState, task: string): boolean =>
  Object.values(panels).some((panel) => confirmersOf(panel).includes(task))

/** What the session may do about the reviews of experts of a case. */
export const expertActions = (role: Role, state: CaseState): CaseAction[] =>
  (role === 'applicant' || role === 'clerk') && revisable(state) ? ['hand-in-revision'] : []
