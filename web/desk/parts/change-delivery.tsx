import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { chooseDelivery } from '#contracts/deliveries.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { DeliveryFields, deliveryAsked, chosenFirst, isDeliverable } from './delivery-fields.tsx'

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

const words = copy.changeDelivery

/** 变更领取方式 for an applicant who comes to the window. */
export function ChangeDelivery(props: Props) {
  const [open, setOpen] = useState(false)
  if (!props.view.can.includes('choose-delivery')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {open && <Choice {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function Choice({ view, onReload, onDone, onClose }: Props & { onClose: () => void }) {
  const { session } = useSession()
  const command = useCommand(chooseDelivery)
  const known = view.deliveryKnown
  const { applicant } = view
  const [chosen, setChosen] = useState(chosenFirst(view.deliverBy))
  const recipient = view.recipient ??
    known?.value ?? { name: applicant.name, phone: applicant.phone ?? '', address: '' }
  const another = chosen.deliverBy !== view.deliverBy || chosen.deliverBy === 'courier' || chosen.deliverBy === 'agent'
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { ...deliveryAsked(chosen, recipient), expects: view.version },
    })
    if (!reply) return
    onClose()
    onDone(words.done, reply.receipt)
  }
  return (
    <ActDialog
      title={words.title}
      send={words.send}
      ready={another && isDeliverable(chosen, recipient)}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p className="quiet">{words.about}</p>
      <DeliveryFields value={chosen} known={recipient} given={view.recipient ? null : known} onChange={setChosen} />
    </ActDialog>
  )
}
