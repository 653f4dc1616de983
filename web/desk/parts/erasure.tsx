import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { confirmErasure, ErasureGround, erasureGrounds, proposeErasure } from '#contracts/erasure.ts'
import { SealDocument } from '#contracts/seal-grounds.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { Field } from './field.tsx'

const words = copy.erasure

/** 销毁个人信息 of the case as it stands; the second person confirms it here. */
export function Erasure(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'confirm'>(acting)
  const { erasure, can } = acting.view
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
      {can.includes('confirm-erasure') && (
        <Button danger onClick={() => setOpen('confirm')}>
          {words.confirm}
        </Button>
      )}
      {open && <Confirm {...dialog(words.confirmed)} erasure={erasure.erasure} />}
    </section>
  )
}

type ConfirmProps = CaseDialog & { erasure: NonNullable<CaseView['erasure']>['erasure'] }

function Confirm({ erasure, ...props }: ConfirmProps) {
  const { act, dialog } = useCaseAct(confirmErasure, props)
  return (
    <ActDialog {...dialog} title={words.confirmTitle} send={words.confirm} danger onSend={() => act({}, { erasure })}>
      <p>{words.confirmText}</p>
    </ActDialog>
  )
}

/** 提请销毁; it then waits for another person. */
export function ProposeErasure(props: CaseDialog) {
  const { act, dialog } = useCaseAct(proposeErasure, props)
  const [ground, setGround] = useState<ErasureGround | null>(null)
  const [document, setDocument] = useState('')
  const send = () => {
    if (ground !== null) act({ ground, document })
  }
  return (
    <ActDialog
      {...dialog}
      title={words.proposeTitle}
      send={words.propose}
      ready={ground !== null && SealDocument.safeParse(document).success}
      width={640}
      onSend={send}
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
