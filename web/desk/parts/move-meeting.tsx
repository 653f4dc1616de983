import { Button } from 'antd'
import { useState } from 'react'
import { moveMeeting, type MeetingView } from '#contracts/meetings.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { isPlace, placeOf, SittingFields, type SittingDraft } from './sitting-fields.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.meetings
type Props = {
  task: TaskView
  meeting: MeetingView
  onReload: () => void
  onDone: (title: string, receipt: Receipt) => void
}

/** 改期, by the convener, before the meeting has begun. */
export function MoveMeeting(props: Props) {
  const [moving, setMoving] = useState(false)
  if (moving) return <Move {...props} onClose={() => setMoving(false)} />
  return (
    <div className="form-foot">
      <Button onClick={() => setMoving(true)}>{words.move}</Button>
    </div>
  )
}

function Move({ task, meeting, onReload, onDone, onClose }: Props & { onClose: () => void }) {
  const { session } = useSession()
  const command = useCommand(moveMeeting)
  const { heldOn, time, place, link } = meeting.sitting!
  const [at, setAt] = useState<SittingDraft>({ heldOn, time, place, link: link ?? '' })
  const [reason, setReason] = useState('')
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, task: task.task, meeting: meeting.meeting },
      body: { ...placeOf(at), reason: reason.trim() },
    })
    if (reply) onDone(words.movedNow, reply.receipt)
  }
  return (
    <div className="form">
      <h3>{words.moveTitle}</h3>
      <p className="quiet">{words.moveHint}</p>
      <SittingFields at={at} onChange={setAt} />
      <WordsField
        label={words.moveReason}
        hint={words.moveReasonHint}
        most={200}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      <div className="form-foot">
        <Button onClick={onClose}>{copy.common.close}</Button>
        <Button
          type="primary"
          disabled={!isPlace(at) || !saysAtLeast(reason, 4)}
          loading={command.busy}
          onClick={() => void send()}
        >
          {words.moveNow}
        </Button>
      </div>
    </div>
  )
}
