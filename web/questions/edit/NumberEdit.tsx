import { InputNumber } from 'antd'
import { Field } from '#web/desk/parts/field.tsx'

type Props = { label: string; value: number | undefined; onValue: (value: number | undefined) => void }

/** A number that may be left blank. */
export function NumberEdit({ label, value, onValue }: Props) {
  return (
    <Field label={label} required={false}>
      {(control) => (
        <InputNumber
          {...control}
          className="number"
          value={value ?? null}
          onChange={(next) => onValue(typeof next === 'number' ? next : undefined)}
        />
      )}
    </Field>
  )
}

/** The object with the member, or without it where there is no value: contracts know no member that is undefined. */
export function withMaybe<T extends object, K extends keyof T>(of: T, key: K, value: T[K] | undefined): T {
  const { [key]: _before, ...rest } = of
  // The rest of a T without an optional member is a T; the compiler can't say so of a generic one.
  return (value === undefined ? rest : { ...rest, [key]: value }) as T
}
