import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { ContactGiven } from '#contracts/contacts.ts'
import type { PartyId, StreamId } from '#contracts/ids.ts'
import { identifyAtWindow } from '#contracts/identity.ts'
import { call } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useSession } from '../session.ts'
import { identityFaults, normalCode, type Identity, type PartyKind } from '../window-check.ts'
import { isUnregistered, phoneSaid, registering } from '../register.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'

/** Whoever stands at the window; no party yet where the link was down. */
export type Identified = Identity & {
  party: PartyId | null
  /** Just now, for the first time. */
  registered?: boolean
  /** When and where the phone was given last. */
  phoneGiven?: ContactGiven | null
  /** Just now, by what was said with the document. */
  phoneChanged?: boolean
  phoneKept?: boolean
  mandate?: StreamId | undefined
}

const lacksPhone = (failed: Failure) => failed.kind === 'refused' && failed.problem.code === 'identity.phone-needed'

/** 核验身份: what the document says, with its check digit looked at before anything is sent. */
export function IdentifyForm({
  initial = { kind: 'person', name: '', code: '', phone: '' },
  saidAt,
  onIdentified,
}: {
  initial?: Identity
  /** When the phone to begin with was said, in ISO 8601, without a link. */
  saidAt?: string
  onIdentified: (party: Identified) => void
}) {
  const { session } = useSession()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [identity, setIdentity] = useState<Identity>(initial)
  const [tried, setTried] = useState(false)
  const [left, setLeft] = useState<readonly string[]>([])
  const [needed, setNeeded] = useState(false)
  const faults = identityFaults(identity, { phone: needed ? 'needed' : 'optional' })
  const { kind } = identity
  const faultOf = (field: 'name' | 'code' | 'phone') => {
    const fault = faults[field]
    return fault && (tried || left.includes(field)) ? copy.codes[fault] : null
  }
  const set = (change: Partial<Identity>) => setIdentity((identity) => ({ ...identity, ...change }))
  const leave = (field: 'name' | 'code' | 'phone') => {
    if (identity[field] !== '') setLeft((left) => [...left, field])
  }
  const send = async () => {
    setTried(true)
    if (busy || Object.keys(faults).length > 0) return
    const said = { kind, name: identity.name.trim(), code: normalCode(identity.code) }
    const phone = identity.phone.trim()
    setBusy(true)
    setFailure(null)
    try {
      const { region } = session
      const document = kind === 'person' ? 'resident-id-card' : 'business-licence'
      const body = { ...said, ...(phone !== '' && { phone }), document } as const
      const before = phone === initial.phone ? saidAt : undefined
      const { answer, registered } = await registering(
        () => call(identifyAtWindow, { params: { region }, body }),
        region,
        { ...said, phone, document },
        call,
        before,
      )
      const outcome = registered ? 'same' : await phoneSaid(answer.party, phone, region, call, before)
      const [phoneChanged, phoneKept] = [outcome === 'changed', outcome === 'kept']
      const reached = phoneChanged
        ? { phone, phoneGiven: { day: session.today, at: 'window' as const } }
        : { phone: answer.phone ?? phone, phoneGiven: answer.phoneGiven }
      onIdentified({ ...said, party: answer.party, ...reached, registered, phoneChanged, phoneKept })
    } catch (error) {
      const failed = failureOf(error)
      // The document lies before the clerk and its check digit is right: the rest is found out when the link is back.
      const away = failed.kind === 'unanswered'
      if (away && phone !== '') onIdentified({ ...said, phone, party: null })
      // Somebody new, or nobody can tell just now.
      else if (away || isUnregistered(failed) || lacksPhone(failed)) setNeeded(true)
      else setFailure(failed)
    } finally {
      setBusy(false)
    }
  }
  useSubmitKey(() => void send())
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Field label={copy.window.kind}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={copy.window.kind}
            optionType="button"
            value={kind}
            onChange={(event) => set({ kind: event.target.value === 'enterprise' ? 'enterprise' : 'person' })}
            options={(['person', 'enterprise'] satisfies PartyKind[]).map((one) => ({
              value: one,
              label: copy.case.kinds[one],
            }))}
          />
        )}
      </Field>
      <Field label={copy.window.name[kind]} error={faultOf('name')}>
        {(control) => (
          <Input
            {...control}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person waits at the window: the clerk types at once
            autoFocus
            autoComplete="off"
            maxLength={60}
            value={identity.name}
            onBlur={() => leave('name')}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={copy.window.code[kind]} error={faultOf('code')}>
        {(control) => (
          <Input
            {...control}
            className="num"
            autoComplete="off"
            maxLength={24}
            value={identity.code}
            onBlur={() => leave('code')}
            onChange={(event) => set({ code: event.target.value })}
          />
        )}
      </Field>
      <Field label={copy.window.phone} required={needed} hint={copy.window.phoneHint} error={faultOf('phone')}>
        {(control) => (
          <Input
            {...control}
            className="num"
            autoComplete="off"
            inputMode="tel"
            maxLength={11}
            value={identity.phone}
            onBlur={() => leave('phone')}
            onChange={(event) => set({ phone: event.target.value })}
          />
        )}
      </Field>
      <FailureNotice failure={failure} onRepeat={() => void send()} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy} title={copy.common.submitKey}>
          {copy.window.identifySend}
        </Button>
      </div>
    </form>
  )
}
