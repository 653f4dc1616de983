import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { ContactGiven } from '#contracts/contacts.ts'
import type { DeliverBy, NamedAgent } from '#contracts/deliveries.ts'
import { agentFaults, agentLines, type AgentLine } from '#contracts/pick-up-agent.ts'
import { recipientFaults } from '#contracts/recipient.ts'
import { copy } from '../copy.ts'
import { Field } from './field.tsx'
import { RecipientFields, type RecipientDraft } from './recipient-fields.tsx'

/** 领取方式 as it is being chosen: what was typed for another way stays until it is sent; a recipient of null is the known one. */
export type DeliveryDraft = {
  deliverBy: DeliverBy
  recipient: RecipientDraft | null
  agent: NamedAgent
}

export const chosenFirst = (deliverBy: DeliverBy): DeliveryDraft => ({
  deliverBy,
  recipient: null,
  agent: { name: '', code: '' },
})
const ways: readonly DeliverBy[] = ['window', 'agent', 'courier', 'locker', 'self-print', 'electronic']

/** What is sent of it: who receives counts only with the way that needs them. */
export const deliveryAsked = ({ deliverBy, recipient, agent }: DeliveryDraft, known: RecipientDraft) => ({
  deliverBy,
  recipient: deliverBy === 'courier' ? (recipient ?? known) : null,
  agent: deliverBy === 'agent' ? agent : null,
})

/** Whether all that its way needs is there. */
export const isDeliverable = ({ deliverBy, recipient, agent }: DeliveryDraft, known: RecipientDraft): boolean =>
  deliverBy === 'courier'
    ? recipientFaults(recipient ?? known).length === 0
    : deliverBy !== 'agent' || agentFaults(agent).length === 0

/** 领取方式 at a window, with the lines that its way asks for. */
export function DeliveryFields({
  value,
  known,
  given,
  onChange,
}: {
  value: DeliveryDraft
  /** 收件信息 to begin with. */
  known: RecipientDraft
  /** When and where it was given last; null where it was not. */
  given: ContactGiven | null
  onChange: (value: DeliveryDraft) => void
}) {
  const { deliverBy, agent } = value
  const recipient = value.recipient ?? known
  return (
    <>
      <Field label={copy.window.deliverBy}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={copy.window.deliverBy}
            value={deliverBy}
            onChange={(event) => onChange({ ...value, deliverBy: event.target.value as DeliverBy })}
            options={ways.map((way) => ({ value: way, label: copy.case.delivery[way] }))}
          />
        )}
      </Field>
      {deliverBy === 'courier' && (
        <>
          {given && !value.recipient && <p className="quiet">{copy.window.deliveryGiven(given.day, given.at)}</p>}
          <RecipientFields
            value={recipient}
            onChange={(typed) => onChange({ ...value, recipient: typed })}
            shown={recipient.address !== ''}
          />
        </>
      )}
      {deliverBy === 'agent' && (
        <AgentFields value={agent} onChange={(typed) => onChange({ ...value, agent: typed })} />
      )}
    </>
  )
}

/** 代领人: name and number, as they stand on the identity card that will be shown. */
function AgentFields({ value, onChange }: { value: NamedAgent; onChange: (value: NamedAgent) => void }) {
  const words = copy.handOver.agent
  const [left, setLeft] = useState<readonly AgentLine[]>([])
  const faults = new Map(agentFaults(value).map(({ line, message }) => [line, message]))
  const shown = (line: AgentLine) => left.includes(line) || (line === 'code' && value.code.length >= 18)
  return (
    <>
      <p className="quiet">{words.about}</p>
      {agentLines.map((line) => (
        <Field key={line} label={words[line]} error={(shown(line) && faults.get(line)) || null}>
          {(control) => (
            <Input
              {...control}
              className={line === 'code' ? 'num' : ''}
              autoComplete="off"
              maxLength={line === 'code' ? 24 : 50}
              value={value[line]}
              onBlur={() => setLeft((lines) => [...lines.filter((one) => one !== line), line])}
              onChange={(event) => onChange({ ...value, [line]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </>
  )
}
