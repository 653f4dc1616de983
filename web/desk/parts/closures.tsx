import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { downloadDeskFile } from '#contracts/cases.ts'
import { ClosureWay, closureGround, isProvedElsewhere, type ClosureGround } from '#contracts/closure-events.ts'
import {
  leastClosureWords,
  openClosure,
  putClosureForward,
  stateOnClosure,
  type ClosureView,
} from '#contracts/closures.ts'
import { CancellationGround, RetractionGround, RevocationGround } from '#contracts/credential-life.ts'
import type { CaseId } from '#contracts/ids.ts'
import { address } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { EndProofFields, noProof, proofOf, type TriedProof } from './end-proof.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.closures

/** 依职权撤销、撤回、注销 of the licence that a case led to: opened here, the holder heard, put forward to whoever decides. */
export function CaseClosures(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'open' | 'state' | 'forward'>(acting)
  const { closures, can } = acting.view
  const mayOpen = can.includes('open-closure')
  if (closures.length === 0 && !mayOpen) return null
  const running = closures.find(({ decision }) => !decision)
  return (
    <section className="said" aria-labelledby="closures">
      <h2 id="closures">{words.title}</h2>
      {closures.length === 0 && <p className="quiet">{words.lead}</p>}
      {closures.map((closure) => (
        <ClosureFacts key={closure.closure} closure={closure} caseId={acting.view.case} />
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
      {open === 'open' && <Open {...dialog(words.openDone)} />}
      {open === 'state' && running && <State {...dialog(words.stateDone)} closure={running} />}
      {open === 'forward' && running && <Forward {...dialog(words.forwardDone)} closure={running} />}
    </section>
  )
}

/** One proceeding, the same for the desk and for whoever decides. */
export function ClosureFacts({ closure, caseId }: { closure: ClosureView; caseId?: CaseId }) {
  const { session } = useSession()
  const { decision } = closure
  const lines: [string, string | null][] = [
    [words.ground, `${closure.groundText}（${closure.basis}）`],
    [words.facts, closure.facts],
    [words.proof, closure.proof?.text ?? null],
    [words.stated, closure.words],
    [words.summary, closure.summary],
    [closure.way === 'retraction' ? words.need : words.interest, closure.interest],
    [words.reasons, decision && `${decision.reasons}（${decision.basis}）`],
  ]
  return (
    <>
      <p>
        <b>{closure.title}</b> <span className="quiet">{standingOf(closure)}</span>
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
      {caseId && closure.proof?.file && (
        <p className="no-print">
          <a
            href={address(downloadDeskFile, {
              params: { region: session.region, case: caseId, file: closure.proof.file },
            })}
          >
            {words.showScan}
          </a>
        </p>
      )}
    </>
  )
}

function standingOf({ decision, forwardedDay, statedDay, stateBy, openedDay, putForwardBy }: ClosureView): string {
  if (decision) return words.decided(decision.day, decision.text)
  if (forwardedDay) return words.forwarded(forwardedDay)
  const heard = statedDay ? words.heard(statedDay) : stateBy ? words.waits(stateBy) : words.opened(openedDay)
  return heard + (putForwardBy ? words.putForwardBy(putForwardBy) : '')
}

const grounds: Record<ClosureWay, readonly ClosureGround[]> = {
  revocation: RevocationGround.options,
  retraction: RetractionGround.options,
  cancellation: CancellationGround.exclude(['asked']).options,
}

function Open(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(openClosure, props)
  const [way, setWay] = useState<ClosureWay>('revocation')
  const [ground, setGround] = useState<ClosureGround | null>(null)
  const [facts, setFacts] = useState('')
  const [proof, setProof] = useState<TriedProof>(noProof)
  const known = ground && closureGround(way, ground)
  const proves = ground !== null && isProvedElsewhere(ground)
  const told = proves ? proofOf(ground, proof) : null
  const send = () => {
    if (ground === null) return
    act({ way, ground, facts: facts.trim(), proof: told, expects: view.version })
  }
  return (
    <ActDialog
      {...dialog}
      title={words.open}
      send={words.openSend}
      danger
      ready={known !== null && saysAtLeast(facts, leastClosureWords) && (!proves || told !== undefined)}
      width={720}
      onSend={send}
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
            onChange={(event) => {
              setGround(grounds[way].find((one) => one === event.target.value) ?? null)
              setProof(noProof)
            }}
            options={grounds[way].map((one) => ({ value: one, label: closureGround(way, one)?.text }))}
          />
        )}
      </Field>
      <Words
        label={words.facts}
        hint={way === 'retraction' ? words.retractionHint : words.factsHint}
        most={3000}
        value={facts}
        onChange={setFacts}
      />
      {proves && <EndProofFields ground={ground} caseId={view.case} tried={proof} onChange={setProof} />}
    </ActDialog>
  )
}

function State(props: CaseDialog & { closure: ClosureView }) {
  const { view, closure } = props
  const { act, dialog } = useCaseAct(stateOnClosure, props)
  const [said, setSaid] = useState('')
  const send = () => act({ words: said.trim(), expects: view.version }, { closure: closure.closure })
  return (
    <ActDialog {...dialog} title={words.state} send={words.stateSend} ready={saysAtLeast(said, 2)} onSend={send}>
      <p>{words.stateText}</p>
      <Words label={words.stated} most={5000} value={said} onChange={setSaid} />
    </ActDialog>
  )
}

function Forward(props: CaseDialog & { closure: ClosureView }) {
  const { view, closure } = props
  const { act, dialog } = useCaseAct(putClosureForward, props)
  const [summary, setSummary] = useState('')
  const [interest, setInterest] = useState('')
  const stated = closure.statedDay !== null
  const retracts = closure.way === 'retraction'
  const send = () =>
    act({ summary: summary.trim(), interest: interest.trim(), expects: view.version }, { closure: closure.closure })
  return (
    <ActDialog
      {...dialog}
      title={words.forward}
      send={words.forwardSend}
      ready={(!stated || saysAtLeast(summary, 10)) && (!retracts || saysAtLeast(interest, leastClosureWords))}
      width={640}
      onSend={send}
    >
      <p>{stated ? words.forwardStated : words.forwardUnstated}</p>
      {closure.words && (
        <p className="pre quiet">
          {words.stated}：{closure.words}
        </p>
      )}
      {stated && (
        <Words label={words.summary} hint={words.summaryHint} most={2000} value={summary} onChange={setSummary} />
      )}
      {closure.way !== 'cancellation' && (
        <Words
          label={retracts ? words.need : words.interest}
          hint={retracts ? words.needHint : words.interestHint}
          most={2000}
          required={retracts}
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
