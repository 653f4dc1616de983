import { Button, Tag } from 'antd'
import { useState } from 'react'
import type { MeetingView } from '#contracts/meetings.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { CallMeeting } from './call-meeting.tsx'
import { Link } from './link.tsx'
import { Minutes, Note, Sign, Speak } from './meeting-acts.tsx'
import { MoveMeeting } from './move-meeting.tsx'

const words = copy.meetings

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 会商 of a task: the ones that were called, and the act that is the reader's turn. */
export function Meetings(props: Props) {
  const { task } = props
  const [calling, setCalling] = useState(false)
  const mayCall = task.can.includes('call-meeting')
  const open = task.meetings.find(({ closed }) => !closed)
  const toSign = task.can.includes('sign-meeting')
    ? task.meetings.findLast(({ closed }) => closed && !closed.settledDay)
    : undefined
  if (task.meetings.length === 0 && !mayCall) return null
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      {task.meetings.length === 0 && !calling && <p className="quiet">{words.lead}</p>}
      {task.meetings.map((meeting) => (
        <Meeting key={meeting.meeting} meeting={meeting} onReload={props.onReload} />
      ))}
      {open && task.can.includes('speak-at-meeting') && <Speak {...props} meeting={open} />}
      {open?.sitting && task.can.includes('move-meeting') && (
        <MoveMeeting key={`move-${open.moves.length}`} {...props} meeting={open} />
      )}
      {open && task.can.includes('note-at-meeting') && (
        <Note key={`note-${open.notes.length}`} {...props} meeting={open} />
      )}
      {toSign && <Sign {...props} meeting={toSign} />}
      {open && task.can.includes('close-meeting') && <Minutes {...props} meeting={open} />}
      {mayCall && !calling && (
        <div className="form-foot">
          <Button onClick={() => setCalling(true)}>{words.call}</Button>
        </div>
      )}
      {mayCall && calling && <CallMeeting {...props} onClose={() => setCalling(false)} />}
    </section>
  )
}

function Meeting({ meeting, onReload }: { meeting: MeetingView; onReload: () => void }) {
  const { agenda, invited, spoken, due, calledDay, own, statements, closed } = meeting
  return (
    <div className="said meeting">
      <p>
        <Tag color={closed ? 'default' : 'processing'}>{closed ? words.state.closed : words.state.open}</Tag>{' '}
        <span className="num quiet">{words.span(calledDay, closed?.day ?? due, closed !== null)}</span>{' '}
        <span className="num quiet">{words.spoken(spoken, invited)}</span>
      </p>
      <Sitting meeting={meeting} />
      <p>
        <b>{words.agenda}</b>
      </p>
      <ol>
        {agenda.map((point, place) => (
          <li key={place}>
            {point}
            {own && <span className="quiet">（{words.own(words.votes[own.votes[place]!])}）</span>}
            {closed?.counts[place] && <p className="quiet">{words.count(closed.counts[place])}</p>}
          </li>
        ))}
      </ol>
      <Notes meeting={meeting} onReload={onReload} />
      {own && <p className="pre quiet">{words.ownWords(own.words)}</p>}
      {statements.map((one, at) => (
        <div key={at}>
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
      {closed?.signed.map(({ title, label, differs }, at) => (
        <p key={at} className="quiet">
          {words.signed([title, label].filter(Boolean).join(' '), differs)}
        </p>
      ))}
      {closed?.signBy && (
        <p className="quiet">{closed.settledDay ? words.settled(closed.settledDay) : words.signBy(closed.signBy)}</p>
      )}
    </div>
  )
}

function Sitting({ meeting: { sitting, moves } }: { meeting: MeetingView }) {
  if (!sitting) return null
  const { heldOn, time, place, link, cases, others } = sitting
  return (
    <>
      <p>{words.sits(heldOn, time, place)}</p>
      {moves.map((move, at) => (
        <p key={at} className="quiet">
          {words.moved(move)}
        </p>
      ))}
      {cases > 1 && <p>{words.cases(cases)}</p>}
      {(link || others.length > 0) && (
        <ul>
          {link && (
            <li>
              <a href={link} target="_blank" rel="noreferrer">
                {words.joinLink}
              </a>
            </li>
          )}
          {others.map((task, at) => (
            <li key={task}>
              <Link href={`/desk/tasks/${task}`}>{words.otherCase(at + 1)}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** 会议记录 as it is written; whoever takes part reads it again while the meeting goes on. */
function Notes({ meeting: { sitting, notes, closed }, onReload }: { meeting: MeetingView; onReload: () => void }) {
  if (notes.length === 0 && (!sitting || closed)) return null
  return (
    <>
      <p>
        <b>{words.notes}</b>{' '}
        {!closed && (
          <Button size="small" onClick={onReload}>
            {words.refresh}
          </Button>
        )}
      </p>
      {notes.map(({ point, words: text }, at) => (
        <p key={at} className="pre">
          {words.noteOf(point, text)}
        </p>
      ))}
    </>
  )
}
