import type { ReactNode } from 'react'
import { copy } from '../copy.ts'
import { planOf } from './model.ts'

/** The polygon as a small drawing with its area; it repeats what the coordinates say. */
export function Plan({ value }: { value: unknown }): ReactNode {
  const plan = planOf(value)
  if (plan === null) return null
  return (
    <svg className="plan" viewBox="0 0 100 100" width="220" height="220" role="img" aria-label={copy.area.plan}>
      <rect x="0.5" y="0.5" width="99" height="99" fill="#f5f8fc" stroke="#c5d2e3" />
      <polygon
        points={plan.corners.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="#cfe0f7"
        stroke="#1a4f9c"
        strokeWidth="1"
      />
      {plan.corners.map(({ x, y }, place) => (
        <g key={`${x},${y}`}>
          <circle cx={x} cy={y} r="1.4" fill="#1a4f9c" />
          <text x={x + (x < 50 ? -2 : 2)} y={y + (y < 50 ? -2 : 6)} fontSize="5" textAnchor={x < 50 ? 'end' : 'start'}>
            {place + 1}
          </text>
        </g>
      ))}
    </svg>
  )
}
