import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { appointExpert, enterExpert, type ExpertField, type ExpertView } from '#contracts/experts.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { codeFault, normalCode } from '../window-check.ts'
import { ActDialog } from './act-dialog.tsx'
import { TieFields, tieOf, tiesOf } from './expert-ties.tsx'
import { Field } from './field.tsx'

const words = copy.expertRoll
type Offered = ExpertField & { officeName: string }
type Props = {
  fields: readonly Offered[]
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

const keyOf = ({ office, field }: ExpertField): string => `${office} ${field}`
const chosenOf = (fields: readonly Offered[], keys: readonly string[]): ExpertField[] =>
  fields.filter((one) => keys.includes(keyOf(one))).map(({ office, field }) => ({ office, field }))

/** 专家入库: who it is, what they declare, and for which 专业 they are drawn. */
export function EnterExpert({ fields, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(enterExpert)
  const [person, setPerson] = useState({ name: '', code: '', phone: '' })
  const [known, setKnown] = useState({ rank: '', employer: '', ties: '' })
  const [keys, setKeys] = useState<readonly string[]>([])
  const [declared, setDeclared] = useState(false)
  const wrong = person.code.length < 18 ? null : codeFault('person', person.code)
  const phone = person.phone.trim()
  const ties = tiesOf(known.ties)
  const ready =
    saysAtLeast(person.name, 2) &&
    codeFault('person', person.code) === null &&
    (phone === '' || /^1[3-9]\d{9}$/.test(phone)) &&
    saysAtLeast(known.rank, 2) &&
    saysAtLeast(known.employer, 4) &&
    ties.every(({ name }) => saysAtLeast(name, 4)) &&
    keys.length > 0 &&
    declared
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region },
      body: {
        name: person.name.trim(),
        code: normalCode(person.code),
        phone: phone || null,
        rank: known.rank.trim(),
        employer: tieOf(known.employer),
        ties,
        fields: chosenOf(fields, keys),
        declared,
      },
    })
    if (reply) onDone(reply.receipt)
  }
  const line = (key: keyof typeof person, most: number, more: { hint?: string; required?: boolean } = {}) => (
    <Field label={words[key]} error={key === 'code' && wrong ? copy.codes[wrong] : null} {...more}>
      {(control) => (
        <Input
          {...control}
          maxLength={most}
          autoComplete="off"
          value={person[key]}
          onChange={(event) => setPerson({ ...person, [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <ActDialog
      title={words.enterTitle}
      send={words.enter}
      ready={ready}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.enterText}</p>
      {line('name', 40)}
      {line('code', 18, { hint: words.codeHint })}
      {line('phone', 11, { required: false })}
      <TieFields {...known} onChange={setKnown} />
      <Fields fields={fields} keys={keys} onChange={setKeys} />
      <Checkbox checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
        {words.declared}
      </Checkbox>
    </ActDialog>
  )
}

/** 增加专业: further posts of whoever is on the roll. */
export function AppointExpert({ expert, fields, onClose, onReload, onDone }: Props & { expert: ExpertView }) {
  const { session } = useSession()
  const command = useCommand(appointExpert)
  const [keys, setKeys] = useState<readonly string[]>([])
  const held = new Set(expert.fields.map((one) => `${one.office} ${one.field}`))
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, expert: expert.expert },
      body: { fields: chosenOf(fields, keys) },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.appointTitle(expert.name)}
      send={words.appoint}
      ready={keys.length > 0}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <Fields fields={fields.filter((one) => !held.has(keyOf(one)))} keys={keys} onChange={setKeys} />
    </ActDialog>
  )
}

type FieldsProps = { fields: readonly Offered[]; keys: readonly string[]; onChange: (keys: readonly string[]) => void }

function Fields({ fields, keys, onChange }: FieldsProps) {
  return (
    <fieldset className="choice">
      <legend>{words.fields}</legend>
      {fields.length === 0 && <p className="quiet">{words.noFields}</p>}
      <Checkbox.Group
        value={[...keys]}
        onChange={(chosen) => onChange(chosen.map(String))}
        options={fields.map((one) => ({ value: keyOf(one), label: words.fieldOf(one.officeName, one.field) }))}
      />
    </fieldset>
  )
}
