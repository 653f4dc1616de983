import { Button, Radio } from 'antd'
import { useState } from 'react'
import type { DeliverBy } from '#contracts/case-events.ts'
import type { CaseView } from '#contracts/cases.ts'
import { chooseDelivery } from '#contracts/deliveries.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { recipientFaults } from '#contracts/recipient.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { IdentifyFirst } from './identify-first.tsx'
import { RecipientFields } from './recipient-fields.tsx'

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

const words = copy.changeDelivery
const ways: readonly DeliverBy[] = ['window', 'courier', 'locker', 'self-print', 'electronic']

/** 变更领取方式 for an applicant who comes to the window. */
export function ChangeDelivery(props: Props) {
  const [open, setOpen] = useState(false)
  if (props.view.identifyFirst.includes('choose-delivery')) return <IdentifyFirst act={words.open} />
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
  const [deliverBy, setDeliverBy] = useState(view.deliverBy)
  const known = view.deliveryKnown
  const { applicant } = view
  const [recipient, setRecipient] = useState(
    view.recipient ?? known?.value ?? { name: applicant.name, phone: applicant.phone ?? '', address: '' },
  )
  const byCourier = deliverBy === 'courier'
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { deliverBy, recipient: byCourier ? recipient : null, expects: view.version },
    })
    if (!reply) return
    onClose()
    onDone(words.done, reply.receipt)
  }
  return (
    <ActDialog
      title={words.title}
      send={words.send}
      ready={byCourier ? recipientFaults(recipient).length === 0 : deliverBy !== view.deliverBy}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p className="quiet">{words.about}</p>
      <Field label={copy.window.deliverBy}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={copy.window.deliverBy}
            value={deliverBy}
            onChange={(event) => setDeliverBy(event.target.value as DeliverBy)}
            options={ways.map((value) => ({ value, label: copy.case.delivery[value] }))}
          />
        )}
      </Field>
      {byCourier && (
        <>
          {!view.recipient && known && <p className="quiet">{copy.window.deliveryGiven(known.day, known.at)}</p>}
          <RecipientFields value={recipient} onChange={setRecipient} shown={recipient.address !== ''} />
        </>
      )}
    </ActDialog>
  )
}
