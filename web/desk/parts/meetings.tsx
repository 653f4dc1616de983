import { Button, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { Vote } from '#contracts/meeting-events.ts'
import { callMeeting, closeMeeting, speakAtMeeting, type MeetingView } from '#contracts/meetings.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.meetings

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 会商 of a task: the ones that were called, and the act that is the reader's turn. */
export function Meetings(props: Props) {
  const { task } = props
  const [calling, setCalling] = useState(false)
  const mayCall = task.can.includes('call-meeting')
  const open = task.meetings.find(({ closed }) => !closed)
  if (task.meetings.length === 0 && !mayCall) return null
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      {task.meetings.length === 0 && !calling && <p className="quiet">{words.lead}</p>}
      {task.meetings.map((meeting) => (
        <Meeting key={meeting.meeting} meeting={meeting} />
      ))}
      {open && task.can.includes('speak-at-meeting') && <Speak {...props} meeting={open} />}
      {open && task.can.includes('close-meeting') && <Minutes {...props} meeting={open} />}
      {mayCall && !calling && (
        <div className="form-foot">
          <Button onClick={() => setCalling(true)}>{words.call}</Button>
        </div>
      )}
      {mayCall && calling && <Call {...props} onClose={() => setCalling(false)} />}
    </section>
  )
}

function Meeting({ meeting }: { meeting: MeetingView }) {
  const { agenda, invited, spoken, due, calledDay, own, statements, closed } = meeting
  return (
    <div className="said">
      <p>
        <Tag color={closed ? 'default' : 'processing'}>{closed ? words.state.closed : words.state.open}</Tag>{' '}
        <span className="num quiet">{words.span(calledDay, closed?.day ?? due, closed !== null)}</span>{' '}
        <span className="num quiet">{words.spoken(spoken, invited)}</span>
      </p>
      <ol>
        {agenda.map((point, place) => (
          <li key={point}>
            {point}
            {own && <span className="quiet">（{words.own(words.votes[own.votes[place]!])}）</span>}
            {closed?.counts[place] && <p className="quiet">{words.count(closed.counts[place])}</p>}
          </li>
        ))}
      </ol>
      {own && <p className="pre quiet">{words.ownWords(own.words)}</p>}
      {statements.map((one) => (
        <div key={one.title + one.label}>
          <b>{one.title}</b> <span className="quiet">{one.label}</span>
          <p className="quiet">
            {one.votes.map((vote, place) => words.point(place + 1, words.votes[vote])).join('；')}
          </p>
          <p className="pre">{one.words}</p>
        </div>
      ))}
      {closed && (
        <p className="pre">
          {words.minutes}：{closed.minutes}
        </p>
      )}
    </div>
  )
}

function Call({ task, onReload, onDone, onClose }: Props & { onClose: () => void }) {
  const { session } = useSession()
  const command = useCommand(callMeeting)
  const [text, setText] = useState('')
  const agenda = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const fits = agenda.length > 0 && agenda.length <= 5 && agenda.every((line) => [...line].length >= 4)
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, task: task.task }, body: { agenda } })
    if (!reply) return
    onClose()
    onDone(words.called, reply.receipt)
  }
  return (
    <div className="form">
      <Field label={words.agenda} hint={words.agendaHint}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      <div className="form-foot">
        <Button onClick={onClose}>{copy.common.close}</Button>
        <Button type="primary" disabled={!fits} loading={command.busy} onClick={() => void send()}>
          {words.callNow}
        </Button>
      </div>
    </div>
  )
}

function Speak({ task, meeting, onReload, onDone }: Props & { meeting: MeetingView }) {
  const { session } = useSession()
  const command = useCommand(speakAtMeeting)
  const [votes, setVotes] = useState<(Vote | null)[]>(meeting.agenda.map(() => null))
  const [text, setText] = useState('')
  const given = votes.filter((vote) => vote !== null)
  const fits = given.length === meeting.agenda.length && [...text.trim()].length >= 10
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task, meeting: meeting.meeting },
      body: { votes: given, words: text.trim() },
    })
    if (reply) onDone(words.spokenNow, reply.receipt)
  }
  return (
    <div className="form">
      <p className="quiet">{words.secret}</p>
      {meeting.agenda.map((point, place) => (
        <fieldset key={point} className="choice">
          <legend>{words.point(place + 1, point)}</legend>
          <Radio.Group
            value={votes[place]}
            onChange={(event) =>
              setVotes(votes.map((vote, at) => (at === place ? (event.target.value as Vote) : vote)))
            }
            options={Vote.options.map((value) => ({ value, label: words.votes[value] }))}
          />
        </fieldset>
      ))}
      <WordsField label={words.words} hint={words.wordsHint} most={2000} value={text} onChange={setText} />
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      <div className="form-foot">
        <Button type="primary" disabled={!fits} loading={command.busy} onClick={() => void send()}>
          {words.speak}
        </Button>
      </div>
    </div>
  )
}

function Minutes({ task, meeting, onReload, onDone }: Props & { meeting: MeetingView }) {
  const { session } = useSession()
  const command = useCommand(closeMeeting)
  const [text, setText] = useState('')
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task, meeting: meeting.meeting },
      body: { minutes: text.trim() },
    })
    if (reply) onDone(words.closed, reply.receipt)
  }
  return (
    <div className="form">
      <WordsField label={words.minutes} hint={words.minutesHint} most={4000} rows={4} value={text} onChange={setText} />
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      <div className="form-foot">
        <Button
          type="primary"
          disabled={[...text.trim()].length < 20}
          loading={command.busy}
          onClick={() => void send()}
        >
          {words.close}
        </Button>
      </div>
    </div>
  )
}
