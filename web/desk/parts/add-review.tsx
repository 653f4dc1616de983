import { saysAtLeast } from '#contracts/text-length.ts'
import { Radio, Select } from 'antd'
import { useState } from 'react'
import { AddedHow } from '#contracts/handling-events.ts'
import { addedHows, addReview, askDraft, removeReview } from '#contracts/handling.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useTaskAct, type TaskDialog } from './act.ts'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const leastReason = 10
const words = copy.adding

/** 加签: which section reviews too, where it stands, and what it is asked. */
export function AddReview(props: TaskDialog) {
  const { task } = props
  const { act, dialog } = useTaskAct(addReview, props)
  const [at, setAt] = useState<number | null>(null)
  const [how, setHow] = useState<AddedHow | null>(null)
  const [reason, setReason] = useState('')
  const chosen = at === null ? undefined : task.sections[at]
  const send = () => {
    if (!chosen || how === null) return
    const { office, section } = chosen
    act({ how, office, section, reason: reason.trim() })
  }
  return (
    <ActDialog
      {...dialog}
      title={words.title}
      send={words.send}
      ready={chosen !== undefined && how !== null && saysAtLeast(reason, leastReason)}
      width={640}
      onSend={send}
    >
      <Field label={words.section}>
        {(control) => (
          <Select
            {...control}
            aria-label={words.section}
            placeholder={words.sectionChoose}
            showSearch={{ optionFilterProp: 'label' }}
            value={at}
            onChange={setAt}
            options={task.sections.map(({ officeName, section }, place) => ({
              value: place,
              label: `${officeName} ${section}`,
            }))}
          />
        )}
      </Field>
      <Field label={words.how}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.how}
            value={how}
            onChange={(event) => setHow(AddedHow.parse(event.target.value))}
            options={AddedHow.options.map((value) => ({ value, label: addedHows[value] }))}
          />
        )}
      </Field>
      <Reason value={reason} onChange={setReason} />
      <p className="quiet">{words.note}</p>
    </ActDialog>
  )
}

/** 委派: a drawn helper drafts, and whoever was drawn signs. */
export function AskDraft(props: TaskDialog) {
  const { act, dialog } = useTaskAct(askDraft, props)
  const [reason, setReason] = useState('')
  const send = () => act({ reason: reason.trim() })
  return (
    <ActDialog
      {...dialog}
      title={words.draftTitle}
      send={words.draftSend}
      ready={saysAtLeast(reason, leastReason)}
      onSend={send}
    >
      <Reason value={reason} onChange={setReason} />
      <p className="quiet">{words.draftNote}</p>
    </ActDialog>
  )
}

/** 减签 of what was not answered yet. */
export function RemoveReview(props: TaskDialog) {
  const { task } = props
  const { act, dialog } = useTaskAct(removeReview, props)
  const open = task.added.filter(({ answered }) => !answered)
  const [added, setAdded] = useState<string | null>(open.length === 1 ? open[0]!.key : null)
  const send = () => {
    if (added === null) return
    act({}, { added })
  }
  return (
    <ActDialog {...dialog} title={words.removeTitle} send={words.remove} danger ready={added !== null} onSend={send}>
      <Field label={words.which}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.which}
            value={added}
            onChange={(event) => setAdded(open.find(({ key }) => key === event.target.value)?.key ?? null)}
            options={open.map(({ key, title, officeName, section }) => ({
              value: key,
              label: `${title} · ${officeName} ${section ?? ''}`,
            }))}
          />
        )}
      </Field>
      <p className="quiet">{words.removeNote}</p>
    </ActDialog>
  )
}

function Reason({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return <WordsField label={words.reason} hint={words.reasonHint} most={1000} value={value} onChange={onChange} />
}
