/* oxlint-disable unicorn/no-thenable -- the word of a choice in a plan; its value is data and never a function */
import * as fc from 'fast-check'
import type { Join, Plan, Verdict } from './plan.ts'

/** The answers under which the conditions of random plans hold or not. */
export const answers = { yes: true, no: false }

type Shape =
  | { task: true }
  | { series: Shape[] }
  | { parallel: Shape[]; join: 'all' | 'any' | 'first' | 'until-failed' | number }
  | { when: 'yes' | 'no'; then: Shape; otherwise: Shape | null }

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constant<Shape>({ task: true }),
    fc.array(tie('shape'), { minLength: 1, maxLength: 4 }).map((series) => ({ series })),
    fc.record({
      parallel: fc.array(tie('shape'), { minLength: 1, maxLength: 4 }),
      join: fc.constantFrom<('all' | 'any' | 'first' | 'until-failed' | number)[]>(
        'all',
        'any',
        'first',
        'until-failed',
        -2,
        -1,
        1,
        2,
        3,
      ),
    }),
    fc.record({
      when: fc.constantFrom<('yes' | 'no')[]>('yes', 'no'),
      then: tie('shape'),
      otherwise: fc.option(tie('shape')),
    }),
  ),
}))

/** Below zero: a vote. */
const counted = (needed: number, branches: number): Join =>
  needed < 0 ? { votes: Math.min(-needed, branches) } : { quorum: Math.min(needed, branches) }

/** Random plans without faults: tasks are named a, b, c … in their order. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({ shape, goesOn: fc.array(fc.boolean(), { minLength: 1 }) })
  .map(({ shape, goesOn }) => {
    let tasks = 0
    let steps = 0
    const build = (shape: Shape): Plan => {
      if ('task' in shape) return { task: `t${tasks++}` }
      if ('series' in shape)
        return {
          series: shape.series.map((part, i) => {
            const goes = goesOn[steps++ % goesOn.length] && i < shape.series.length - 1
            return goes ? { ...build(part), onFail: 'continue' as const } : build(part)
          }),
        }
      if ('parallel' in shape) {
        const join: Join = typeof shape.join === 'number' ? counted(shape.join, shape.parallel.length) : shape.join
        return { parallel: shape.parallel.map(build), join }
      }
      const then = build(shape.then)
      return { when: { answer: shape.when }, then, ...(shape.otherwise && { otherwise: build(shape.otherwise) }) }
    }
    return build(shape)
  })

export const verdicts = fc.infiniteStream(fc.constantFrom<Verdict[]>('pass', 'pass', 'pass-after-revision', 'fail'))
