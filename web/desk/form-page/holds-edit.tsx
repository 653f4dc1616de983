import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { FormDesign } from '#contracts/form-design.ts'
import { fieldsOf, withHold, withoutHold } from '../form-design.ts'
import { words } from './copy.ts'

const orderedTypes = new Set<string>(['number', 'money', 'date', 'area', 'table'])

/** 校验: what must hold between answers, each with its sentence. */
export function HoldsEdit({ design, onDesign }: { design: FormDesign; onDesign: (design: FormDesign) => void }) {
  const [less, setLess] = useState('')
  const [more, setMore] = useState('')
  const [message, setMessage] = useState('')
  const options = fieldsOf(design)
    .filter((field) => orderedTypes.has(field.type))
    .map((field) => ({ value: field.key, label: field.label }))
  const add = () => {
    const condition = { lte: [{ answer: less }, { answer: more }] } as const
    onDesign(withHold(design, { condition, message: message.trim(), at: less }))
    setLess('')
    setMore('')
    setMessage('')
  }
  return (
    <section className="panel" aria-label={words.holds}>
      <h2>{words.holds}</h2>
      <p className="quiet">{words.holdsLead}</p>
      {design.holds.length === 0 && <p>{words.noHolds}</p>}
      <ul className="design-questions">
        {design.holds.map((hold, place) => (
          <li key={hold.message}>
            <span className="design-name">{hold.message}</span>
            <Button
              size="small"
              danger
              aria-label={words.of(words.remove, hold.message)}
              onClick={() => onDesign(withoutHold(design, place))}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      {options.length > 1 && (
        <fieldset className="design-rows">
          <legend>{words.hold.title}</legend>
          <Select
            aria-label={words.hold.less}
            placeholder={words.hold.less}
            value={less || null}
            options={options}
            onChange={(key: string | null) => setLess(key ?? '')}
          />
          <Select
            aria-label={words.hold.more}
            placeholder={words.hold.more}
            value={more || null}
            options={options}
            onChange={(key: string | null) => setMore(key ?? '')}
          />
          <Input
            aria-label={words.hold.message}
            placeholder={words.hold.message}
            maxLength={200}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
          />
          <Button disabled={!less || !more || less === more || !saysAtLeast(message, 4)} onClick={add}>
            {words.addHold}
          </Button>
        </fieldset>
      )}
    </section>
  )
}
