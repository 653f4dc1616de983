import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, Space, Tag } from 'antd'
import { useEffect, useState } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { appointVisit, readVisitPlace, signVisit, type VisitRecordView, type VisitView } from '#contracts/site-visit.ts'
import { dayText } from '#web/shared/words.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { mayGo, useKeptQuery, useVisits, visitNames } from '../outbox/use-visits.ts'
import { visits as keptVisits } from '../outbox/kept-visits.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { KeptRecord } from './kept-record.tsx'
import { Reading } from './reading.tsx'
import { VisitPhotos, type PhotoPlace } from './visit-photos.tsx'
import { isTimeOfDay, VisitRecord } from './visit-record.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.visit

/** 现场核查 as it stands, for everybody who works on the case. */
export function VisitFacts({ visits, place = null }: { visits: readonly VisitView[]; place?: PhotoPlace | null }) {
  return visits.map((visit) => <Visit key={visit.visit} visit={visit} place={place} />)
}

/** @param place where its photographs are read; null for those who only learn how many there are */
function Visit({ visit, place }: { visit: VisitView; place: PhotoPlace | null }) {
  return (
    <section className="panel visit">
      <h2>
        {visit.title} <Tag>{words.standing[visit.standing]}</Tag>
      </h2>
      <p>
        {words.who(visit.people, visit.offices.join('、'))}
        {/* Under a task the head of the page says by when, as its limit stands now. */}
        {visit.standing !== 'closed' && place && 'case' in place && words.until(visit.due)}
      </p>
      {visit.appointed && (
        <p>
          {words.appointed}：{dayText(visit.appointed.visitOn)} {visit.appointed.time}
        </p>
      )}
      {visit.verdict && (
        <p>
          <b>{words.verdict[visit.verdict]}</b>
        </p>
      )}
      <Recorded record={visit} place={place} />
      {/* What was kept without a network by an older version has none. */}
      {(visit.superseded ?? []).map((record, at) => (
        <details key={at} className="superseded">
          <summary>{words.superseded(at + 1, record.again)}</summary>
          <p>{words.supersededWhy(record.drawnSince, record.again)}</p>
          <Recorded record={record} place={place} />
        </details>
      ))}
    </section>
  )
}

function Recorded({ record, place }: { record: VisitRecordView; place: PhotoPlace | null }) {
  return (
    <>
      {record.visited && (
        <p>
          {words.visited}：{dayText(record.visited.visitedOn)} {record.visited.time}
        </p>
      )}
      <ul>
        {record.points.map((point) => (
          <li key={point.key}>
            <b>{point.title}</b>{' '}
            {point.met === null ? (
              <span className="quiet">{point.measure}</span>
            ) : (
              <>
                <span className={point.met ? 'good' : 'bad'}>{point.met ? words.met : words.unmet}</span> {point.seen}
              </>
            )}
          </li>
        ))}
      </ul>
      <VisitPhotos record={record} place={place} />
      {record.summary && (
        <p>
          {words.summary}：{record.summary}（{record.present ? words.present.yes : words.present.no}）
        </p>
      )}
      {record.signed.map(({ label, differs }) => (
        <p key={label} className="quiet">
          {words.signed}：{label}，{differs === null ? words.same : words.differs(differs)}
        </p>
      ))}
    </>
  )
}

type Act = 'appoint-visit' | 'record-visit' | 'sign-visit'
const acts: readonly Act[] = ['appoint-visit', 'record-visit', 'sign-visit']
type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** The visit as one of its officers has it in hand, on a telephone as well. */
export function SiteVisit({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const [open, setOpen] = useState<Act | null>(null)
  const { drafts, sent } = useVisits()
  const draft = drafts.find((one) => one.task === task.task)
  const arrived = sent[task.task]
  useEffect(() => {
    if (!arrived) return
    keptVisits.seen(task.task)
    onDone(words.done['record-visit'], arrived)
  }, [arrived, task.task, onDone])
  const [visit] = task.visits
  if (!visit) return null
  const may = acts.filter((act) => task.can.includes(act))
  const dialog = {
    task,
    visit,
    onReload,
    onClose: () => setOpen(null),
    onDone: (receipt: Receipt) => {
      if (open) onDone(words.done[open], receipt)
      setOpen(null)
    },
  }
  return (
    <>
      <Visit visit={visit} place={{ region: session.region, task: task.task }} />
      {may.length > 0 && (
        <section className="panel">
          <Place task={task} />
          <p className="quiet">
            {words.known}：{visit.identityNeeded}
          </p>
          {draft && may.includes('record-visit') && (
            <output className="outbox-line">
              {draft.handIn ? words.kept.queued : draft.refused ? words.kept.refused : words.kept.begun}
            </output>
          )}
          <Space wrap className="form-foot">
            {may.map((act, place) => (
              <Button key={act} type={place === may.length - 1 ? 'primary' : 'default'} onClick={() => setOpen(act)}>
                {words.open[act === 'appoint-visit' && visit.appointed ? 'appoint-again' : act]}
              </Button>
            ))}
          </Space>
        </section>
      )}
      {!may.includes('record-visit') && <KeptRecord task={task.task} />}
      {open === 'appoint-visit' && <Appoint {...dialog} />}
      {open === 'record-visit' && <VisitRecord {...dialog} />}
      {open === 'sign-visit' && <Sign {...dialog} />}
    </>
  )
}

function Place({ task }: { task: TaskView }) {
  const { session } = useSession()
  const place = useKeptQuery(
    readVisitPlace,
    { params: { region: session.region, task: task.task } },
    visitNames(session, task.task).place,
    () => mayGo(task),
  )
  return (
    <Reading query={place}>
      {(data) => (
        <p>
          <b>{data.label}</b>：{data.place} <span className="quiet">{words.placeLead}</span>
        </p>
      )}
    </Reading>
  )
}

export type DialogProps = {
  task: TaskView
  visit: VisitView
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

function Appoint({ task, visit, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(appointVisit)
  const [visitOn, setVisitOn] = useState('')
  const [time, setTime] = useState('09:30')
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: { visitOn, time },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.open['appoint-visit']}
      send={words.send['appoint-visit']}
      ready={visitOn !== '' && isTimeOfDay(time)}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <Field label={words.day} hint={words.dayHint(visit.earliest ?? '')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            min={visit.earliest ?? undefined}
            value={visitOn}
            onChange={(event) => setVisitOn(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.time} hint={words.timeHint}>
        {(control) => (
          <Input {...control} maxLength={5} value={time} onChange={(event) => setTime(event.target.value.trim())} />
        )}
      </Field>
      <p className="quiet">{words.appointText}</p>
    </ActDialog>
  )
}

function Sign({ task, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(signVisit)
  const [differs, setDiffers] = useState('')
  const said = differs.trim()
  const send = async () => {
    const params = { region: session.region, task: task.task }
    const reply = await command.run({ params, body: { differs: said === '' ? null : said } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.open['sign-visit']}
      send={words.send['sign-visit']}
      ready={said === '' || saysAtLeast(said, 10)}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.signText}</p>
      <WordsField
        label={words.differsLabel}
        hint={words.differsHint}
        required={false}
        most={1000}
        rows={2}
        value={differs}
        onChange={setDiffers}
      />
    </ActDialog>
  )
}
