import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { listItems } from '#contracts/catalogue.ts'
import { DayText, type ItemCode, type PartyId } from '#contracts/ids.ts'
import { MandatedAct, noteMandate } from '#contracts/mandates.ts'
import { registerAtWindow } from '#contracts/parties.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { isUnregistered } from '../register.ts'
import { useSession } from '../session.ts'
import { identityFaults, normalCode, type Identity } from '../window-check.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import type { Identified } from './identify-form.tsx'

const words = copy.window.mandates
const nobody: Identity = { kind: 'enterprise', name: '', code: '', phone: '' }

/**
 * 登记授权委托书: who gave it, for what, from when and until when, and what of it the window keeps.
 *
 * @param onNoted hears for whom the agent may file now; null where the paper is not for filing
 */
export function MandateForm({ agent, onNoted }: { agent: PartyId; onNoted: (principal: Identified | null) => void }) {
  const { session } = useSession()
  const command = useCommand(noteMandate)
  const registration = useCommand(registerAtWindow)
  const [identity, setIdentity] = useState<Identity>(nobody)
  const [acts, setActs] = useState<MandatedAct[]>(['file', 'fetch'])
  const [items, setItems] = useState<ItemCode[]>([])
  const [typed, setTyped] = useState('')
  const [signedOn, setSignedOn] = useState('')
  const [validUntil, setValidUntil] = useState('')
  const [document, setDocument] = useState<'original' | 'scan'>('original')
  const [tried, setTried] = useState(false)
  const q = useDeferredValue(typed.trim())
  const offered = useQuery(listItems, {
    params: { region: session.region },
    query: { ...(q !== '' && { q }), serves: identity.kind, channel: 'window', limit: 20 },
  })
  const unknown = isUnregistered(command.failure)
  const faults = identityFaults(identity, { phone: unknown ? 'needed' : 'optional' })
  const days = [signedOn, ...(validUntil === '' ? [] : [validUntil])].map((day) => DayText.safeParse(day.trim()))
  const incomplete = Object.keys(faults).length > 0 || acts.length === 0 || days.some((day) => !day.success)
  const set = (change: Partial<Identity>) => setIdentity((identity) => ({ ...identity, ...change }))
  const faultOf = (field: 'name' | 'code' | 'phone') => (tried && faults[field] ? copy.codes[faults[field]] : null)
  const send = async () => {
    setTried(true)
    if (incomplete || command.busy || registration.busy) return
    const principal = {
      kind: identity.kind,
      name: identity.name.trim(),
      code: normalCode(identity.code),
    }
    const params = { region: session.region }
    const phone = identity.phone.trim()
    // Whether somebody else has registered them by now, the noting finds out.
    if (unknown) await registration.run({ params, body: { ...principal, phone, document: 'mandate' } })
    const noted = await command.run({
      params,
      body: {
        agent,
        principal,
        acts,
        items: items.length === 0 ? null : items,
        signedOn: DayText.parse(signedOn.trim()),
        validUntil: validUntil === '' ? null : DayText.parse(validUntil.trim()),
        document,
      },
    })
    if (!noted) return
    const { mandate, principal: party } = noted
    onNoted(acts.includes('file') ? { ...principal, phone, party, mandate } : null)
  }
  return (
    <div className="form">
      <Field label={words.kind}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.kind}
            optionType="button"
            value={identity.kind}
            onChange={(event) => set({ kind: event.target.value === 'person' ? 'person' : 'enterprise' })}
            options={(['enterprise', 'person'] as const).map((one) => ({ value: one, label: copy.case.kinds[one] }))}
          />
        )}
      </Field>
      {(['name', 'code', 'phone'] as const).map((field) => (
        <Field
          key={field}
          label={`${words.principal}${field === 'phone' ? copy.window.phone : copy.window[field][identity.kind]}`}
          required={field !== 'phone' || unknown}
          hint={field === 'phone' ? words.phoneHint : undefined}
          error={faultOf(field)}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={60}
              value={identity[field]}
              onChange={(event) => set({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={words.actsLabel}>
        {(control) => (
          <Checkbox.Group
            {...control}
            value={acts}
            onChange={(chosen) => setActs(MandatedAct.options.filter((act) => chosen.includes(act)))}
            options={MandatedAct.options.map((act) => ({ value: act, label: words.acts[act] }))}
          />
        )}
      </Field>
      <Field label={words.items}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            aria-label={words.items}
            filterOption={false}
            value={items}
            onSearch={setTyped}
            onChange={setItems}
            options={(offered.data?.items ?? []).map((item) => ({ value: item.code, label: item.name }))}
          />
        )}
      </Field>
      <Field label={words.signedOn} hint={words.dayHint}>
        {(control) => (
          <Input
            {...control}
            className="num"
            maxLength={10}
            value={signedOn}
            onChange={(event) => setSignedOn(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.validUntil} hint={words.dayHint}>
        {(control) => (
          <Input
            {...control}
            className="num"
            maxLength={10}
            value={validUntil}
            onChange={(event) => setValidUntil(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.document}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.document}
            value={document}
            onChange={(event) => setDocument(event.target.value === 'scan' ? 'scan' : 'original')}
            options={(['original', 'scan'] as const).map((one) => ({ value: one, label: words.documents[one] }))}
          />
        )}
      </Field>
      {tried && incomplete && <p className="bad">{words.incomplete}</p>}
      <FailureNotice failure={command.failure} onRepeat={() => void send()} />
      <div className="form-foot">
        <Button type="primary" loading={command.busy || registration.busy} onClick={() => void send()}>
          {words.send}
        </Button>
      </div>
    </div>
  )
}
