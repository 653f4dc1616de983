import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { answerEnquiry, type PrecaseView } from '#contracts/precases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'

const words = copy.precases

type Props = { view: PrecaseView; onDone: (receipt: Receipt) => void; onReload: () => void }

/** 答复咨询: a text, begun with a common phrase if there is one; Ctrl+Enter sends it. */
export function EnquiryAnswer({ view, onDone, onReload }: Props) {
  const { session } = useSession()
  const id = useId()
  const command = useCommand(answerEnquiry)
  const [answer, setAnswer] = useState('')
  const ready = saysAtLeast(answer, 5)
  useLeaveGuard(answer.trim() !== '' && !command.busy)
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, precase: view.precase }, body: { answer } })
    if (!reply) return
    setAnswer('')
    onDone(reply.receipt)
  }
  useSubmitKey(ready && !command.busy ? () => void send() : null)
  return (
    <section className="panel stack">
      <h2>
        <label htmlFor={id}>{words.answer}</label>
      </h2>
      <p className="quiet">{words.answerHint}</p>
      <Select
        aria-label={words.template}
        placeholder={words.template}
        value={null}
        options={words.templates.map(({ title, text }) => ({ value: text, label: title }))}
        onChange={(text: string | null) => text && setAnswer((before) => (before ? `${before}\n${text}` : text))}
      />
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 5, maxRows: 16 }}
        maxLength={4000}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      <div>
        <Button
          type="primary"
          disabled={!ready}
          loading={command.busy}
          title={copy.common.submitKey}
          onClick={() => void send()}
        >
          {words.send}
        </Button>
      </div>
    </section>
  )
}
