import type { ReactNode } from 'react'
import type { Item } from '#contracts/item.ts'
import { copy } from '../copy.ts'
import { flowChart, flowSteps, type Box, type Step } from '../flow-chart.ts'

/** 流程图, drawn on the server from the item's plan; the list below says the same. */
export function FlowChart({ item }: { item: Item }): ReactNode {
  const chart = flowChart(item)
  const isWide = chart.width > 400
  return (
    <figure className="flow">
      {/* A wide flow keeps its size on a phone and is pushed sideways, by keyboard too. */}
      <div
        className={isWide ? 'flow__picture flow__picture--wide' : 'flow__picture'}
        {...(isWide && { role: 'region', tabIndex: 0, 'aria-label': copy.guide.flowWide })}
      >
        <svg
          viewBox={`0 0 ${chart.width} ${chart.height}`}
          width={chart.width}
          height={chart.height}
          role="img"
          aria-label={copy.guide.flowPicture}
        >
          <defs>
            <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M0 0 10 5 0 10z" className="flow__tip" />
            </marker>
          </defs>
          {chart.lines.map((line) => (
            <g key={line.id}>
              <polyline points={line.points} className="flow__line" markerEnd="url(#arrow)" />
              {line.label && (
                <text x={line.label.x} y={line.label.y} className="flow__branch">
                  {line.label.text}
                </text>
              )}
            </g>
          ))}
          {chart.boxes.map((box) => (
            <BoxShape key={box.id} box={box} />
          ))}
        </svg>
      </div>
      <figcaption>
        <details open>
          <summary>{copy.guide.flowText}</summary>
          <ol className="steps-text">
            <li>{copy.guide.startStep}</li>
            <li>{copy.guide.intakeStep}</li>
            <Steps steps={flowSteps(item)} />
            <li>{copy.guide.endStep[decides(item) ? 'decided' : 'atOnce']}</li>
          </ol>
        </details>
      </figcaption>
    </figure>
  )
}

/** Whether the decision is a step of its own among those that are listed. */
const decides = ({ tasks }: Item): boolean => tasks.some(({ kind }) => kind === 'decide')

function BoxShape({ box }: { box: Box }): ReactNode {
  const rows = box.note === null ? box.lines : [...box.lines, box.note]
  const first = box.y + box.height / 2 - ((rows.length - 1) * 19) / 2
  return (
    <g className={`flow__box flow__box--${box.shape}`}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={box.shape === 'task' ? 4 : box.height / 2} />
      {rows.map((text, row) => (
        <text
          key={text}
          x={box.x + box.width / 2}
          y={first + row * 19}
          className={text === box.note ? 'flow__limit' : undefined}
        >
          {text}
        </text>
      ))}
    </g>
  )
}

function Steps({ steps }: { steps: readonly Step[] }): ReactNode {
  return steps.map((step) => (
    <li key={step.text}>
      {step.text}
      {step.steps.length > 0 && (
        <ul>
          <Steps steps={step.steps} />
        </ul>
      )}
    </li>
  ))
}
