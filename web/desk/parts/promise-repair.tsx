import { Input } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { repairPromise } from '#contracts/commitments.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'

const words = copy.promises

type Props = { view: CaseView; onClose: () => void; onReload: () => void; onDone: (receipt: Receipt) => void }

const leastReason = 20

/** 信用修复: what was promised falsely was put right, so that its giver may promise again. */
export function PromiseRepair({ view, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(repairPromise)
  const [reason, setReason] = useState('')
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { reason: reason.trim(), expects: view.version } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.repairTitle}
      send={words.repairSend}
      ready={reason.trim().length >= leastReason}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.repairText}</p>
      <Field label={words.repairReason} hint={words.repairHint}>
        {(control) => (
          <Input.TextArea
            {...control}
            showCount
            maxLength={1000}
            autoSize={{ minRows: 4, maxRows: 10 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  )
}
