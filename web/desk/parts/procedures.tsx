import { Button, Tag } from 'antd'
import { useState } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskProcedure, TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { BeginProcedure } from './begin-procedure.tsx'
import { EndProcedure } from './end-procedure.tsx'

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 特别程序 of a task: what goes on and what went, and the two acts as far as the task says they can be done. */
export function Procedures({ task, onReload, onDone }: Props) {
  const [dialog, setDialog] = useState<'begin' | TaskProcedure | null>(null)
  const mayBegin = task.can.includes('begin-procedure')
  const own = task.can.includes('end-procedure') ? task.procedures.filter((one) => one.open && one.own) : []
  if (task.procedures.length === 0 && !mayBegin) return null
  const close = { onClose: () => setDialog(null), onReload }
  const finish = (title: string) => (receipt: Receipt) => {
    setDialog(null)
    onDone(title, receipt)
  }
  return (
    <section className="panel">
      <h2>{copy.procedures.title}</h2>
      {task.procedures.length === 0 && <p className="quiet">{copy.procedures.lead}</p>}
      {task.procedures.map((one) => (
        <Procedure key={one.procedure} procedure={one} />
      ))}
      <div className="form-foot">
        {own.map((one) => (
          <Button key={one.procedure} type="primary" onClick={() => setDialog(one)}>
            {copy.procedures.end(one.title)}
          </Button>
        ))}
        {mayBegin && <Button onClick={() => setDialog('begin')}>{copy.procedures.begin}</Button>}
        {own.length > 0 && <span className="quiet">{copy.procedures.holds}</span>}
      </div>
      {dialog === 'begin' && <BeginProcedure task={task} {...close} onDone={finish(copy.procedures.begun)} />}
      {dialog !== null && dialog !== 'begin' && (
        <EndProcedure task={task} procedure={dialog} {...close} onDone={finish(copy.procedures.ended)} />
      )}
    </section>
  )
}

function Procedure({ procedure }: { procedure: TaskProcedure }) {
  const { title, open, from, through, expectedDays, reason, result } = procedure
  return (
    <div className="said">
      <p>
        <b>{title}</b>{' '}
        <Tag color={open ? 'processing' : 'default'}>{copy.procedures.state[open ? 'open' : 'done']}</Tag>
        <span className="num quiet">
          {through === null
            ? copy.procedures.untold(expectedDays, open)
            : copy.procedures.span(from, through, expectedDays, open)}
        </span>
      </p>
      <p className="pre">{reason}</p>
      {result && (
        <p className="pre">
          {copy.procedures.result}：{result}
        </p>
      )}
    </div>
  )
}
