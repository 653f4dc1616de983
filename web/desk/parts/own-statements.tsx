import { Button, Space } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { passStatementOn, stateOwn, waiveStatement, type OwnStatementsView } from '#contracts/third-parties.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { IdentifyFirst } from './identify-first.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.ownStatements

type Acting = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }
type DialogProps = Acting & { onClose: () => void }

/** 申请人的陈述申辩 under a task: what was passed on of it, and for whoever decides until when it is waited for. */
export function TaskOwnStatements({ task: { ownStatements } }: { task: TaskView }) {
  if (!ownStatements) return null
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <Said own={ownStatements} />
    </section>
  )
}

/** 申请人的陈述申辩 of a case: a window writes it down for whoever stands there, the office passes it on. */
export function CaseOwnStatements(acting: Acting) {
  const [open, setOpen] = useState<'state' | 'waive' | 'pass' | null>(null)
  const { ownStatements: own, can, identifyFirst } = acting.view
  const waits = (['state-own', 'waive-statement'] as const)
    .filter((act) => identifyFirst.includes(act))
    .map((act) => (act === 'state-own' ? words.stateAtWindow : words.waiveAtWindow))
  const acts = (['state-own', 'waive-statement', 'pass-statement-on'] as const).filter((act) => can.includes(act))
  if (!own && acts.length === 0 && waits.length === 0) return null
  const dialog = {
    ...acting,
    onClose: () => setOpen(null),
    onDone: (title: string, receipt: Receipt) => {
      setOpen(null)
      acting.onDone(title, receipt)
    },
  }
  return (
    <section className="said" aria-labelledby="own-statements">
      <h2 id="own-statements">{words.title}</h2>
      {own ? <Said own={own} /> : <p className="quiet">{words.lead}</p>}
      <Space className="no-print" wrap>
        {can.includes('pass-statement-on') && (
          <Button type="primary" onClick={() => setOpen('pass')}>
            {words.pass}
          </Button>
        )}
        {can.includes('state-own') && <Button onClick={() => setOpen('state')}>{words.stateAtWindow}</Button>}
        {can.includes('waive-statement') && <Button onClick={() => setOpen('waive')}>{words.waiveAtWindow}</Button>}
        {waits.length > 0 && <IdentifyFirst act={waits.join('、')} />}
      </Space>
      {open === 'pass' && <Pass {...dialog} />}
      {open === 'state' && <State {...dialog} />}
      {open === 'waive' && <Waive {...dialog} />}
    </section>
  )
}

function Said({ own: { by, waivedDay, said } }: { own: OwnStatementsView }) {
  return (
    <>
      {by && <p>{words.waitsUntil(by)}</p>}
      {waivedDay && <p className="quiet">{words.waivedOn(waivedDay)}</p>}
      <ul>
        {said.map(({ day, words: text, summary, passedDay }, place) => (
          <li key={place}>
            <span className="quiet">{passedDay ? words.passedOn(day, passedDay) : words.waits(day)}</span>
            {summary && (
              <p className="pre">
                {words.summary}：{summary}
              </p>
            )}
            {text && (
              <p className="pre quiet">
                {words.words}：{text}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Pass({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(passStatementOn)
  const [summary, setSummary] = useState('')
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { summary: summary.trim(), expects: view.version } })
    if (reply) onDone(words.passed, reply.receipt)
  }
  return (
    <ActDialog
      title={words.pass}
      send={words.passSend}
      ready={saysAtLeast(summary, 10)}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p className="pre">{view.ownStatements?.said.at(-1)?.words}</p>
      <WordsField label={words.summary} hint={words.summaryHint} most={2000} value={summary} onChange={setSummary} />
    </ActDialog>
  )
}

function State({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(stateOwn)
  const [said, setSaid] = useState('')
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { words: said.trim(), expects: view.version } })
    if (reply) onDone(words.stated, reply.receipt)
  }
  return (
    <ActDialog
      title={words.stateAtWindow}
      send={words.stateSend}
      ready={saysAtLeast(said, 2)}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.stateText}</p>
      <WordsField label={words.words} hint={words.wordsHint} most={5000} value={said} onChange={setSaid} />
    </ActDialog>
  )
}

function Waive({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(waiveStatement)
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { expects: view.version } })
    if (reply) onDone(words.waived, reply.receipt)
  }
  return (
    <ActDialog
      title={words.waiveAtWindow}
      send={words.waiveSend}
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
