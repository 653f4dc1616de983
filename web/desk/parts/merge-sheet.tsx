import { saysAtLeast } from '#contracts/text-length.ts'
import { App as Dialogs, Button, Radio } from 'antd'
import { useState } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import { mergeFeedback, type TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useLeaveGuard } from '../router.ts'
import { leastReasons, type VerdictName } from '../scoring.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'
import { VerdictTag } from './opinion-text.tsx'

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 汇总: one verdict and one text out of the opinions of all offices, sent once. */
export function MergeSheet({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const command = useCommand(mergeFeedback)
  const [verdict, setVerdict] = useState<VerdictName | null>(null)
  const [summary, setSummary] = useState('')
  const [given, setGiven] = useState<TaskView['feedback']>(null)
  const mayAct = task.can.includes('merge') && given === null
  useLeaveGuard(mayAct && (verdict !== null || summary !== ''))
  const { verdicts = [], unmet = [] } = task.merging ?? {}
  const gapIn = (one: VerdictName) => verdicts.find((offered) => offered.verdict === one)?.gap ?? null
  const shut = verdicts.find((one) => one.gap !== null)?.gap
  const gap = verdict === null ? 'verdict' : (gapIn(verdict) ?? (saysAtLeast(summary, leastReasons) ? null : 'summary'))

  const send = async () => {
    if (verdict === null) return
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: { verdict, summary: summary.trim() },
    })
    if (!reply) return
    setGiven({ verdict, verdictText: copy.opinion.verdicts[verdict], summary: summary.trim() })
    setVerdict(null)
    setSummary('')
    onDone(copy.merge.done, reply.receipt)
  }
  const confirm = () =>
    void modal.confirm({
      title: copy.merge.confirmTitle,
      content: copy.merge.confirmText,
      okText: copy.merge.send,
      onOk: send,
    })
  const ready = mayAct && gap === null && !command.busy
  useSubmitKey(ready ? confirm : null)
  const collect = () =>
    setSummary((text) => [text.trim(), ...task.opinions.map(linesOf)].filter((part) => part !== '').join('\n'))

  if (!mayAct) return <Feedback task={{ ...task, feedback: task.feedback ?? given }} />
  return (
    <section className="panel">
      <h2>{copy.merge.title}</h2>
      <Field label={copy.opinion.verdict} hint={shut ? copy.merge.gaps[shut] : undefined}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={copy.opinion.verdict}
            value={verdict}
            onChange={({ target }) => setVerdict(verdicts.find((one) => one.verdict === target.value)?.verdict ?? null)}
            options={verdicts.map((one) => ({
              value: one.verdict,
              label: copy.opinion.verdicts[one.verdict],
              disabled: one.gap !== null,
            }))}
          />
        )}
      </Field>
      {verdict === 'pass-after-revision' && (
        <div className="prose">
          <p>{copy.merge.conditions}</p>
          <ul>
            {unmet.map(({ title, finding }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- two offices may have found the same
              <li key={at}>
                {title}：{finding}
              </li>
            ))}
          </ul>
        </div>
      )}
      <WordsField
        label={copy.merge.summary}
        placeholder={copy.merge.summaryHint}
        most={3000}
        rows={6}
        value={summary}
        onChange={setSummary}
      />
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      <div className="form-foot">
        <Button type="primary" disabled={!ready} loading={command.busy} title={copy.common.submitKey} onClick={confirm}>
          {copy.merge.send}
        </Button>
        <Button onClick={collect}>{copy.merge.collect}</Button>
        <span className="quiet">{gap && copy.merge.gaps[gap]}</span>
      </div>
    </section>
  )
}

/** An office's reasons and what it found amiss, as a line for the merged text; empty when it had nothing to say. */
function linesOf(opinion: TaskView['opinions'][number]): string {
  const unmet = opinion.scores.filter((score) => !score.met).map((score) => `${score.title}：${score.finding}`)
  const said = [opinion.reasons, ...unmet]
    .map((part) => part.trim().replace(/[。；]$/, ''))
    .filter((part) => part !== '')
    .join('；')
  return said === '' ? '' : `【${opinion.title}】${said}。`
}

/** The merged feedback as it was given; nothing for an item that has none. */
export function Feedback({ task }: { task: TaskView }) {
  const closed = task.done && task.own === null
  if (!task.feedback && task.kind !== 'merge' && !closed) return null
  return (
    <section className="panel">
      <h2>{copy.decide.feedback}</h2>
      {task.feedback && (
        <div className="said">
          <VerdictTag verdict={task.feedback.verdict} text={task.feedback.verdictText} />
          <p className="pre">{task.feedback.summary}</p>
        </div>
      )}
      {closed && <p className="quiet">{copy.opinion.readOnly}</p>}
    </section>
  )
}
