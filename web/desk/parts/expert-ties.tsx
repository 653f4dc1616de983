import { Input } from 'antd'
import type { ExpertTie } from '#contracts/experts.ts'
import { copy } from '../copy.ts'
import { Field } from './field.tsx'

const words = copy.expertRoll
const code = /^[0-9A-HJ-NPQRTUWXY]{18}$/
export const asLine = ({ name, code: known }: ExpertTie): string => (known ? `${name} ${known}` : name)

/** A name, and after a space the code where it is known. */
export function tieOf(line: string): ExpertTie {
  const [, name = line, known = ''] = /^(.*?)\s+(\S+)$/.exec(line.trim()) ?? []
  return code.test(known) ? { name: name.trim(), code: known } : { name: line.trim(), code: null }
}

/** 回避单位, one on each line. */
export const tiesOf = (lines: string): ExpertTie[] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(tieOf)

export type Ties = { rank: string; employer: string; ties: string }

/** What an expert declares: 职称, for whom they work, and whose cases they are never drawn for. */
export function TieFields({ rank, employer, ties, onChange }: Ties & { onChange: (next: Ties) => void }) {
  const now = { rank, employer, ties }
  return (
    <>
      <Field label={words.rank}>
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            value={rank}
            onChange={(event) => onChange({ ...now, rank: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.employer} hint={words.employerHint}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={employer}
            onChange={(event) => onChange({ ...now, employer: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.ties} hint={words.tiesHint} required={false}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={ties}
            onChange={(event) => onChange({ ...now, ties: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
