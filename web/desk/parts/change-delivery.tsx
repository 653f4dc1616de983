import { Button } from 'antd'
import { useState } from 'react'
import { chooseDelivery } from '#contracts/deliveries.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { DeliveryFields, deliveryAsked, chosenFirst, isDeliverable } from './delivery-fields.tsx'

const words = copy.changeDelivery

/** 变更领取方式 for an applicant who comes to the window. */
export function ChangeDelivery(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'choose'>(acting)
  if (!acting.view.can.includes('choose-delivery')) return null
  return (
    <>
      <Button onClick={() => setOpen('choose')}>{words.open}</Button>
      {open && <Choice {...dialog(words.done)} />}
    </>
  )
}

function Choice(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(chooseDelivery, props)
  const known = view.deliveryKnown
  const { applicant } = view
  const [chosen, setChosen] = useState(chosenFirst(view.deliverBy))
  const recipient = view.recipient ??
    known?.value ?? { name: applicant.name, phone: applicant.phone ?? '', address: '' }
  const another = chosen.deliverBy !== view.deliverBy || chosen.deliverBy === 'courier' || chosen.deliverBy === 'agent'
  return (
    <ActDialog
      {...dialog}
      title={words.title}
      send={words.send}
      ready={another && isDeliverable(chosen, recipient)}
      onSend={() => act({ ...deliveryAsked(chosen, recipient), expects: view.version })}
    >
      <p className="quiet">{words.about}</p>
      <DeliveryFields value={chosen} known={recipient} given={view.recipient ? null : known} onChange={setChosen} />
    </ActDialog>
  )
}
