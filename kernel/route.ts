import { evaluate, type Condition } from './condition.ts'
import { criticalPath, type CriticalPath, type Plan } from './plan.ts'

/** 审批路线: one thing to be done on the way, and what has to be done before it. */
export type Leg = {
  readonly key: string
  /** keys of the legs that must have passed before it begins; keys of none of the legs are not looked at */
  readonly after: readonly string[]
  /** needed only where this holds */
  readonly when?: Condition | undefined
}

/**
 * The plan that does every leg as early as a series-parallel term can: what waits for nothing goes side by side, what belongs together through
 * no `after` never waits for each other, and each further stage holds all that can then begin.
 *
 * The number of stages is the least there can be: as many as the longest chain of `after` has legs. Two legs of one stage may begin a little
 * later than they could, because the stage before ends as a whole; in return the plan cannot dead-end.
 *
 * @returns a group of nothing where there are no legs
 * @throws RangeError where legs wait for each other in a circle
 * @source 江苏省 关于进一步优化审批流程: 综合窗口确定用时最短、效率最高的审批方式和流程
 */
export function routeOf(legs: readonly Leg[]): Plan {
  const own = within(legs)
  const groups = connected(own)
  if (groups.length !== 1) return { parallel: groups.map(routeOf), join: 'all' }
  if (own.length === 1) return stepOf(own[0]!)
  const first = own.filter((leg) => leg.after.length === 0)
  if (first.length === 0) throw new RangeError(`these wait for each other: ${own.map((leg) => leg.key).join(', ')}`)
  const later = routeOf(own.filter((leg) => leg.after.length > 0))
  const now: Plan = first.length === 1 ? stepOf(first[0]!) : { parallel: first.map(stepOf), join: 'all' }
  return { series: [now, ...('series' in later ? later.series : [later])] }
}

/** The stages of the route, each with the legs that then begin; the first one begins at once. */
export function stagesOf(legs: readonly Leg[]): string[][] {
  const stages: string[][] = []
  let rest = within(legs)
  while (rest.length > 0) {
    const now = rest.filter((leg) => leg.after.every((key) => rest.every((other) => other.key !== key)))
    if (now.length === 0) throw new RangeError(`these wait for each other: ${rest.map((leg) => leg.key).join(', ')}`)
    stages.push(now.map((leg) => leg.key))
    rest = rest.filter((leg) => !now.includes(leg))
  }
  return stages
}

/**
 * 用时最短的路线 over these legs with the days it takes.
 *
 * @param daysOf working days of one leg
 * @param answers with them, only the legs that these answers need
 */
export function shortestRoute(
  legs: readonly Leg[],
  daysOf: (key: string) => number,
  answers?: Readonly<Record<string, unknown>>,
): { plan: Plan; stages: string[][]; critical: CriticalPath; oneAfterAnother: number } {
  const needed = answers ? legs.filter(({ when }) => when === undefined || evaluate(when, answers)) : legs
  const plan = routeOf(needed)
  return {
    plan,
    stages: stagesOf(needed),
    critical: criticalPath(plan, daysOf, answers),
    oneAfterAnother: needed.reduce((days, leg) => days + daysOf(leg.key), 0),
  }
}

const stepOf = ({ key, when }: Leg): Plan => (when ? { when, then: { task: key } } : { task: key })

const within = (legs: readonly Leg[]): Leg[] =>
  legs.map((leg) => ({ ...leg, after: leg.after.filter((key) => legs.some((other) => other.key === key)) }))

/** Legs that an `after` ties together, whichever way it points. */
function connected(legs: readonly Leg[]): Leg[][] {
  const groups: Leg[][] = []
  for (const leg of legs) {
    const tied = groups.filter((group) =>
      group.some((other) => other.after.includes(leg.key) || leg.after.includes(other.key)),
    )
    for (const group of tied) groups.splice(groups.indexOf(group), 1)
    groups.push([...tied.flat(), leg])
  }
  return groups.map((group) => legs.filter((leg) => group.includes(leg)))
}
