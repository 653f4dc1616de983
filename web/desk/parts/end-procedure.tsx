import { saysAtLeast } from '#contracts/text-length.ts'
import { useState } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import { endProcedure, type TaskProcedure, type TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { WordsField } from './words-field.tsx'

const leastResult = 10

type Props = {
  task: TaskView
  procedure: TaskProcedure
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

/** 结束特别程序, with what came of it. */
export function EndProcedure({ task, procedure, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(endProcedure)
  const [result, setResult] = useState('')
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task, procedure: procedure.procedure },
      body: { result: result.trim() },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.procedures.end(procedure.title)}
      send={copy.procedures.endSend}
      ready={saysAtLeast(result, leastResult)}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <WordsField
        label={copy.procedures.result}
        hint={copy.procedures.resultHint}
        most={3000}
        rows={4}
        value={result}
        onChange={setResult}
      />
      <p className="quiet">{copy.procedures.endNote}</p>
    </ActDialog>
  )
}
