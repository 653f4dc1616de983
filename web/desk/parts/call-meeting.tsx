import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import { callMeeting } from '#contracts/meetings.ts'
import { listTasks, type TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { compare, verdictsDiverge } from '../divergence.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { isPlace, nowhereYet, placeOf, SittingFields } from './sitting-fields.tsx'

const words = copy.meetings
type Props = {
  task: TaskView
  onReload: () => void
  onDone: (title: string, receipt: Receipt) => void
  onClose: () => void
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const isAgenda = (lines: readonly string[]): boolean =>
  lines.length > 0 && lines.length <= 5 && lines.every((line) => saysAtLeast(line, 4) && line.length <= 200)

/** 召集会商: what is to be voted on, from the list of what the opinions differ in; in writing, or sitting, over further cases as well. */
export function CallMeeting({ task, onReload, onDone, onClose }: Props) {
  const { session } = useSession()
  const command = useCommand(callMeeting)
  const [text, setText] = useState('')
  const [sits, setSits] = useState(false)
  const [at, setAt] = useState(nowhereYet)
  const [others, setOthers] = useState<Readonly<Record<string, string>>>({})
  const agenda = linesOf(text)
  const further = Object.entries(others).map(([id, lines]) => ({ task: id, agenda: linesOf(lines) }))
  const fits = isAgenda(agenda) && (!sits || (isPlace(at) && further.every((one) => isAgenda(one.agenda))))
  const send = async () => {
    const sitting = { ...placeOf(at), others: further }
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: { agenda, sitting: sits ? sitting : null },
    })
    if (!reply) return
    onClose()
    onDone(words.called, reply.receipt)
  }
  return (
    <div className="form">
      <Conflicts task={task} onAdd={(line) => setText([...agenda, line].slice(0, 5).join('\n'))} />
      <Agenda label={words.agenda} value={text} onChange={setText} />
      <fieldset className="choice">
        <legend>{words.form}</legend>
        <Radio.Group
          value={sits}
          onChange={(event) => setSits(event.target.value === true)}
          options={[
            { value: false, label: words.forms.written },
            { value: true, label: words.forms.sitting },
          ]}
        />
      </fieldset>
      {sits && (
        <>
          <SittingFields at={at} onChange={setAt} />
          <Further task={task} chosen={others} onChange={setOthers} />
        </>
      )}
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

function Agenda({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <Field label={label} hint={words.agendaHint}>
      {(control) => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 3, maxRows: 8 }}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** 意见分歧清单: criteria on which offices scored otherwise, each of which can be put on the agenda. */
function Conflicts({ task: { opinions }, onAdd }: { task: TaskView; onAdd: (line: string) => void }) {
  const lines = [
    ...(verdictsDiverge(opinions) ? [{ key: 'verdict', text: copy.merge.diverges, point: words.pointOfVerdict }] : []),
    ...compare(opinions).flatMap(({ criterion, title, diverges }) =>
      diverges
        ? [{ key: criterion + title, text: `${title}：${copy.merge.divergent[diverges]}`, point: words.pointOf(title) }]
        : [],
    ),
  ]
  return (
    <>
      <h3>{words.conflicts}</h3>
      {lines.length === 0 && <p className="quiet">{words.conflictsNone}</p>}
      <ul>
        {lines.map(({ key, text, point }) => (
          <li key={key}>
            {text}{' '}
            <Button size="small" aria-label={`${words.addPoint}：${text}`} onClick={() => onAdd(point)}>
              {words.addPoint}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

type Chosen = {
  chosen: Readonly<Record<string, string>>
  onChange: (chosen: Readonly<Record<string, string>>) => void
}

/** 联席会议: further cases that the convener has in hand, each with points of its own. */
function Further({ task, ...choice }: { task: TaskView } & Chosen) {
  return (
    <fieldset className="choice">
      <legend>{words.joint}</legend>
      <p className="quiet">{words.jointHint}</p>
      <InHand after={undefined} own={task.task} {...choice} />
    </fieldset>
  )
}

/** What the convener has in hand, from one place of the list on; what comes after it stands below when it is asked for. */
function InHand({ after, own, chosen, onChange }: { after: string | undefined; own: string } & Chosen) {
  const { session } = useSession()
  const [further, setFurther] = useState(false)
  const held = useQuery(listTasks, {
    params: { region: session.region },
    query: { box: 'open', convenes: '1', limit: 25, ...(after !== undefined && { after }) },
  })
  const others = (held.data?.tasks ?? []).filter(({ task }) => task !== own)
  const next = held.data?.next
  const put = (id: string, on: boolean) => {
    const { [id]: _gone, ...rest } = chosen
    onChange(on ? { ...rest, [id]: '' } : rest)
  }
  return (
    <>
      <FailureNotice failure={held.failure} title={copy.failure.queryTitle} onReload={held.reload} />
      {held.data && after === undefined && others.length === 0 && !next && <p className="quiet">{words.jointNone}</p>}
      {others.map(({ task: id, code, itemName, title }) => (
        <div key={id}>
          <Checkbox
            checked={id in chosen}
            disabled={!(id in chosen) && Object.keys(chosen).length >= 4}
            onChange={(event) => put(id, event.target.checked)}
          >
            {code} {itemName}（{title}）
          </Checkbox>
          {id in chosen && (
            <Agenda
              label={words.agendaOf(code)}
              value={chosen[id]!}
              onChange={(text) => onChange({ ...chosen, [id]: text })}
            />
          )}
        </div>
      ))}
      {next && !further && (
        <p>
          <Button size="small" onClick={() => setFurther(true)}>
            {words.jointMore}
          </Button>
        </p>
      )}
      {next && further && <InHand after={next} own={own} chosen={chosen} onChange={onChange} />}
    </>
  )
}
