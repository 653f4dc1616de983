import { saysAtLeast } from '#contracts/text-length.ts'
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { extendWhole } from '#contracts/extensions.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { AskedExtension, leastExtensionReason } from './extension.tsx'
import { WordsField } from './words-field.tsx'

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 延长一件事、并联办理的期限: asked for once by the office that took the whole in; here also what came of it. */
export function WholeExtension({ view, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(extendWhole)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { extension } = view
  const may = view.can.includes('extend-whole')
  if (!extension || (!extension.asked && !may)) return null
  const { allowed, asked } = extension
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { reason: reason.trim(), expects: view.version } })
    if (!reply) return
    setOpen(false)
    onDone(copy.extension.wholeSent, reply.receipt)
  }
  return (
    <section className="panel">
      <h2>{copy.extension.title}</h2>
      {!asked && (
        <p className="quiet">
          {copy.extension.lead(allowed.days, copy.common[allowed.unit], allowed.head)}
          {copy.extension.wholeNote}
        </p>
      )}
      <AskedExtension task={{ extension: asked, allowedExtension: allowed }} />
      {may && (
        <div className="form-foot">
          <Button onClick={() => setOpen(true)}>{copy.extension.open}</Button>
        </div>
      )}
      {open && (
        <ActDialog
          title={copy.extension.dialog}
          send={copy.extension.send}
          ready={saysAtLeast(reason, leastExtensionReason)}
          busy={command.busy}
          failure={command.failure}
          onSend={() => void send()}
          onClose={() => setOpen(false)}
          onReload={onReload}
        >
          <WordsField
            label={copy.extension.reason}
            hint={copy.extension.reasonHint}
            most={1000}
            value={reason}
            onChange={setReason}
          />
          <p className="quiet">{copy.extension.note}</p>
        </ActDialog>
      )}
    </section>
  )
}
