import { useState, type ReactNode } from 'react'
import type { DraftView } from '#contracts/cases.ts'
import type { DeliverBy } from '#contracts/deliveries.ts'
import { agentCode, agentFaults, agentLines } from '#contracts/pick-up-agent.ts'
import { recipientFaults, recipientLines } from '#contracts/recipient.ts'
import { dayText } from '#web/shared/words.ts'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { TextBox } from '#web/ui/text-box/TextBox.tsx'
import { copy } from '../copy.ts'
import { offeredWays } from '../ways-of-delivery.ts'

const typedAsIs = (typed: string): string => typed.trim()

/** 领取方式 as it is being chosen, what is still missing of it, and what is sent. */
export function useDelivery({ name, phone, delivery }: DraftView['applicant']) {
  const [deliverBy, setDeliverBy] = useState<DeliverBy>('electronic')
  const [recipient, setRecipient] = useState(delivery?.value ?? { name, phone: phone ?? '', address: '' })
  const [agent, setAgent] = useState({ name: '', code: '' })
  const faults =
    deliverBy === 'courier'
      ? recipientFaults(recipient).map(({ line, message }) => ({ message, href: `#recipient-${line}` }))
      : deliverBy === 'agent'
        ? agentFaults(agent).map(({ line, message }) => ({ message, href: `#agent-${line}` }))
        : []
  return {
    deliverBy,
    setDeliverBy,
    recipient,
    setRecipient,
    agent,
    setAgent,
    faults,
    asked: {
      deliverBy,
      recipient: deliverBy === 'courier' ? recipient : null,
      agent: deliverBy === 'agent' ? agent : null,
    },
  }
}

/** 结果领取方式, with the lines that a way asks for. */
export function DeliverySheet({
  delivery: { deliverBy, setDeliverBy, recipient, setRecipient, agent, setAgent, faults },
  given,
  tried,
}: {
  delivery: ReturnType<typeof useDelivery>
  given: DraftView['applicant']['delivery']
  /** Whether it was to be sent already: then what is missing is said at each line. */
  tried: boolean
}): ReactNode {
  const faultAt = (id: string) => (tried ? (faults.find(({ href }) => href === `#${id}`)?.message ?? null) : null)
  return (
    <>
      <FieldsetFrame id="deliver" label={copy.apply.deliverTitle}>
        {offeredWays.map((way) => (
          <Choice
            key={way}
            kind="radio"
            id={`deliver-${way}`}
            name="deliverBy"
            value={way}
            label={copy.apply.deliver[way]}
            hint={copy.apply.deliverHint[way]}
            checked={deliverBy === way}
            onChange={() => setDeliverBy(way)}
          />
        ))}
      </FieldsetFrame>
      {deliverBy === 'courier' && given && (
        <p className="notice">{copy.apply.deliveryGiven(dayText(given.day), given.at)}</p>
      )}
      {deliverBy === 'courier' &&
        recipientLines.map((line) => (
          <TextBox
            key={line}
            id={`recipient-${line}`}
            name={`recipient-${line}`}
            label={line === 'name' ? copy.delivery.recipient : copy.delivery[line]}
            kind={line === 'phone' ? 'tel' : 'text'}
            initial={recipient[line]}
            required
            error={faultAt(`recipient-${line}`)}
            onType={(typed) => setRecipient((before) => ({ ...before, [line]: typed.trim() }))}
            onLeave={typedAsIs}
          />
        ))}
      {deliverBy === 'agent' && (
        <>
          {agentLines.map((line) => (
            <TextBox
              key={line}
              id={`agent-${line}`}
              name={`agent-${line}`}
              label={copy.delivery.agentLines[line]}
              initial={agent[line]}
              width={line === 'code' ? 'medium' : 'full'}
              required
              error={faultAt(`agent-${line}`)}
              onType={(typed) => setAgent((before) => ({ ...before, [line]: typed.trim() }))}
              onLeave={line === 'code' ? agentCode : typedAsIs}
            />
          ))}
          <p className="notice">{copy.delivery.agentMandate}</p>
        </>
      )}
    </>
  )
}
