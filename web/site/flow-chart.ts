import { describe, type Labelled } from '#kernel/condition-sentence.ts'
import { layout, type LayoutNode } from '#kernel/plan-layout.ts'
import type { Plan } from '#kernel/plan.ts'
import type { Item } from '#contracts/item.ts'
import { copy } from './copy.ts'

export type Box = {
  id: string
  x: number
  y: number
  width: number
  height: number
  shape: 'end' | 'task' | 'gate' | 'dot'
  lines: string[]
  note: string | null
}
export type Line = { id: string; points: string; label: { x: number; y: number; text: string } | null }
export type Chart = { width: number; height: number; boxes: Box[]; lines: Line[] }

// The flow runs downward, so that a phone shows it without scrolling sideways. Units are those of the picture's view box.
const rankHeight = 104
const laneWidth = 172
const task = { width: 158, height: 66 }
const gate = { width: 84, height: 40 }
const dot = { width: 12, height: 12 }
const margin = 8

/** The picture of an item's way from 申请 over 受理 and its tasks to 办结. */
export function flowChart(item: Pick<Item, 'plan' | 'tasks' | 'parts' | 'form'>): Chart {
  const plan = layout(item.plan)
  const lanes = Math.max(plan.lanes, 1)
  const middle = (lanes - 1) / 2
  const fields: Labelled[] = item.form.flatMap((group) =>
    group.fields.map(({ key, label, options }) => ({ key, label, ...(options && { options }) })),
  )
  const boxes = [
    placed('start', 0, middle, 'end', [copy.guide.start], null),
    placed('intake', 1, middle, 'task', [copy.guide.intake], null),
    ...plan.nodes.map((node) => boxOf(node, item, fields)),
    placed('end', plan.ranks + 2, middle, 'end', [copy.guide.end], null),
  ]
  const edges = [
    { from: 'start', to: 'intake' },
    { from: 'intake', to: plan.first ?? 'end' },
    ...plan.edges,
    ...(plan.last ? [{ from: plan.last, to: 'end' }] : []),
  ]
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const lines = edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    if (!from || !to) return []
    const label =
      'branch' in edge && edge.branch === 'otherwise'
        ? copy.guide.otherwise
        : 'branch' in edge && edge.branch
          ? copy.yes
          : null
    return [lineBetween(from, to, label, 'viaLane' in edge ? edge.viaLane : undefined)]
  })
  return {
    width: lanes * laneWidth + 2 * margin,
    height: (plan.ranks + 2) * rankHeight + task.height + 2 * margin,
    boxes,
    lines,
  }
}

type Steps = Pick<Item, 'tasks' | 'parts'>

/** What a plan calls a task is one, or a part of a composite item. */
const stepOf = (
  { tasks, parts }: Steps,
  key: string,
): Pick<Item['tasks'][number], 'key' | 'title' | 'limitDays' | 'notice'> | undefined =>
  [...tasks, ...parts].find((each) => each.key === key)

function boxOf(node: LayoutNode, item: Steps, fields: readonly Labelled[]): Box {
  const rank = node.rank + 2
  switch (node.kind) {
    case 'task': {
      const definition = stepOf(item, node.task)
      const note = definition ? limitOf(definition) : null
      return placed(node.id, rank, node.lane, 'task', wrap(definition?.title ?? node.task), note)
    }
    case 'choice':
      return placed(node.id, rank, node.lane, 'task', wrap(`${describe(node.condition, fields)}？`), null)
    case 'fork':
      return placed(node.id, rank, node.lane, 'gate', [copy.guide.fork], null)
    case 'join':
      return placed(node.id, rank, node.lane, 'gate', [copy.guide.join], null)
    case 'merge':
      return placed(node.id, rank, node.lane, 'dot', [], null)
  }
}

function placed(
  id: string,
  rank: number,
  lane: number,
  shape: Box['shape'],
  lines: string[],
  note: string | null,
): Box {
  const size = shape === 'gate' ? gate : shape === 'dot' ? dot : task
  const x = margin + lane * laneWidth + (laneWidth - size.width) / 2
  const y = margin + rank * rankHeight + (task.height - size.height) / 2
  return { id, x, y, ...size, shape, lines, note }
}

/** Down, across and down again; an edge that has a lane to itself runs along that lane. */
function lineBetween(from: Box, to: Box, label: string | null, viaLane: number | undefined): Line {
  const [x1, y1, x2, y2] = [from.x + from.width / 2, from.y + from.height, to.x + to.width / 2, to.y]
  const x = viaLane === undefined ? x2 : margin + (viaLane + 0.5) * laneWidth
  const [turn, back] = [y1 + 19, y2 - 18]
  const points =
    viaLane !== undefined
      ? [
          [x1, y1],
          [x1, turn],
          [x, turn],
          [x, back],
          [x2, back],
          [x2, y2],
        ]
      : x1 === x2
        ? [
            [x1, y1],
            [x2, y2],
          ]
        : from.shape === 'gate' || label !== null
          ? [
              [x1, y1],
              [x1, turn],
              [x2, turn],
              [x2, y2],
            ]
          : [
              [x1, y1],
              [x1, back],
              [x2, back],
              [x2, y2],
            ]
  return {
    id: `${from.id}-${to.id}-${label ?? ''}`,
    points: points.map((point) => point.join(',')).join(' '),
    label: label === null ? null : { x: (x1 + x) / 2, y: turn - 9, text: label },
  }
}

const mostPerLine = 9

/** Two lines at most; a longer text is cut, for the list below the picture has it whole. */
function wrap(text: string): string[] {
  const characters = Array.from(text)
  if (characters.length <= mostPerLine) return [text]
  const half = Math.min(mostPerLine, Math.ceil(characters.length / 2))
  const rest = characters.slice(half)
  return [
    characters.slice(0, half).join(''),
    rest.length <= mostPerLine ? rest.join('') : `${rest.slice(0, mostPerLine - 1).join('')}…`,
  ]
}

const limitOf = ({ limitDays, notice }: Pick<Item['tasks'][number], 'limitDays' | 'notice'>): string =>
  notice ? copy.guide.noticeLimit(notice.days, notice.unit) : copy.guide.taskLimit(limitDays)

/** 现场核查: why its officers know the place. */
const knownPlace = (step: Partial<Item['tasks'][number]>): string | undefined => step.visit?.identityNeeded

export type Step = { text: string; steps: Step[] }

/** The same way in words, for those who can't see the picture. */
export function flowSteps(item: Pick<Item, 'plan' | 'tasks' | 'parts' | 'form'>): Step[] {
  const fields: Labelled[] = item.form.flatMap((group) =>
    group.fields.map(({ key, label, options }) => ({ key, label, ...(options && { options }) })),
  )
  return stepsOf(item.plan)

  function stepsOf(plan: Plan): Step[] {
    if ('task' in plan) {
      const definition = stepOf(item, plan.task)
      return [
        {
          text: definition
            ? [`${definition.title}（${limitOf(definition)}）`, knownPlace(definition)].filter(Boolean).join('：')
            : plan.task,
          steps: [],
        },
      ]
    }
    if ('series' in plan) return plan.series.flatMap(stepsOf)
    if ('parallel' in plan) return [{ text: `${copy.guide.fork}：`, steps: plan.parallel.flatMap(stepsOf) }]
    const otherwise = plan.otherwise ? [{ text: `${copy.guide.otherwise}：`, steps: stepsOf(plan.otherwise) }] : []
    return [{ text: `${describe(plan.when, fields)}的：`, steps: stepsOf(plan.then) }, ...otherwise]
  }
}
