import { Input } from 'antd'
import { useState } from 'react'
import { copy } from '../copy.ts'
import { noticeDays } from '../notice-text.ts'
import { Field } from './field.tsx'

const words = copy.calendar

/** What is typed of a span of days; `days` once all of it can be read. */
export function useOtherDays() {
  const [from, setFrom] = useState('')
  const [through, setThrough] = useState('')
  const [text, setText] = useState('')
  const read = noticeDays(text)
  const whole = isDay(from) && isDay(through) && 'days' in read
  return {
    days: whole ? { from: from.trim(), through: through.trim(), days: read.days } : null,
    wrongLine: 'wrong' in read ? read.wrong : null,
    from,
    setFrom,
    through,
    setThrough,
    text,
    setText,
  }
}

/** The first and the last day of an arrangement of holidays and, one a line, what is not as the weekday says. */
export function OtherDaysFields({ typed }: { typed: ReturnType<typeof useOtherDays> }) {
  const { from, setFrom, through, setThrough, text, setText, wrongLine } = typed
  return (
    <>
      <Field label={words.from} hint={words.spanHint}>
        {(control) => <Input {...control} value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Field label={words.through}>
        {(control) => <Input {...control} value={through} onChange={(event) => setThrough(event.target.value)} />}
      </Field>
      <Field
        label={words.list}
        hint={words.listHint}
        {...(wrongLine === null ? {} : { error: words.wrong(wrongLine) })}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 6, maxRows: 20 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </>
  )
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text.trim())
