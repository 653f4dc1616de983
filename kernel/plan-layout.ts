import type { Condition } from './condition.ts'
import type { Join, Plan } from './plan.ts'

/**
 * A box or gateway of the flow chart. `rank` counts from 0 along the flow; `lane` from 0 across it and may be a half,
 * where a gateway stands between its branches. No two nodes share a place.
 */
export type LayoutNode = { readonly id: string; readonly rank: number; readonly lane: number } & (
  | { readonly kind: 'task'; readonly task: string }
  | { readonly kind: 'fork' }
  | { readonly kind: 'join'; readonly join: Join }
  | { readonly kind: 'choice'; readonly condition: Condition }
  | { readonly kind: 'merge' }
)

/** `branch` names the way out of a choice; `viaLane` is the free lane along which an edge without boxes runs. */
export type LayoutEdge = {
  readonly from: string
  readonly to: string
  readonly branch?: 'then' | 'otherwise'
  readonly viaLane?: number
}

/** A plan laid out as a graph: ranks are steps in time, lanes stand side by side. */
export type Layout = {
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly LayoutEdge[]
  /** the node after 受理 and the node before 办结; null when the plan has no task */
  readonly first: string | null
  readonly last: string | null
  /** size of the whole in ranks and lanes */
  readonly ranks: number
  readonly lanes: number
}

/** The flow chart of a plan; a page adds start and end and draws it. Groups of nothing are left out. */
export function layout(plan: Plan): Layout {
  let gateways = 0
  const drawn = block(plan)
  if (!drawn) return { nodes: [], edges: [], first: null, last: null, ranks: 0, lanes: 0 }
  return drawn

  function block(step: Plan): Block | undefined {
    if ('task' in step) {
      const id = `task:${step.task}`
      return {
        nodes: [{ id, rank: 0, lane: 0, kind: 'task', task: step.task }],
        edges: [],
        first: id,
        last: id,
        ranks: 1,
        lanes: 1,
      }
    }
    if ('series' in step) return inSeries(step.series.flatMap((part) => block(part) ?? []))
    const number = gateways++
    if ('parallel' in step) {
      const branches = step.parallel.flatMap((part) => block(part) ?? []).map((inner) => ({ inner }))
      if (branches.length === 0) return undefined
      return between(
        branches,
        { id: `fork:${number}`, kind: 'fork' },
        { id: `join:${number}`, kind: 'join', join: step.join },
      )
    }
    const branches: Branch[] = [
      { inner: block(step.then), branch: 'then' },
      { inner: step.otherwise && block(step.otherwise), branch: 'otherwise' },
    ]
    if (!branches.some((branch) => branch.inner)) return undefined
    const opening = { id: `choice:${number}`, kind: 'choice', condition: step.when } as const
    return between(branches, opening, { id: `merge:${number}`, kind: 'merge' })
  }
}

type Block = Layout & { readonly first: string; readonly last: string }
type Branch = { readonly inner: Block | undefined; readonly branch?: 'then' | 'otherwise' }
type Unplaced = LayoutNode extends infer N ? (N extends LayoutNode ? Omit<N, 'rank' | 'lane'> : never) : never

function inSeries(blocks: readonly Block[]): Block | undefined {
  const [head] = blocks
  const tail = blocks.at(-1)
  if (!head || !tail) return undefined
  const lanes = Math.max(...blocks.map((block) => block.lanes))
  const nodes: LayoutNode[] = []
  const edges: LayoutEdge[] = []
  let ranks = 0
  let before: string | undefined
  for (const block of blocks) {
    const moved = moveBy(block, ranks, (lanes - block.lanes) / 2)
    nodes.push(...moved.nodes)
    if (before) edges.push({ from: before, to: block.first })
    edges.push(...moved.edges)
    before = block.last
    ranks += block.ranks
  }
  return { nodes, edges, first: head.first, last: tail.last, ranks, lanes }
}

/** Branches one above the other, between two gateways; a branch without boxes keeps a lane for its line. */
function between(branches: readonly Branch[], opening: Unplaced, closing: Unplaced): Block {
  const length = Math.max(...branches.map(({ inner }) => inner?.ranks ?? 0))
  const nodes: LayoutNode[] = []
  const edges: LayoutEdge[] = []
  let lanes = 0
  for (const { inner, branch } of branches) {
    const named = branch ? { branch } : {}
    if (inner) {
      const moved = moveBy(inner, 1, lanes)
      nodes.push(...moved.nodes)
      edges.push({ from: opening.id, to: inner.first, ...named }, ...moved.edges, { from: inner.last, to: closing.id })
    } else edges.push({ from: opening.id, to: closing.id, ...named, viaLane: lanes })
    lanes += inner?.lanes ?? 1
  }
  const middle = (lanes - 1) / 2
  const gates = [
    { ...opening, rank: 0, lane: middle },
    { ...closing, rank: length + 1, lane: middle },
  ]
  return { nodes: [...gates, ...nodes], edges, first: opening.id, last: closing.id, ranks: length + 2, lanes }
}

const moveBy = (block: Block, ranks: number, lanes: number): Pick<Layout, 'nodes' | 'edges'> => ({
  nodes: block.nodes.map((node) => ({ ...node, rank: node.rank + ranks, lane: node.lane + lanes })),
  edges: block.edges.map((edge) => (edge.viaLane === undefined ? edge : { ...edge, viaLane: edge.viaLane + lanes })),
})
