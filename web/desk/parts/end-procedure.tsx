import { endProcedure, type TaskProcedure } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { useTaskAct, type TaskDialog } from './act.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const leastResult = 10

/** 结束特别程序, with what came of it. */
export function EndProcedure(props: TaskDialog & { procedure: TaskProcedure }) {
  const { procedure } = props
  const { act, dialog } = useTaskAct(endProcedure, props)
  return (
    <ReasonDialog
      {...dialog}
      title={copy.procedures.end(procedure.title)}
      send={copy.procedures.endSend}
      label={copy.procedures.result}
      hint={copy.procedures.resultHint}
      least={leastResult}
      most={3000}
      onSend={(result) => act({ result }, { procedure: procedure.procedure })}
    >
      <p className="quiet">{copy.procedures.endNote}</p>
    </ReasonDialog>
  )
}
