import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Vote } from '#contracts/meeting-events.ts'
import {
  closeMeeting,
  noteAtMeeting,
  signMinutesOfMeeting,
  speakAtMeeting,
  type MeetingView,
} from '#contracts/meetings.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.meetings
type Props = {
  task: TaskView
  meeting: MeetingView
  onReload: () => void
  onDone: (title: string, receipt: Receipt) => void
}

/** 会议记录, written by the convener while the meeting goes on. */
export function Note({ task, meeting, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(noteAtMeeting)
  const [point, setPoint] = useState(1)
  const [text, setText] = useState('')
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task, meeting: meeting.meeting },
      body: { point, words: text.trim() },
    })
    if (reply) onDone(words.noted, reply.receipt)
  }
  return (
    <div className="form">
      {meeting.agenda.length > 1 && (
        <fieldset className="choice">
          <legend>{words.notePoint}</legend>
          <Radio.Group
            value={point}
            onChange={(event) => setPoint(Number(event.target.value))}
            options={meeting.agenda.map((_text, at) => ({ value: at + 1, label: String(at + 1) }))}
          />
        </fieldset>
      )}
      <WordsField label={words.noteWords} hint={words.noteHint} most={1000} rows={2} value={text} onChange={setText} />
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      <div className="form-foot">
        <Button disabled={!saysAtLeast(text, 2)} loading={command.busy} onClick={() => void send()}>
          {words.note}
        </Button>
      </div>
    </div>
  )
}

/** Whoever spoke signs the minutes, or says what is otherwise. */
export function Sign({ task, meeting, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(signMinutesOfMeeting)
  const [text, setText] = useState('')
  const said = text.trim()
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task, meeting: meeting.meeting },
      body: { differs: said === '' ? null : said },
    })
    if (reply) onDone(words.signedNow, reply.receipt)
  }
  return (
    <div className="form">
      <h3>{words.signTitle}</h3>
      <p className="quiet">{words.signHint}</p>
      <WordsField label={words.differs} required={false} most={1000} rows={2} value={text} onChange={setText} />
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      <div className="form-foot">
        <Button
          type="primary"
          disabled={said !== '' && !saysAtLeast(said, 10)}
          loading={command.busy}
          onClick={() => void send()}
        >
          {words.sign}
        </Button>
      </div>
    </div>
  )
}

/** 发言和表决, unseen by the others. */
export function Speak({ task, meeting, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(speakAtMeeting)
  const [votes, setVotes] = useState<(Vote | null)[]>(meeting.agenda.map(() => null))
  const [text, setText] = useState('')
  const given = votes.filter((vote) => vote !== null)
  const fits = given.length === meeting.agenda.length && saysAtLeast(text, 10)
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
        <fieldset key={place} className="choice">
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

/** 会商纪要, with which the convener closes the meeting. */
export function Minutes({ task, meeting, onReload, onDone }: Props) {
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
        <Button type="primary" disabled={!saysAtLeast(text, 20)} loading={command.busy} onClick={() => void send()}>
          {words.close}
        </Button>
      </div>
    </div>
  )
}
