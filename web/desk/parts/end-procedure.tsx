import { saysAtLeast } from '#contracts/text-length.ts'
import { useState } from 'react'
import { endProcedure, type TaskProcedure } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useTaskAct, type TaskDialog } from './act.ts'
import { WordsField } from './words-field.tsx'

const leastResult = 10

/** 结束特别程序, with what came of it. */
export function EndProcedure(props: TaskDialog & { procedure: TaskProcedure }) {
  const { procedure } = props
  const { act, dialog } = useTaskAct(endProcedure, props)
  const [result, setResult] = useState('')
  const send = () => act({ result: result.trim() }, { procedure: procedure.procedure })
  return (
    <ActDialog
      {...dialog}
      title={copy.procedures.end(procedure.title)}
      send={copy.procedures.endSend}
      ready={saysAtLeast(result, leastResult)}
      onSend={send}
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
