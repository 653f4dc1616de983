import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { confirmChanges, type PanelView } from '#contracts/expert-panel.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { OpinionText } from './opinion-text.tsx'

const words = copy.experts

/** 专家评审 as it stands; what the experts said is shown when the server shows it. */
export function ExpertPanels({ panels }: { panels: readonly PanelView[] }) {
  return panels.map((panel) => (
    <section key={panel.panel} className="panel">
      <h2>
        {panel.title} <Tag>{words.standing[panel.standing]}</Tag>
      </h2>
      <p>
        {words.rule(panel.people, panel.passesNeeded)}
        {panel.veto && words.veto}
        {panel.standing === 'scoring' && panel.answered !== null && words.answered(panel.answered)}
        {panel.due && words.until(panel.due)}
      </p>
      {panel.overdue && <p className="bad">{words.overdue}</p>}
      {panel.closed && (
        <p>
          <b>{words.result[panel.closed.verdict]}</b>{' '}
          {panel.closed.how === 'no-revision' ? words.noRevision : words.votes(panel.closed.passes, panel.closed.fails)}
        </p>
      )}
      {panel.fees && <p className="quiet">{words.fees(panel.fees.people, panel.fees.amountFen)}</p>}
      {panel.standing === 'scoring' && <p className="quiet">{words.secret}</p>}
      {panel.changes.length > 0 && (
        <>
          <h3 className="panel-part">{words.changes}</h3>
          <ol className="panel-list">
            {panel.changes.map((one) => (
              <li key={one.change}>
                {one.text}（{one.label}）{one.done !== null && <Tag>{one.done ? words.done : words.undone}</Tag>}
                {one.remark && <span className="quiet">{one.remark}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
      {panel.opinions.length > 0 && (
        <details>
          <summary>{words.opinions}</summary>
          {panel.opinions.map((opinion) => (
            <div key={opinion.label}>
              <h3 className="panel-part">{opinion.label}</h3>
              <OpinionText opinion={{ ...opinion, title: panel.title }} />
            </div>
          ))}
        </details>
      )}
    </section>
  ))
}

type Found = { done: boolean | null; remark: string }
type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 逐条确认: of each change that this expert asked for, whether it was made; nothing new can be asked for. */
export function ConfirmChanges({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(confirmChanges)
  const [found, setFound] = useState<Readonly<Record<string, Found>>>({})
  const own = task.panels.flatMap((panel) => panel.changes.filter((one) => one.own))
  const answer = (change: string): Found => found[change] ?? { done: null, remark: '' }
  const put = (change: string, part: Partial<Found>) => setFound({ ...found, [change]: { ...answer(change), ...part } })
  const ready = own.every(({ change }) => {
    const { done, remark } = answer(change)
    return done !== null && (done || saysAtLeast(remark, 8))
  })
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: {
        found: own.map(({ change }) => ({
          change,
          done: answer(change).done === true,
          remark: answer(change).remark.trim(),
        })),
      },
    })
    if (reply) onDone(words.confirmed, reply.receipt)
  }
  return (
    <section className="panel">
      <h2>{words.confirmTitle}</h2>
      <p className="quiet">{words.confirmLead}</p>
      {own.map(({ change, text }, place) => (
        <fieldset key={change} className="criterion">
          <legend>
            {place + 1}. {text}
          </legend>
          <Radio.Group
            aria-label={words.wasDone(place + 1)}
            value={answer(change).done}
            onChange={(event) => put(change, { done: event.target.value === true })}
            options={[
              { value: true, label: words.done },
              { value: false, label: words.undone },
            ]}
          />
          {answer(change).done === false && (
            <Input.TextArea
              aria-label={words.remark(place + 1)}
              placeholder={words.remarkHint}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={answer(change).remark}
              onChange={(event) => put(change, { remark: event.target.value })}
            />
          )}
        </fieldset>
      ))}
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      <div className="form-foot">
        <Button type="primary" disabled={!ready} loading={command.busy} onClick={() => void send()}>
          {words.confirmSend}
        </Button>
      </div>
    </section>
  )
}
