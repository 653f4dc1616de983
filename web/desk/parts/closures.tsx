import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio, Tag } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { ClosureWay, closureGround, type ClosureGround } from '#contracts/closure-events.ts'
import {
  leastClosureWords,
  openClosure,
  putClosureForward,
  stateOnClosure,
  type ClosureView,
} from '#contracts/closures.ts'
import { CancellationGround, RevocationGround } from '#contracts/credential-life.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.closures

type Done = (title: string, receipt: Receipt) => void
type Acting = { view: CaseView; onReload: () => void; onDone: Done }
type Dialog = Acting & { onClose: () => void }

/** 依职权撤销、注销 of the licence that a case led to: opened here, the holder heard, put forward to whoever decides. */
export function CaseClosures(acting: Acting) {
  const [open, setOpen] = useState<'open' | 'state' | 'forward' | null>(null)
  const { closures, can } = acting.view
  const mayOpen = can.includes('open-closure')
  if (closures.length === 0 && !mayOpen) return null
  const running = closures.find(({ decision }) => !decision)
  const dialog: Dialog = {
    ...acting,
    onClose: () => setOpen(null),
    onDone: (title, receipt) => {
      setOpen(null)
      acting.onDone(title, receipt)
    },
  }
  return (
    <section className="said" aria-labelledby="closures">
      <h2 id="closures">{words.title}</h2>
      {closures.length === 0 && <p className="quiet">{words.lead}</p>}
      {closures.map((closure) => (
        <ClosureFacts key={closure.closure} closure={closure} />
      ))}
      <div className="form-foot no-print">
        {mayOpen && <Button onClick={() => setOpen('open')}>{words.open}</Button>}
        {running?.can.includes('state') && <Button onClick={() => setOpen('state')}>{words.state}</Button>}
        {running?.can.includes('put-forward') && (
          <Button type="primary" onClick={() => setOpen('forward')}>
            {words.forward}
          </Button>
        )}
      </div>
      {open === 'open' && <Open {...dialog} />}
      {open === 'state' && running && <State {...dialog} closure={running} />}
      {open === 'forward' && running && <Forward {...dialog} closure={running} />}
    </section>
  )
}

/** One proceeding, the same for the desk and for whoever decides. */
export function ClosureFacts({ closure }: { closure: ClosureView }) {
  const { decision } = closure
  const lines: [string, string | null][] = [
    [words.ground, `${closure.groundText}（${closure.basis}）`],
    [words.facts, closure.facts],
    [words.stated, closure.words],
    [words.summary, closure.summary],
    [words.interest, closure.interest],
    [words.reasons, decision && `${decision.reasons}（${decision.basis}）`],
  ]
  return (
    <>
      <p>
        <b>{closure.title}</b> <Tag>{standingOf(closure)}</Tag>
      </p>
      <dl className="fact-list">
        {lines.map(
          ([name, text]) =>
            text && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="pre">{text}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  )
}

function standingOf({ decision, forwardedDay, statedDay, stateBy, openedDay }: ClosureView): string {
  if (decision) return words.decided(decision.day, decision.text)
  if (forwardedDay) return words.forwarded(forwardedDay)
  if (statedDay) return words.heard(statedDay)
  return stateBy ? words.waits(stateBy) : words.opened(openedDay)
}

const grounds: Record<ClosureWay, readonly ClosureGround[]> = {
  revocation: RevocationGround.options,
  cancellation: CancellationGround.exclude(['asked']).options,
}

function Open({ view, onClose, onReload, onDone }: Dialog) {
  const { session } = useSession()
  const command = useCommand(openClosure)
  const [way, setWay] = useState<ClosureWay>('revocation')
  const [ground, setGround] = useState<ClosureGround | null>(null)
  const [facts, setFacts] = useState('')
  const known = ground && closureGround(way, ground)
  const send = async () => {
    if (ground === null) return
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { way, ground, facts: facts.trim(), expects: view.version },
    })
    if (reply) onDone(words.openDone, reply.receipt)
  }
  return (
    <ActDialog
      title={words.open}
      send={words.openSend}
      danger
      ready={known !== null && saysAtLeast(facts, leastClosureWords)}
      width={720}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.openText}</p>
      <Field label={words.way}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.way}
            value={way}
            onChange={(event) => {
              setWay(ClosureWay.parse(event.target.value))
              setGround(null)
            }}
            options={ClosureWay.options.map((one) => ({ value: one, label: words.ways[one] }))}
          />
        )}
      </Field>
      <Field label={words.ground} hint={known?.basis}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.ground}
            value={ground}
            onChange={(event) => setGround(grounds[way].find((one) => one === event.target.value) ?? null)}
            options={grounds[way].map((one) => ({ value: one, label: closureGround(way, one)?.text }))}
          />
        )}
      </Field>
      <Words label={words.facts} hint={words.factsHint} most={3000} value={facts} onChange={setFacts} />
    </ActDialog>
  )
}

function State({ view, closure, onClose, onReload, onDone }: Dialog & { closure: ClosureView }) {
  const { session } = useSession()
  const command = useCommand(stateOnClosure)
  const [said, setSaid] = useState('')
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case, closure: closure.closure },
      body: { words: said.trim(), expects: view.version },
    })
    if (reply) onDone(words.stateDone, reply.receipt)
  }
  return (
    <ActDialog
      title={words.state}
      send={words.stateSend}
      ready={saysAtLeast(said, 2)}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.stateText}</p>
      <Words label={words.stated} most={5000} value={said} onChange={setSaid} />
    </ActDialog>
  )
}

function Forward({ view, closure, onClose, onReload, onDone }: Dialog & { closure: ClosureView }) {
  const { session } = useSession()
  const command = useCommand(putClosureForward)
  const [summary, setSummary] = useState('')
  const [interest, setInterest] = useState('')
  const stated = closure.statedDay !== null
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case, closure: closure.closure },
      body: { summary: summary.trim(), interest: interest.trim(), expects: view.version },
    })
    if (reply) onDone(words.forwardDone, reply.receipt)
  }
  return (
    <ActDialog
      title={words.forward}
      send={words.forwardSend}
      ready={!stated || saysAtLeast(summary, 10)}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{stated ? words.forwardStated : words.forwardUnstated}</p>
      {closure.words && <p className="pre quiet">{closure.words}</p>}
      {stated && (
        <Words label={words.summary} hint={words.summaryHint} most={2000} value={summary} onChange={setSummary} />
      )}
      {closure.way === 'revocation' && (
        <Words
          label={words.interest}
          hint={words.interestHint}
          most={2000}
          required={false}
          value={interest}
          onChange={setInterest}
        />
      )}
    </ActDialog>
  )
}

type WordsProps = {
  label: string
  hint?: string
  most: number
  required?: boolean
  value: string
  onChange: (value: string) => void
}

/** A text of some length. */
export function Words({ label, hint, most, required = true, value, onChange }: WordsProps) {
  return (
    <WordsField
      label={label}
      required={required}
      {...(hint ? { hint } : {})}
      most={most}
      value={value}
      onChange={onChange}
    />
  )
}
