import { Button, Space } from 'antd'
import type { TaskView } from '#contracts/review.ts'
import { passStatementOn, stateOwn, waiveStatement, type OwnStatementsView } from '#contracts/third-parties.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { IdentifyFirst } from './identify-first.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

const words = copy.ownStatements

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
export function CaseOwnStatements(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'state' | 'waive' | 'pass'>(acting)
  const { ownStatements: own, can, identifyFirst } = acting.view
  const waits = (['state-own', 'waive-statement'] as const)
    .filter((act) => identifyFirst.includes(act))
    .map((act) => (act === 'state-own' ? words.stateAtWindow : words.waiveAtWindow))
  const acts = (['state-own', 'waive-statement', 'pass-statement-on'] as const).filter((act) => can.includes(act))
  if (!own && acts.length === 0 && waits.length === 0) return null
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
      {open === 'pass' && <Pass {...dialog(words.passed)} />}
      {open === 'state' && <State {...dialog(words.stated)} />}
      {open === 'waive' && <Waive {...dialog(words.waived)} />}
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

function Pass(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(passStatementOn, props)
  return (
    <ReasonDialog
      {...dialog}
      title={words.pass}
      send={words.passSend}
      label={words.summary}
      hint={words.summaryHint}
      least={10}
      most={2000}
      width={640}
      onSend={(summary) => act({ summary, expects: view.version })}
    >
      <p className="pre">
        {words.words}：{view.ownStatements?.said.at(-1)?.words}
      </p>
    </ReasonDialog>
  )
}

function State(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(stateOwn, props)
  return (
    <ReasonDialog
      {...dialog}
      title={words.stateAtWindow}
      send={words.stateSend}
      label={words.words}
      hint={words.wordsHint}
      least={2}
      most={5000}
      width={640}
      onSend={(said) => act({ words: said, expects: view.version })}
    >
      <p>{words.stateText}</p>
    </ReasonDialog>
  )
}

function Waive(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(waiveStatement, props)
  const send = () => act({ expects: view.version })
  return (
    <ActDialog {...dialog} title={words.waiveAtWindow} send={words.waiveSend} danger onSend={send}>
      <p>{words.waiveText}</p>
    </ActDialog>
  )
}
