import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { answerExtension } from '#contracts/extensions.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { AskedExtension, leastExtensionReason } from './extension.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 延期审批: the head reads why, and approves or declines. */
export function ExtensionAnswer({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(answerExtension)
  const [approves, setApproves] = useState<boolean | null>(null)
  const [reason, setReason] = useState('')
  const ready = approves === true || (approves === false && saysAtLeast(reason, leastExtensionReason))
  const send = async () => {
    if (approves === null) return
    const params = { region: session.region, task: task.task }
    const reply = await command.run({ params, body: { approves, reason: approves ? '' : reason.trim() } })
    if (reply) onDone(approves ? copy.extension.granted : copy.extension.declined, reply.receipt)
  }
  return (
    <section className="panel stack">
      <h2>{copy.extension.title}</h2>
      <AskedExtension task={task} />
      {task.can.includes('answer-extension') && (
        <>
          <Field label={copy.extension.answerTitle}>
            {(control) => (
              <Radio.Group
                {...control}
                aria-label={copy.extension.answerTitle}
                value={approves}
                onChange={(event) => setApproves(event.target.value === true)}
                options={[
                  { value: true, label: copy.extension.approve },
                  { value: false, label: copy.extension.decline },
                ]}
              />
            )}
          </Field>
          {approves === false && (
            <WordsField
              label={copy.extension.declinedFor}
              hint={copy.extension.declineHint}
              most={1000}
              value={reason}
              onChange={setReason}
            />
          )}
          <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
          <div className="form-foot">
            <Button type="primary" disabled={!ready} loading={command.busy} onClick={() => void send()}>
              {copy.extension.answerSend}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
