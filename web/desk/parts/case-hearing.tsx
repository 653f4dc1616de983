import { Button, Radio, Space, Tag } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { noteMinutesSigned, requestHearing, waiveHearing } from '#contracts/hearings.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'
import { HearingFacts, participantText } from './hearing-facts.tsx'
import { AnswerRecusal } from './answer-recusal.tsx'
import { AskRecusal } from './ask-recusal.tsx'
import { IdentifyFirst } from './identify-first.tsx'

const words = copy.hearing

type Acting = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }
type DialogProps = Acting & { onClose: () => void }

/** 听证 of a case on the desk: a window takes the request or the waiver, the office notes how the minutes were signed. */
export function CaseHearing(acting: Acting) {
  const [open, setOpen] = useState<'request' | 'waive' | 'sign' | 'ask-recusal' | 'recusal' | null>(null)
  const { hearing, can } = acting.view
  if (!hearing) return null
  const waits = (['request-hearing', 'waive-hearing'] as const)
    .filter((act) => acting.view.identifyFirst.includes(act))
    .map((act) => (act === 'request-hearing' ? words.requestAtWindow : words.waiveAtWindow))
  const dialog = {
    ...acting,
    onClose: () => setOpen(null),
    onDone: (title: string, receipt: Receipt) => {
      setOpen(null)
      acting.onDone(title, receipt)
    },
  }
  return (
    <section className="said" aria-labelledby="hearing">
      <h2 id="hearing">
        {words.title} <Tag>{words.standing[hearing.standing]}</Tag>
      </h2>
      <HearingFacts hearing={hearing} />
      <Space className="no-print" wrap>
        {can.includes('request-hearing') && (
          <Button type="primary" onClick={() => setOpen('request')}>
            {words.requestAtWindow}
          </Button>
        )}
        {can.includes('waive-hearing') && <Button onClick={() => setOpen('waive')}>{words.waiveAtWindow}</Button>}
        {waits.length > 0 && <IdentifyFirst act={waits.join('、')} />}
        {can.includes('note-minutes-signed') && (
          <Button type="primary" onClick={() => setOpen('sign')}>
            {words.noteSigned}
          </Button>
        )}
        {(can.includes('ask-chair-recusal') || can.includes('record-chair-recusal')) && (
          <Button onClick={() => setOpen('ask-recusal')}>{words.recusal.record}</Button>
        )}
        {acting.view.identifyFirst.includes('ask-chair-recusal') && <IdentifyFirst act={words.recusal.record} />}
        {can.includes('answer-chair-recusal') && (
          <Button type="primary" onClick={() => setOpen('recusal')}>
            {words.recusal.answer}
          </Button>
        )}
      </Space>
      {open === 'ask-recusal' && (
        <AskRecusal {...dialog} onDone={(receipt) => dialog.onDone(words.recusal.recorded, receipt)} />
      )}
      {open === 'recusal' && (
        <AnswerRecusal {...dialog} onDone={(receipt) => dialog.onDone(words.recusal.done, receipt)} />
      )}
      {open === 'request' && <Request {...dialog} />}
      {open === 'waive' && <Waive {...dialog} />}
      {open === 'sign' && <Sign {...dialog} />}
    </section>
  )
}

function Request({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(requestHearing)
  const [said, setSaid] = useState('')
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { words: said.trim(), expects: view.version } })
    if (reply) onDone(words.requested, reply.receipt)
  }
  return (
    <ActDialog
      title={words.requestAtWindow}
      send={words.requestSend}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.requestText}</p>
      <WordsField label={words.request} required={false} most={2000} value={said} onChange={setSaid} />
    </ActDialog>
  )
}

function Waive({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(waiveHearing)
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { expects: view.version } })
    if (reply) onDone(words.waived, reply.receipt)
  }
  return (
    <ActDialog
      title={words.waiveAtWindow}
      send={words.waiveSend}
      danger
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.waiveText}</p>
    </ActDialog>
  )
}

function Sign({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(noteMinutesSigned)
  const [how, setHow] = useState<'paper' | 'declined'>('paper')
  const waits = view.hearing?.unsigned ?? []
  const [who, setWho] = useState(waits[0] ?? 'applicant')
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { who, how, expects: view.version } })
    if (reply) onDone(words.noted, reply.receipt)
  }
  return (
    <ActDialog
      title={words.noteSigned}
      send={words.noteSend}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <Field label={words.signer}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.signer}
            value={who}
            onChange={(event) => setWho(waits.find((one) => one === event.target.value) ?? who)}
            options={waits.map((one) => ({ value: one, label: participantText(one) }))}
          />
        )}
      </Field>
      <Field label={words.signed}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.signed}
            value={how}
            onChange={(event) => setHow(event.target.value === 'declined' ? 'declined' : 'paper')}
            options={[
              { value: 'paper', label: words.how.paper },
              { value: 'declined', label: words.how.declined },
            ]}
          />
        )}
      </Field>
    </ActDialog>
  )
}
