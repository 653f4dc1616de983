import { Checkbox, InputNumber, Radio } from 'antd'
import type { ReactNode } from 'react'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

/** What a record of a check says of what was found; `rectifyDays` in working days, which count with `to-rectify` alone. */
export type Found<Finding extends string> = {
  finding: Finding | null
  report: string
  rectifyDays: number
  signed: boolean
}

/** The record before anything was written down. */
export const nothingFound = { finding: null, report: '', rectifyDays: 10, signed: false }

type Props<Finding extends string> = {
  words: Record<'finding' | 'rectifyDays' | 'report' | 'reportHint' | 'signed', string>
  findings: readonly Finding[]
  textOf: (finding: Finding) => { text: string; basis: string }
  found: Found<Finding>
  onChange: (found: Found<Finding>) => void
  /** Who went. */
  children: ReactNode
}

/** 检查结论、改正期限、检查情况 and 签字, as every record of a check has them. */
export function FoundFields<Finding extends string>(props: Props<Finding>) {
  const { words, findings, textOf, found, onChange, children } = props
  const { finding, report, rectifyDays, signed } = found
  return (
    <>
      <Field label={words.finding} hint={finding ? textOf(finding).basis : undefined}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.finding}
            value={finding}
            onChange={({ target }) =>
              onChange({ ...found, finding: findings.find((one) => one === target.value) ?? null })
            }
            options={findings.map((one) => ({ value: one, label: textOf(one).text }))}
          />
        )}
      </Field>
      {finding === 'to-rectify' && (
        <Field label={words.rectifyDays}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={90}
              precision={0}
              value={rectifyDays}
              onChange={(days) => onChange({ ...found, rectifyDays: days ?? 1 })}
            />
          )}
        </Field>
      )}
      <WordsField
        label={words.report}
        hint={words.reportHint}
        most={2000}
        rows={4}
        value={report}
        onChange={(text) => onChange({ ...found, report: text })}
      />
      {children}
      <Checkbox checked={signed} onChange={({ target }) => onChange({ ...found, signed: target.checked })}>
        {words.signed}
      </Checkbox>
    </>
  )
}
