import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { withdrawCase, type CaseView } from '#contracts/cases.ts'
import { takeBackPromise } from '#contracts/commitments.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { askForPerson } from '#contracts/ways.ts'
import { recallWithdrawal } from '#contracts/withdrawals.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import type { Failure } from '../failure.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { ChangeDelivery } from './change-delivery.tsx'
import { IdentifyFirst } from './identify-first.tsx'
import { WordsField } from './words-field.tsx'

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

const words = copy.atWindow
const recorded = ['withdraw', 'recall-withdrawal', 'ask-for-person', 'take-back-promise'] as const
type Recorded = (typeof recorded)[number]

/** What a window records for the applicant, or an agent, who stands there; for whom it waits where nobody has shown a document. */
export function AtWindow({ view, onReload, onDone }: Props) {
  const [open, setOpen] = useState<Recorded | null>(null)
  const { session } = useSession()
  if (session.role !== 'clerk') return null
  const waits = [
    ...(view.identifyFirst.includes('choose-delivery') ? [copy.changeDelivery.open] : []),
    ...recorded.filter((act) => view.identifyFirst.includes(act)).map((act) => words[act].open),
  ]
  const Dialog = open && dialogs[open]
  return (
    <>
      {waits.length > 0 && <IdentifyFirst act={waits.join('、')} />}
      <ChangeDelivery view={view} onReload={onReload} onDone={onDone} />
      {recorded
        .filter((act) => view.can.includes(act))
        .map((act) => (
          <Button key={act} onClick={() => setOpen(act)}>
            {words[act].open}
          </Button>
        ))}
      {open && Dialog && (
        <Dialog
          view={view}
          onReload={onReload}
          onClose={() => setOpen(null)}
          onDone={(receipt) => {
            setOpen(null)
            onDone(words[open].done, receipt)
          }}
        />
      )}
    </>
  )
}

type DialogProps = { view: CaseView; onReload: () => void; onClose: () => void; onDone: (receipt: Receipt) => void }

const dialogs: Record<Recorded, (props: DialogProps) => React.JSX.Element> = {
  withdraw: Withdraw,
  'recall-withdrawal': Recall,
  'ask-for-person': AskForPerson,
  'take-back-promise': TakeBack,
}

type Running = { busy: boolean; failure: Failure | null }

/** What all of them have in common: whose application it is, and what the person is to be told. */
function Recording({
  act,
  says,
  running,
  danger = false,
  ready = true,
  view,
  onSend,
  onReload,
  onClose,
  children,
}: Omit<DialogProps, 'onDone'> & {
  act: Recorded
  says: readonly string[]
  running: Running
  danger?: boolean
  ready?: boolean
  onSend: () => void
  children?: React.ReactNode
}) {
  return (
    <ActDialog
      title={words[act].title}
      send={words[act].send}
      danger={danger}
      ready={ready}
      busy={running.busy}
      failure={running.failure}
      onSend={onSend}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        <b className="num">{view.number}</b> {view.itemName} · {view.applicant.name}
      </p>
      <p>{words.tell}</p>
      <ul>
        {says.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {children}
    </ActDialog>
  )
}

function Withdraw(props: DialogProps) {
  const { view, onDone } = props
  const { session } = useSession()
  const command = useCommand(withdrawCase)
  const [reason, setReason] = useState('')
  const [told, setTold] = useState(false)
  const accepted = view.acceptedDay !== null
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const body = { reason: reason.trim(), confirmed: told, expects: view.version }
    const reply = await command.run({ params, body })
    if (reply) onDone(reply.receipt)
  }
  return (
    <Recording
      {...props}
      act="withdraw"
      says={words.withdraw.says(accepted)}
      running={command}
      danger
      ready={!accepted || (told && reason.trim() !== '')}
      onSend={() => void send()}
    >
      <WordsField
        label={words.withdraw.reason}
        hint={words.sealed}
        required={accepted}
        most={500}
        value={reason}
        onChange={setReason}
      />
      {accepted && (
        <Checkbox checked={told} onChange={(event) => setTold(event.target.checked)}>
          {words.withdraw.told}
        </Checkbox>
      )}
    </Recording>
  )
}

function Recall(props: DialogProps) {
  const { session } = useSession()
  const command = useCommand(recallWithdrawal)
  const send = async () => {
    const params = { region: session.region, case: props.view.case }
    const reply = await command.run({ params, body: { expects: props.view.version } })
    if (reply) props.onDone(reply.receipt)
  }
  return (
    <Recording
      {...props}
      act="recall-withdrawal"
      says={words['recall-withdrawal'].says}
      running={command}
      onSend={() => void send()}
    />
  )
}

function AskForPerson(props: DialogProps) {
  const { session } = useSession()
  const command = useCommand(askForPerson)
  const send = async () => {
    const params = { region: session.region, case: props.view.case }
    const reply = await command.run({ params, body: { expects: props.view.version } })
    if (reply) props.onDone(reply.receipt)
  }
  return (
    <Recording
      {...props}
      act="ask-for-person"
      says={words['ask-for-person'].says(props.view.rules?.askUntil ?? null)}
      running={command}
      onSend={() => void send()}
    />
  )
}

function TakeBack(props: DialogProps) {
  const { session } = useSession()
  const command = useCommand(takeBackPromise)
  const [reason, setReason] = useState('')
  const send = async () => {
    const params = { region: session.region, case: props.view.case }
    const reply = await command.run({ params, body: { reason: reason.trim(), expects: props.view.version } })
    if (reply) props.onDone(reply.receipt)
  }
  return (
    <Recording
      {...props}
      act="take-back-promise"
      says={words['take-back-promise'].says}
      running={command}
      danger
      ready={reason.trim().length >= 2}
      onSend={() => void send()}
    >
      <WordsField
        label={words['take-back-promise'].reason}
        hint={words.sealed}
        most={500}
        value={reason}
        onChange={setReason}
      />
    </Recording>
  )
}
