import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Checkbox, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import type { ChoiceWay, HearingChoice } from '#contracts/third-party-events.ts'
import {
  announceThirdParties,
  findThirdParties,
  mostToldOne,
  recordHearingChoice,
  recordStatement,
  tellThirdParty,
  type ThirdPartiesView,
} from '#contracts/third-parties.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, useTaskAct, type CaseActing, type CaseDialog, type TaskDialog } from './act.ts'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

const words = copy.thirdParties

type Party = ThirdPartiesView['parties'][number]
type Done = (title: string, receipt: Receipt) => void

/** 利害关系人 under a task: that there are some is found here; who they are is never shown. */
export function TaskThirdParties({ task, onReload, onDone }: { task: TaskView; onReload: () => void; onDone: Done }) {
  const [finding, setFinding] = useState(false)
  const may = task.can.includes('find-third-parties')
  if (!task.thirdParties && !may) return null
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      {task.thirdParties ? (
        <Told found={task.thirdParties} knows={task.kind !== 'review'} />
      ) : (
        <p className="quiet">{words.lead}</p>
      )}
      {may && (
        <div className="form-foot">
          <Button onClick={() => setFinding(true)}>{words.find}</Button>
        </div>
      )}
      {finding && (
        <Find
          task={task}
          onClose={() => setFinding(false)}
          onReload={onReload}
          onDone={(receipt) => {
            setFinding(false)
            onDone(words.found, receipt)
          }}
        />
      )}
    </section>
  )
}

/** 利害关系人 of a case, for the office that tells them and writes down what they say. */
export function CaseThirdParties(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'tell' | 'announce' | { act: 'state' | 'choose'; party: Party }>(
    acting,
  )
  const { thirdParties: found, can } = acting.view
  if (!found) return null
  return (
    <section className="said" aria-labelledby="third-parties">
      <h2 id="third-parties">{words.title}</h2>
      <Told
        found={found}
        onState={can.includes('record-statement') ? (party) => setOpen({ act: 'state', party }) : null}
        onChoose={can.includes('record-hearing-choice') ? (party) => setOpen({ act: 'choose', party }) : null}
      />
      {(can.includes('tell-third-party') || can.includes('announce-third-parties')) && (
        <div className="form-foot no-print">
          {can.includes('tell-third-party') && <Button onClick={() => setOpen('tell')}>{words.tell}</Button>}
          {can.includes('announce-third-parties') && (
            <Button onClick={() => setOpen('announce')}>{words.announce}</Button>
          )}
        </div>
      )}
      {open === 'announce' && <Announce {...dialog(words.announced)} />}
      {open === 'tell' && <Tell {...dialog(words.told)} />}
      {typeof open === 'object' && open?.act === 'state' && <State {...dialog(words.stated)} party={open.party} />}
      {typeof open === 'object' && open?.act === 'choose' && <Choose dialogOf={dialog} party={open.party} />}
    </section>
  )
}

type TellProps = {
  found: ThirdPartiesView
  /** Whoever only reviews is not shown who was told. */
  knows?: boolean
  onState?: ((party: Party) => void) | null
  onChoose?: ((party: Party) => void) | null
}

