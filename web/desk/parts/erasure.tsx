import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { confirmErasure, ErasureGround, erasureGrounds, proposeErasure } from '#contracts/erasure.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { SealDocument } from '#contracts/seal-grounds.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'

const words = copy.erasure

type Acting = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 销毁个人信息 of the case as it stands; the second person confirms it here. */
export function Erasure({ view, onReload, onDone }: Acting) {
  const [confirming, setConfirming] = useState(false)
  const { erasure } = view
  if (!erasure) return null
  const ground = `${erasure.groundText}（${erasure.basis}）`
  return (
    <section className="said no-print" aria-labelledby="erasure">
      <h2 id="erasure">{words.standing[erasure.standing]}</h2>
      <p>
        {erasure.erasedDay
          ? words.erasedText(erasure.erasedDay, ground)
          : words.proposedText(erasure.proposedDay, ground, erasure.due)}
        {erasure.document && ` ${words.document}：${erasure.document}`}
      </p>
      {erasure.barredFor && <p className="quiet">{erasure.barredFor}</p>}
      {view.can.includes('confirm-erasure') && (
        <Button danger onClick={() => setConfirming(true)}>
          {words.confirm}
        </Button>
      )}
      {confirming && (
        <Confirm
          view={view}
          erasure={erasure.erasure}
          onReload={onReload}
          onDone={onDone}
          onClose={() => setConfirming(false)}
        />
      )}
    </section>
  )
}

type ConfirmProps = Acting & { erasure: NonNullable<CaseView['erasure']>['erasure']; onClose: () => void }

function Confirm({ view, erasure, onReload, onDone, onClose }: ConfirmProps) {
  const { session } = useSession()
  const command = useCommand(confirmErasure)
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, case: view.case, erasure }, body: {} })
    if (!reply) return
    onClose()
    onDone(words.confirmed, reply.receipt)
  }
  return (
    <ActDialog
      title={words.confirmTitle}
      send={words.confirm}
      danger
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.confirmText}</p>
    </ActDialog>
  )
}

/** 提请销毁; it then waits for another person. */
export function ProposeErasure({ view, onReload, onDone, onClose }: Acting & { onClose: () => void }) {
  const { session } = useSession()
  const command = useCommand(proposeErasure)
  const [ground, setGround] = useState<ErasureGround | null>(null)
  const [document, setDocument] = useState('')
  const send = async () => {
    if (ground === null) return
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { ground, document } })
    if (!reply) return
    onClose()
    onDone(words.proposed, reply.receipt)
  }
  return (
    <ActDialog
      title={words.proposeTitle}
      send={words.propose}
      ready={ground !== null && SealDocument.safeParse(document).success}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <Field label={words.ground} hint={ground ? erasureGrounds[ground].basis : undefined}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.ground}
            value={ground}
            onChange={(event) => setGround(ErasureGround.parse(event.target.value))}
            options={ErasureGround.options.map((one) => ({ value: one, label: erasureGrounds[one].text }))}
          />
        )}
      </Field>
      <Field label={words.document} hint={words.documentHint}>
        {(control) => (
          <Input {...control} maxLength={40} value={document} onChange={(event) => setDocument(event.target.value)} />
        )}
      </Field>
      <p className="quiet">{words.proposeText}</p>
    </ActDialog>
  )
}
