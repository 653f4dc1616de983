import { Button, Checkbox, Space } from 'antd'
import { useState } from 'react'
import { withdrawCase, type CaseView } from '#contracts/cases.ts'
import { takeBackPromise } from '#contracts/commitments.ts'
import { askForPerson } from '#contracts/ways.ts'
import { isWhole } from '#contracts/parts.ts'
import { recallWithdrawal } from '#contracts/withdrawals.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { CaseLine } from './case-line.tsx'
import { ChangeDelivery } from './change-delivery.tsx'
import { IdentifyFirst } from './identify-first.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.atWindow
const recorded = ['withdraw', 'recall-withdrawal', 'ask-for-person', 'take-back-promise'] as const
type Recorded = (typeof recorded)[number]

/** What a window records for the applicant, or an agent, who stands there. */
export function AtWindow(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<Recorded>(acting)
  const { session } = useSession()
  if (session.role !== 'clerk') return null
  const Dialog = open && dialogs[open]
  return (
    <Space wrap>
      <ChangeDelivery {...acting} />
      {recorded
        .filter((act) => acting.view.can.includes(act))
        .map((act) => (
          <Button key={act} onClick={() => setOpen(act)}>
            {words[act].open}
          </Button>
        ))}
      {open && Dialog && <Dialog {...dialog(words[open].done)} />}
    </Space>
  )
}

/** What of it waits because nobody has shown a document here. */
export function WaitsAtWindow({ view: { identifyFirst } }: { view: CaseView }) {
  const { session } = useSession()
  const waits = [
    ...(identifyFirst.includes('choose-delivery') ? [copy.changeDelivery.open] : []),
    ...recorded.filter((act) => identifyFirst.includes(act)).map((act) => words[act].open),
  ]
  return session.role === 'clerk' && waits.length > 0 ? <IdentifyFirst act={waits.join('、')} /> : null
}

const dialogs: Record<Recorded, (props: CaseDialog) => React.JSX.Element> = {
  withdraw: Withdraw,
  'recall-withdrawal': Recall,
  'ask-for-person': AskForPerson,
  'take-back-promise': TakeBack,
}

type RecordingProps = Omit<React.ComponentProps<typeof ActDialog>, 'title' | 'send' | 'children'> & {
  act: Recorded
  view: CaseView
  says: readonly string[]
  children?: React.ReactNode
}

/** What all of them have in common: whose application it is, and what the person is to be told. */
function Recording({ act, view, says, children, ...dialog }: RecordingProps) {
  return (
    <ActDialog {...dialog} title={words[act].title} send={words[act].send}>
      <CaseLine view={view} />
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

function Withdraw(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(withdrawCase, props)
  const [reason, setReason] = useState('')
  const [told, setTold] = useState(false)
  const accepted = view.acceptedDay !== null
  return (
    <Recording
      {...dialog}
      act="withdraw"
      view={view}
      says={words.withdraw.says(accepted, isWhole(view))}
      danger
      ready={!accepted || (told && reason.trim() !== '')}
      onSend={() => act({ reason: reason.trim(), confirmed: told, expects: view.version })}
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

function Recall(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(recallWithdrawal, props)
  return (
    <Recording
      {...dialog}
      act="recall-withdrawal"
      view={view}
      says={words['recall-withdrawal'].says}
      onSend={() => act({ expects: view.version })}
    />
  )
}

function AskForPerson(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(askForPerson, props)
  return (
    <Recording
      {...dialog}
      act="ask-for-person"
      view={view}
      says={words['ask-for-person'].says(view.rules?.askUntil ?? null)}
      onSend={() => act({ expects: view.version })}
    />
  )
}

function TakeBack(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(takeBackPromise, props)
  const [reason, setReason] = useState('')
  return (
    <Recording
      {...dialog}
      act="take-back-promise"
      view={view}
      says={words['take-back-promise'].says}
      danger
      ready={reason.trim().length >= 2}
      onSend={() => act({ reason: reason.trim(), expects: view.version })}
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
