import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Checkbox, Input, InputNumber, Radio, Space, Tag } from 'antd'
import { useState } from 'react'
import { ClosedGround } from '#contracts/hearing-events.ts'
import {
  appointHearing,
  closedGroundTexts,
  offerHearing,
  orderHearing,
  recordHearing,
  reportHearing,
  type HearingView,
} from '#contracts/hearings.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useTaskAct, type TaskDialog } from './act.ts'
import { Field } from './field.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { WordsField } from './words-field.tsx'
import { HearingFacts, participantText } from './hearing-facts.tsx'

const words = copy.hearing

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }
type Act = 'offer-hearing' | 'order-hearing' | 'appoint-hearing' | 'record-hearing' | 'report-hearing'
const acts: readonly Act[] = ['order-hearing', 'offer-hearing', 'appoint-hearing', 'record-hearing', 'report-hearing']

/** 听证 under a task: as far as it is known there, and the acts that the task offers. */
export function Hearing({ task, onReload, onDone }: Props) {
  const [open, setOpen] = useState<Act | null>(null)
  const may = acts.filter((act) => task.can.includes(act))
  if (!task.hearing && may.length === 0) return null
  const dialog = {
    task,
    onReload,
    onClose: () => setOpen(null),
    onDone: (receipt: Receipt) => {
      if (open) onDone(words.done[open], receipt)
      setOpen(null)
    },
  }
  return (
    <section className="panel">
      <h2>
        {words.title} {task.hearing && <Tag>{words.standing[task.hearing.standing]}</Tag>}
      </h2>
      {task.hearing ? <HearingFacts hearing={task.hearing} /> : <p className="quiet">{words.lead}</p>}
      {may.length > 0 && (
        <Space wrap className="form-foot">
          {may.map((act, place) => (
            <Button
              key={act}
              type={
                place === may.length - 1 && act !== 'offer-hearing' && act !== 'order-hearing' ? 'primary' : 'default'
              }
              onClick={() => setOpen(act)}
            >
              {words.open[act === 'appoint-hearing' && task.hearing?.appointed ? 'appoint-again' : act]}
            </Button>
          ))}
        </Space>
      )}
      {open === 'offer-hearing' && <Offer {...dialog} />}
      {open === 'order-hearing' && <Order {...dialog} />}
      {open === 'appoint-hearing' && task.hearing && <Appoint {...dialog} hearing={task.hearing} />}
      {open === 'record-hearing' && <Minutes {...dialog} />}
      {open === 'report-hearing' && <Report {...dialog} />}
    </section>
  )
}

const grounds = ClosedGround.options
const least = { reason: 10, minutes: 50, report: 20 } as const

function Offer(props: TaskDialog) {
  const { act, dialog } = useTaskAct(offerHearing, props)
  return (
    <ReasonDialog
      {...dialog}
      title={words.open['offer-hearing']}
      send={words.offerSend}
      label={words.reason}
      hint={words.reasonHint}
      least={least.reason}
      most={1000}
      onSend={(reason) => act({ reason })}
    >
      <p>{words.offerText}</p>
    </ReasonDialog>
  )
}

function Order(props: TaskDialog) {
  const { act, dialog } = useTaskAct(orderHearing, props)
  return (
    <ReasonDialog
      {...dialog}
      title={words.open['order-hearing']}
      send={words.orderSend}
      label={words.reason}
      hint={words.orderHint}
      least={least.reason}
      most={1000}
      onSend={(reason) => act({ reason })}
    >
      <p>{words.orderText}</p>
    </ReasonDialog>
  )
}

