import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { keepsFor, keptReasons, type KeptFor } from '#contracts/closure-events.ts'
import { decideClosure, leastClosureWords } from '#contracts/closures.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { ClosureFacts, Words } from './closures.tsx'
import { Field } from './field.tsx'

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

const words = copy.closures

/** 决定是否撤销、撤回或者注销: under a code, by what the desk has put forward without names. */
export function ClosureSheet({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(decideClosure)
  const [choice, setChoice] = useState<'ended' | KeptFor | null>(null)
  const [reasons, setReasons] = useState('')
  const [asking, setAsking] = useState(false)
  const { closure } = task
  const mayAct = task.can.includes('decide-closure')
  useLeaveGuard(mayAct && (choice !== null || reasons !== ''))
  if (!closure) return null
  const choices = ['ended' as const, ...keepsFor(closure.way, closure.ground)]
  const labelOf = (one: 'ended' | KeptFor) =>
    one === 'ended' ? words.ends[closure.way] : words.keeps[closure.way](keptReasons[one].text)
  const ready = choice !== null && saysAtLeast(reasons, leastClosureWords)
  const send = async () => {
    if (choice === null) return
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: {
        outcome: choice === 'ended' ? 'ended' : 'kept',
        kept: choice === 'ended' ? null : choice,
        reasons: reasons.trim(),
      },
    })
    if (!reply) return
    setAsking(false)
    setChoice(null)
    setReasons('')
    onDone(words.decideDone, reply.receipt)
  }
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <ClosureFacts closure={closure} />
      {mayAct && (
        <>
          <Field
            label={words.decide}
            {...(choice ? { hint: (choice !== 'ended' && keptReasons[choice].basis) || closure.basis } : {})}
          >
            {(control) => (
              <Radio.Group
                {...control}
                vertical
                aria-label={words.decide}
                value={choice}
                onChange={(event) => setChoice(choices.find((one) => one === event.target.value) ?? null)}
                options={choices.map((one) => ({ value: one, label: labelOf(one) }))}
              />
            )}
          </Field>
          <Words label={words.reasons} hint={words.reasonsHint} most={3000} value={reasons} onChange={setReasons} />
          <div className="form-foot">
            <Button type="primary" danger={choice === 'ended'} disabled={!ready} onClick={() => setAsking(true)}>
              {words.decideSend}
            </Button>
          </div>
        </>
      )}
      {asking && choice && (
        <ActDialog
          title={labelOf(choice)}
          send={words.decideSend}
          danger={choice === 'ended'}
          busy={command.busy}
          failure={command.failure}
          onSend={() => void send()}
          onClose={() => setAsking(false)}
          onReload={onReload}
        >
          <p>{words.decideText}</p>
          <p className="pre">{reasons.trim()}</p>
        </ActDialog>
      )}
    </section>
  )
}
