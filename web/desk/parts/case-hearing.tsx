import { Button, Radio, Space, Tag } from 'antd'
import { useState } from 'react'
import { noteMinutesSigned, requestHearing, waiveHearing } from '#contracts/hearings.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'
import { HearingFacts, participantText } from './hearing-facts.tsx'
import { AnswerRecusal } from './answer-recusal.tsx'
import { AskRecusal } from './ask-recusal.tsx'
import { IdentifyFirst } from './identify-first.tsx'

const words = copy.hearing

/** 听证 of a case on the desk: a window takes the request or the waiver, the office notes how the minutes were signed. */
export function CaseHearing(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'request' | 'waive' | 'sign' | 'ask-recusal' | 'recusal'>(acting)
  const { hearing, can } = acting.view
  if (!hearing) return null
  const waits = (['request-hearing', 'waive-hearing'] as const)
    .filter((act) => acting.view.identifyFirst.includes(act))
    .map((act) => (act === 'request-hearing' ? words.requestAtWindow : words.waiveAtWindow))
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
      {open === 'ask-recusal' && <AskRecusal {...dialog(words.recusal.recorded)} />}
      {open === 'recusal' && <AnswerRecusal {...dialog(words.recusal.done)} />}
      {open === 'request' && <Request {...dialog(words.requested)} />}
      {open === 'waive' && <Waive {...dialog(words.waived)} />}
      {open === 'sign' && <Sign {...dialog(words.noted)} />}
    </section>
  )
}

function Request(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(requestHearing, props)
  const [said, setSaid] = useState('')
  const send = () => act({ words: said.trim(), expects: view.version })
  return (
    <ActDialog {...dialog} title={words.requestAtWindow} send={words.requestSend} onSend={send}>
      <p>{words.requestText}</p>
      <WordsField label={words.request} required={false} most={2000} value={said} onChange={setSaid} />
    </ActDialog>
  )
}

function Waive(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(waiveHearing, props)
  const send = () => act({ expects: view.version })
  return (
    <ActDialog {...dialog} title={words.waiveAtWindow} send={words.waiveSend} danger onSend={send}>
      <p>{words.waiveText}</p>
    </ActDialog>
  )
}

function Sign(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(noteMinutesSigned, props)
  const [how, setHow] = useState<'paper' | 'declined'>('paper')
  const waits = view.hearing?.unsigned ?? []
  const [who, setWho] = useState(waits[0] ?? 'applicant')
  const send = () => act({ who, how, expects: view.version })
  return (
    <ActDialog {...dialog} title={words.noteSigned} send={words.noteSend} onSend={send}>
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
