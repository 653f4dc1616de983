import type { CaseView } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { ClockMeter } from './clock-meter.tsx'
import { Replay } from './replay.tsx'

/** 环节时限 below the limits of the case, and 捆绑计算 with both sums where the item bundles. */
export function StepClocks({ view }: { view: CaseView }) {
  const { steps, bundled } = view
  return (
    <>
      {bundled && (
        <p className="quiet no-print">{copy.clock.bundled(bundled.without, bundled.with, copy.common[bundled.unit])}</p>
      )}
      {steps.length > 0 && (
        <details className="panel no-print">
          <summary>{copy.clock.steps(steps.length)}</summary>
          <div className="clocks">
            {steps.map((clock) => (
              <ClockMeter key={clock.key} clock={clock} />
            ))}
          </div>
        </details>
      )}
      <Replay view={view} />
    </>
  )
}
