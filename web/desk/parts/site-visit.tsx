import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, Radio, Space, Tag } from 'antd'
import { useState } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { appointVisit, readVisitPlace, recordVisit, signVisit, type VisitView } from '#contracts/site-visit.ts'
import type { StatedPosition } from '#contracts/visit-events.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'
import { Reading } from './reading.tsx'

const words = copy.visit

/** 现场核查 as it stands, for everybody who works on the case. */
export function VisitFacts({ visits }: { visits: readonly VisitView[] }) {
  return visits.map((visit) => <Visit key={visit.visit} visit={visit} />)
}

function Visit({ visit }: { visit: VisitView }) {
  return (
    <section className="panel">
      <h2>
        {visit.title} <Tag>{words.standing[visit.standing]}</Tag>
      </h2>
      <p>
        {words.who(visit.people, visit.offices.join('、'))}
        {visit.standing !== 'closed' && words.until(visit.due)}
      </p>
      {visit.appointed && (
        <p>
          {words.appointed}：{visit.appointed.visitOn} {visit.appointed.time}
        </p>
      )}
      {visit.verdict && (
        <p>
          <b>{words.verdict[visit.verdict]}</b>
        </p>
      )}
      <ul>
        {visit.points.map((point) => (
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
      {visit.summary && (
        <p>
          {words.summary}：{visit.summary}（{visit.present ? words.present.yes : words.present.no}）
        </p>
      )}
      {visit.signed.map(({ label, differs }) => (
        <p key={label} className="quiet">
          {words.signed}：{label}，{differs === null ? words.same : words.differs(differs)}
        </p>
      ))}
    </section>
  )
}

type Act = 'appoint-visit' | 'record-visit' | 'sign-visit'
const acts: readonly Act[] = ['appoint-visit', 'record-visit', 'sign-visit']
type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** The visit as one of its officers has it in hand, on a telephone as well. */
export function SiteVisit({ task, onReload, onDone }: Props) {
  const [open, setOpen] = useState<Act | null>(null)
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
      <Visit visit={visit} />
      {may.length > 0 && (
        <section className="panel">
          <Place task={task} />
          <p className="quiet">
            {words.known}：{visit.identityNeeded}
          </p>
          <Space wrap className="form-foot">
            {may.map((act, place) => (
              <Button key={act} type={place === may.length - 1 ? 'primary' : 'default'} onClick={() => setOpen(act)}>
                {words.open[act === 'appoint-visit' && visit.appointed ? 'appoint-again' : act]}
              </Button>
            ))}
          </Space>
        </section>
      )}
      {open === 'appoint-visit' && <Appoint {...dialog} />}
      {open === 'record-visit' && <Record {...dialog} />}
      {open === 'sign-visit' && <Sign {...dialog} />}
    </>
  )
}

function Place({ task }: { task: TaskView }) {
  const { session } = useSession()
  const place = useQuery(readVisitPlace, { params: { region: session.region, task: task.task } })
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

type DialogProps = {
  task: TaskView
  visit: VisitView
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

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
      ready={visitOn !== '' && isTime(time)}
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

type Found = { met: boolean | null; seen: string }

function Record({ task, visit, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(recordVisit)
  const [found, setFound] = useState<Readonly<Record<string, Found>>>({})
  const [summary, setSummary] = useState('')
  const [present, setPresent] = useState(true)
  const [visitedAt, setVisitedAt] = useState(visit.appointed?.time ?? '')
  const [position, setPosition] = useState<StatedPosition | null>(null)
  const of = (key: string): Found => found[key] ?? { met: null, seen: '' }
  const put = (key: string, part: Partial<Found>) => setFound({ ...found, [key]: { ...of(key), ...part } })
  const ready =
    visit.points.every(({ key }) => of(key).met !== null && saysAtLeast(of(key).seen, 2)) &&
    saysAtLeast(summary, 10) &&
    isTime(visitedAt)
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: {
        findings: visit.points.map(({ key }) => ({ point: key, met: of(key).met === true, seen: of(key).seen.trim() })),
        summary: summary.trim(),
        present,
        visitedAt,
        position,
      },
    })
    if (reply) onDone(reply.receipt)
  }
  const takePosition = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        setPosition({
          latitude: coords.latitude,
          longitude: coords.longitude,
          withinMetres: Math.min(100_000, Math.round(coords.accuracy)),
        }),
      () => setPosition(null),
    )
  return (
    <ActDialog
      title={words.open['record-visit']}
      send={words.send['record-visit']}
      ready={ready}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      {visit.points.map((point) => (
        <fieldset key={point.key} className="criterion">
          <legend>
            <b>{point.title}</b> <span className="quiet">{point.measure}</span>
          </legend>
          <Radio.Group
            aria-label={words.isMet(point.title)}
            value={of(point.key).met}
            onChange={(event) => put(point.key, { met: event.target.value === true })}
            options={[
              { value: true, label: words.met },
              { value: false, label: words.unmet },
            ]}
          />
          <Input.TextArea
            aria-label={words.seen(point.title)}
            placeholder={words.seenHint}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={500}
            value={of(point.key).seen}
            onChange={(event) => put(point.key, { seen: event.target.value })}
          />
        </fieldset>
      ))}
      <Field label={words.presentLabel}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.presentLabel}
            value={present}
            onChange={(event) => setPresent(event.target.value === true)}
            options={[
              { value: true, label: words.present.yes },
              { value: false, label: words.present.no },
            ]}
          />
        )}
      </Field>
      <Field label={words.visitedAt} hint={words.timeHint}>
        {(control) => (
          <Input
            {...control}
            maxLength={5}
            value={visitedAt}
            onChange={(event) => setVisitedAt(event.target.value.trim())}
          />
        )}
      </Field>
      <p>
        <Button size="small" onClick={takePosition}>
          {words.takePosition}
        </Button>{' '}
        <span className="quiet">{position ? words.positionTaken(position.withinMetres) : words.positionNone}</span>
      </p>
      <WordsField label={words.summaryLabel} most={2000} value={summary} onChange={setSummary} />
      <p className="quiet">{words.recordText}</p>
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
        required={false}
        most={1000}
        rows={2}
        value={differs}
        onChange={setDiffers}
      />
    </ActDialog>
  )
}