function Told({ found, knows = true, onState = null, onChoose = null }: TellProps) {
  return (
    <>
      <p className="pre">
        {words.reason}：{found.reason}
      </p>
      {found.announced && (
        <p>
          {words.announcedTo(found.announced.day, found.announced.count, found.announced.whom, found.announced.due)}
        </p>
      )}
      {found.parties.length === 0 && !found.announced && (
        <p className="quiet">{knows ? words.untold : words.toldElsewhere}</p>
      )}
      <ul>
        {found.parties.map((party, place) => (
          <li key={party.party}>
            <b>{party.name ?? words.numbered(place + 1)}</b>
            {party.address && <span className="quiet"> {party.address}</span>}
            <span className="quiet"> {words.until(party.toldDay, party.due)}</span>
            {party.summary && (
              <p className="pre">
                {party.waived ? words.waived : words.summary}：{party.summary}
              </p>
            )}
            {party.words && (
              <p className="pre quiet">
                {words.words}：{party.words}
              </p>
            )}
            {party.hearing && <p className="quiet">{hearingWords(party.hearing)}</p>}
            {party.hearing?.words && (
              <p className="pre quiet">
                {words.hearing.said}：{party.hearing.words}
              </p>
            )}
            {!party.statedDay && onState && (
              <Button size="small" className="no-print" onClick={() => onState(party)}>
                {words.state}
              </Button>
            )}
            {party.hearing?.standing === 'open' && onChoose && (
              <Button size="small" className="no-print" onClick={() => onChoose(party)}>
                {words.hearing.record}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function hearingWords({ standing, by, day, way }: NonNullable<Party['hearing']>): string {
  const said = words.hearing
  if (standing === 'open' || standing === 'lapsed') return said[standing](by)
  return said[standing](day ?? '', way ? said.ways[way] : '')
}

const least = 10

function Find(props: TaskDialog) {
  const { act, dialog } = useTaskAct(findThirdParties, props)
  return (
    <ReasonDialog
      {...dialog}
      title={words.find}
      send={words.findSend}
      label={words.reason}
      hint={words.reasonHint}
      least={least}
      most={1000}
      onSend={(reason) => act({ reason })}
    >
      <p>{words.findText}</p>
    </ReasonDialog>
  )
}

function Tell(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(tellThirdParty, props)
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const send = () => act({ name: name.trim(), address: address.trim(), expects: view.version })
  return (
    <ActDialog
      {...dialog}
      title={words.tell}
      send={words.tellSend}
      ready={saysAtLeast(name, 2) && saysAtLeast(address, 4)}
      onSend={send}
    >
      <p>{words.tellText}</p>
      <Field label={words.name}>
        {(control) => (
          <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={words.address}>
        {(control) => (
          <Input {...control} maxLength={200} value={address} onChange={(event) => setAddress(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  )
}

function Announce(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(announceThirdParties, props)
  const [count, setCount] = useState<number | null>(null)
  const [whom, setWhom] = useState('')
  const send = () => act({ count: count ?? 0, whom: whom.trim(), expects: view.version })
  return (
    <ActDialog
      {...dialog}
      title={words.announce}
      send={words.announceSend}
      ready={(count ?? 0) > mostToldOne && saysAtLeast(whom, least)}
      onSend={send}
    >
      <p>{words.announceText}</p>
      <Field label={words.count} hint={words.countHint}>
        {(control) => (
          <InputNumber {...control} min={1} max={1_000_000} precision={0} value={count} onChange={setCount} />
        )}
      </Field>
      <Words label={words.whom} hint={words.whomHint} most={500} value={whom} onChange={setWhom} />
    </ActDialog>
  )
}

function State(props: CaseDialog & { party: Party }) {
  const { view, party } = props
  const { act, dialog } = useCaseAct(recordStatement, props)
  const [said, setSaid] = useState('')
  const [summary, setSummary] = useState('')
  const [waives, setWaives] = useState(false)
  const send = () =>
    act({ words: said.trim(), summary: summary.trim(), waives, expects: view.version }, { thirdParty: party.party })
  return (
    <ActDialog
      {...dialog}
      title={words.state}
      send={words.stateSend}
      ready={saysAtLeast(summary, least)}
      width={640}
      onSend={send}
    >
      <Words label={words.words} hint={words.wordsHint} most={5000} value={said} onChange={setSaid} />
      <Words label={words.summary} hint={words.summaryHint} most={2000} value={summary} onChange={setSummary} />
      <Checkbox checked={waives} onChange={(event) => setWaives(event.target.checked)}>
        {words.waives}
      </Checkbox>
    </ActDialog>
  )
}

type ChooseProps = { party: Party; dialogOf: (done: string) => CaseDialog }

function Choose({ party, dialogOf }: ChooseProps) {
  const [choice, setChoice] = useState<HearingChoice>('requested')
  const [way, setWay] = useState<ChoiceWay>('paper')
  const [said, setSaid] = useState('')
  const text = words.hearing
  const props = dialogOf(text.recorded[choice])
  const { act, dialog } = useCaseAct(recordHearingChoice, props)
  const ways: ChoiceWay[] = choice === 'waived' ? ['paper', 'window'] : ['paper', 'window', 'telephone']
  const send = () => act({ choice, way, words: said.trim(), expects: props.view.version }, { thirdParty: party.party })
  return (
    <ActDialog {...dialog} title={text.record} send={text.send} ready={ways.includes(way)} onSend={send}>
      <p>{text.recordText}</p>
      <Field label={text.choice}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={text.choice}
            value={choice}
            onChange={(event) => setChoice(event.target.value === 'waived' ? 'waived' : 'requested')}
            options={[
              { value: 'requested', label: text.choices.requested },
              { value: 'waived', label: text.choices.waived },
            ]}
          />
        )}
      </Field>
      <Field label={text.way} hint={text.wayHint}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={text.way}
            value={way}
            onChange={(event) => setWay(ways.find((one) => one === event.target.value) ?? 'paper')}
            options={ways.map((one) => ({ value: one, label: text.ways[one] }))}
          />
        )}
      </Field>
      <WordsField
        label={text.words}
        hint={text.wordsHint}
        required={false}
        most={2000}
        value={said}
        onChange={setSaid}
      />
    </ActDialog>
  )
}

type WordsProps = { label: string; hint: string; most: number; value: string; onChange: (value: string) => void }

function Words({ label, hint, most, value, onChange }: WordsProps) {
  return <WordsField label={label} hint={hint} most={most} value={value} onChange={onChange} />
}
