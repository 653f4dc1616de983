import { Input } from 'antd'
import { saysAtLeast } from '#contracts/text-length.ts'
import { copy } from '../copy.ts'
import { Field } from './field.tsx'

const words = copy.meetings
/** Where a meeting is to sit, as it is being written. */
export type SittingDraft = { heldOn: string; time: string; place: string; link: string }
export const nowhereYet: SittingDraft = { heldOn: '', time: '', place: '', link: '' }

export const isPlace = ({ heldOn, time, place, link }: SittingDraft): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(heldOn) &&
  /^([01]\d|2[0-3]):[0-5]\d$/.test(time) &&
  saysAtLeast(place, 2) &&
  (link.trim() === '' || link.trim().startsWith('https://'))

export const placeOf = ({ heldOn, time, place, link }: SittingDraft) => ({
  heldOn,
  time,
  place: place.trim(),
  link: link.trim() || null,
})

/** Day, time, place and link of a meeting. */
export function SittingFields({ at, onChange }: { at: SittingDraft; onChange: (at: SittingDraft) => void }) {
  const line = (key: keyof SittingDraft, kind: { hint?: string; required?: boolean; most: number; type?: string }) => (
    <Field label={words[key]} required={kind.required ?? true} {...(kind.hint ? { hint: kind.hint } : {})}>
      {(control) => (
        <Input
          {...control}
          type={kind.type ?? 'text'}
          maxLength={kind.most}
          value={at[key]}
          onChange={(event) => onChange({ ...at, [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {line('heldOn', { hint: words.heldOnHint, most: 10, type: 'date' })}
      {line('time', { hint: words.timeHint, most: 5, type: 'time' })}
      {line('place', { most: 100 })}
      {line('link', { hint: words.linkHint, required: false, most: 300 })}
    </>
  )
}