function Appoint(props: TaskDialog & { hearing: HearingView }) {
  const { task, hearing } = props
  const { act, dialog } = useTaskAct(appointHearing, props)
  const [heldOn, setHeldOn] = useState<string | null>(null)
  const [time, setTime] = useState('09:30')
  const [place, setPlace] = useState('')
  const [closed, setClosed] = useState(hearing.appointed?.closed ?? null)
  const [closedWhy, setClosedWhy] = useState(hearing.appointed?.closedWhy ?? '')
  const toOthers = Boolean(task.thirdParties?.announced)
  const before = toOthers || (hearing.appointed?.announced ?? false)
  const [announce, setAnnounce] = useState(before)
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
  const send = () => {
    if (heldOn === null) return
    act({
      heldOn,
      time,
      place: place.trim(),
      closed,
      closedWhy: closed === null ? '' : closedWhy.trim(),
      announce: announce && (closed === null || toOthers),
    })
  }
  const [earliest, latest] = [hearing.earliest ?? '', hearing.holdBy ?? '']
  const late = earliest > latest
  return (
    <ActDialog
      {...dialog}
      title={words.open['appoint-hearing']}
      send={words.appointSend}
      ready={heldOn !== null && isTime && saysAtLeast(place, 4) && (closed === null || saysAtLeast(closedWhy, 10))}
      onSend={send}
    >
      <Field label={words.day} hint={(late ? words.dayHintLate : words.dayHint)(earliest, latest)}>
        {(control) => (
          <Input
            {...control}
            type="date"
            min={earliest}
            {...(late ? {} : { max: latest })}
            value={heldOn ?? ''}
            onChange={(event) => setHeldOn(event.target.value || null)}
          />
        )}
      </Field>
      <Field label={words.time} hint={words.timeHint}>
        {(control) => (
          <Input {...control} maxLength={5} value={time} onChange={(event) => setTime(event.target.value.trim())} />
        )}
      </Field>
      <Field label={words.place} hint={words.placeHint}>
        {(control) => (
          <Input {...control} maxLength={100} value={place} onChange={(event) => setPlace(event.target.value)} />
        )}
      </Field>
      <Field label={words.openness.label} hint={words.openness.hint}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.openness.label}
            value={closed ?? 'open'}
            onChange={(event) => setClosed(grounds.find((ground) => ground === event.target.value) ?? null)}
            options={[
              { value: 'open', label: words.openness.open },
              ...grounds.map((ground) => ({ value: ground, label: words.openness.closed(closedGroundTexts[ground]) })),
            ]}
          />
        )}
      </Field>
      {closed !== null && (
        <Field label={words.openness.why} hint={words.openness.whyHint} required>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              maxLength={500}
              value={closedWhy}
              onChange={(event) => setClosedWhy(event.target.value)}
            />
          )}
        </Field>
      )}
      {(closed === null ? hearing.ordered === null : toOthers) && (
        <Field label={words.announce} hint={words.announceHint}>
          {(control) => (
            <Checkbox
              {...control}
              checked={announce}
              disabled={before}
              onChange={(event) => setAnnounce(event.target.checked)}
            >
              {closed === null ? words.announceOption : words.announceToOthers}
            </Checkbox>
          )}
        </Field>
      )}
      <p className="quiet">
        {closed !== null
          ? toOthers
            ? words.closedToOthersText
            : words.closedText
          : hearing.ordered || announce
            ? words.announceText
            : words.appointText}
      </p>
    </ActDialog>
  )
}

function Minutes(props: TaskDialog) {
  const { task } = props
  const { act, dialog } = useTaskAct(recordHearing, props)
  const [applicant, setApplicant] = useState<'present' | 'absent'>('present')
  const [evidence, setEvidence] = useState<'written' | 'in-person'>('written')
  const [minutes, setMinutes] = useState('')
  const [parties, setParties] = useState<string[]>([])
  const [signedUp, setSignedUp] = useState(0)
  const [reviewers, setReviewers] = useState(0)
  const inPerson = evidence === 'in-person'
  const send = () =>
    act({
      applicant,
      evidence,
      minutes: minutes.trim(),
      parties,
      signedUp,
      reviewers: inPerson ? reviewers : 0,
    })
  return (
    <ActDialog
      {...dialog}
      title={words.open['record-hearing']}
      send={words.recordSend}
      ready={saysAtLeast(minutes, least.minutes) && (!inPerson || reviewers > 0)}
      width={760}
      onSend={send}
    >
      <Field label={words.applicant}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.applicant}
            value={applicant}
            onChange={(event) => setApplicant(event.target.value === 'absent' ? 'absent' : 'present')}
            options={[
              { value: 'present', label: words.attendance.present },
              { value: 'absent', label: words.attendance.absent },
            ]}
          />
        )}
      </Field>
      <Field label={words.evidence}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.evidence}
            value={evidence}
            onChange={(event) => setEvidence(event.target.value === 'in-person' ? 'in-person' : 'written')}
            options={[
              { value: 'written', label: words.evidenceBy.written },
              { value: 'in-person', label: words.evidenceBy['in-person'] },
            ]}
          />
        )}
      </Field>
      {inPerson && (
        <Field label={words.reviewers}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={20}
              precision={0}
              value={reviewers === 0 ? null : reviewers}
              onChange={(value) => setReviewers(value ?? 0)}
            />
          )}
        </Field>
      )}
      {(task.thirdParties?.parties.length ?? 0) > 0 && (
        <Field label={words.parties}>
          {(control) => (
            <Checkbox.Group
              {...control}
              aria-label={words.parties}
              value={parties}
              onChange={setParties}
              options={(task.thirdParties?.parties ?? []).map(({ party }) => ({
                value: party,
                label: participantText(party),
              }))}
            />
          )}
        </Field>
      )}
      {!task.hearing?.appointed?.closed && (
        <Field label={words.signedUp} hint={words.signedHint}>
          {(control) => (
            <InputNumber
              {...control}
              min={0}
              max={99}
              precision={0}
              value={signedUp}
              onChange={(value) => setSignedUp(value ?? 0)}
            />
          )}
        </Field>
      )}
      <WordsField
        label={words.minutes}
        hint={words.minutesHint}
        most={20_000}
        rows={8}
        value={minutes}
        onChange={setMinutes}
      />
    </ActDialog>
  )
}

function Report(props: TaskDialog) {
  const { act, dialog } = useTaskAct(reportHearing, props)
  const [report, setReport] = useState('')
  const send = () => act({ report: report.trim() })
  return (
    <ActDialog
      {...dialog}
      title={words.open['report-hearing']}
      send={words.reportSend}
      ready={saysAtLeast(report, least.report)}
      width={640}
      onSend={send}
    >
      <WordsField
        label={words.report}
        hint={words.reportHint}
        most={5000}
        rows={5}
        value={report}
        onChange={setReport}
      />
    </ActDialog>
  )
}
