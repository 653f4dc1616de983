import { saysAtLeast } from '#contracts/text-length.ts'
import { Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { refuseAtIntake, type CaseView } from '#contracts/cases.ts'
import type { RefusalGround } from '#contracts/intake-events.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, type CaseDialog } from './act.ts'
import { CaseLine } from './case-line.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const leastReason = 20

const idOf = ({ about, key }: { about: string; key: string }) => `${about}:${key}`

/** What was handed in, material by material, and what was answered. */
const givenIn = ({ materials, answers }: CaseView) => [
  ...new Map(
    materials.map(({ material: key, name }) => [key, { about: 'material' as const, key, name }] as const),
  ).values(),
  ...answers.map(({ key, label: name }) => ({ about: 'field' as const, key, name })),
]

/** 不予受理, with the remedies the paper will name. */
export function RefusalDialog(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(refuseAtIntake, props)
  const [ground, setGround] = useState<RefusalGround | null>(null)
  const [reason, setReason] = useState('')
  const [competent, setCompetent] = useState('')
  const [gaps, setGaps] = useState<readonly string[]>([])
  const [untrue, setUntrue] = useState<readonly string[]>([])
  const grounds = view.intake.refusalGrounds
  const away = ground === 'not-competent'
  const incomplete = ground === 'incomplete-after-notice'
  const falsified = ground === 'false-material'
  const given = givenIn(view)
  const found = given.filter((line) => untrue.includes(idOf(line)))
  const open = view.intake.told.filter((line) => gaps.includes(idOf(line)))
  const ready =
    ground !== null &&
    saysAtLeast(reason, leastReason) &&
    (!away || competent.trim() !== '') &&
    (!incomplete || open.length > 0) &&
    (!falsified || found.length > 0)
  const send = () => {
    if (ground === null) return
    act({
      ground,
      reason: reason.trim(),
      competentOffice: away ? competent.trim() : null,
      gaps: incomplete ? open.map(({ about, key }) => ({ about, key })) : [],
      untrue: falsified ? found.map(({ about, key }) => ({ about, key })) : [],
      expects: view.version,
    })
  }
  return (
    <ActDialog
      {...dialog}
      title={copy.acts.refuseTitle}
      send={copy.acts.refuseSend}
      danger
      ready={ready}
      width={640}
      onSend={send}
    >
      <CaseLine view={view} />
      <Field label={copy.acts.ground} hint={ground ? copy.acts.groundBasis[ground] : undefined}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={copy.acts.ground}
            value={ground}
            onChange={(event) => setGround(grounds.find((one) => one === event.target.value) ?? null)}
            options={grounds.map((one) => ({ value: one, label: copy.acts.grounds[one] }))}
          />
        )}
      </Field>
      {away && (
        <Field label={copy.acts.competent}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              placeholder={copy.acts.competentHint}
              value={competent}
              onChange={(event) => setCompetent(event.target.value)}
            />
          )}
        </Field>
      )}
      {incomplete && (
        <Field label={copy.acts.gaps} hint={copy.acts.gapsHint}>
          {(control) => (
            <Checkbox.Group
              {...control}
              aria-label={copy.acts.gaps}
              value={[...gaps]}
              onChange={setGaps}
              options={view.intake.told.map((line) => ({ value: idOf(line), label: line.name }))}
            />
          )}
        </Field>
      )}
      {falsified && (
        <Field label={copy.acts.untrue} hint={copy.acts.untrueHint}>
          {(control) => (
            <Checkbox.Group
              {...control}
              aria-label={copy.acts.untrue}
              value={[...untrue]}
              onChange={setUntrue}
              options={given.map((line) => ({ value: idOf(line), label: line.name }))}
            />
          )}
        </Field>
      )}
      <WordsField
        label={copy.acts.reason}
        hint={copy.acts.reasonHint}
        most={2000}
        rows={4}
        value={reason}
        onChange={setReason}
      />
      <section className="said">
        <h2>{copy.acts.remedies}</h2>
        <ul>
          <li>{copy.acts.reconsider(view.remedies.reconsiderationOffice)}</li>
          <li>{copy.acts.sue(view.remedies.court)}</li>
        </ul>
      </section>
      <p className="quiet">{copy.acts.irreversible}</p>
    </ActDialog>
  )
}
