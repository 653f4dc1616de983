import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { seeMessages, sendMessage, type CaseView } from '#contracts/cases.ts'
import { call } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { FailureNotice } from './failure-notice.tsx'

type Props = { view: CaseView; region: string; mayWrite: boolean; onReload: () => void }

/** 留言: the applicant's questions, and the answers of whoever takes the case in. Opening the tab notes them as read. */
export function Messages({ view, region, mayWrite, onReload }: Props) {
  const [text, setText] = useState('')
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const params = { region, case: view.case }
  const { unread } = view

  useEffect(() => {
    // Without an answer they stay unread, and are noted at the next visit.
    if (unread > 0 && mayWrite)
      call(seeMessages, { params: { region, case: view.case }, body: {} }).catch(() => undefined)
  }, [unread, mayWrite, region, view.case])

  const send = async () => {
    setSending(true)
    setFailure(null)
    try {
      await call(sendMessage, { params, body: { text } })
      setText('')
      onReload()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <div className="stack">
      {view.messages.length === 0 && <p className="quiet">{copy.messages.empty}</p>}
      {view.messages.map((message) => (
        <section key={message.message} className="said">
          <p>
            <b>{copy.messages.from[message.from]}</b> <span className="num quiet nowrap">{message.day}</span>{' '}
            {message.from === 'applicant' && !message.seen && <Tag color="warning">{copy.messages.unread}</Tag>}
            {message.from === 'office' && message.seen && <span className="quiet">{copy.messages.seen}</span>}
          </p>
          <p className="lines">{message.text}</p>
        </section>
      ))}
      <FailureNotice failure={failure} onRepeat={() => void send()} />
      {view.can.includes('message') && (
        <>
          <label htmlFor="message-text">{copy.messages.label}</label>
          <Input.TextArea
            id="message-text"
            rows={3}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <p className="quiet">{copy.messages.hint}</p>
          <div>
            <Button type="primary" loading={sending} disabled={!saysAtLeast(text, 2)} onClick={() => void send()}>
              {copy.messages.send}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
