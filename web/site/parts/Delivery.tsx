import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import type { ParcelView } from '#contracts/deliveries.ts'
import { dayText, momentText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { offeredWays } from '../ways-of-delivery.ts'
import { CommandForm } from './CaseActions.tsx'

const words = copy.delivery

/** 领取方式: which way the result comes, where its parcel is, and another way as long as it is not under way. */
export function Delivery({ view, parcels }: { view: CaseView; parcels: readonly ParcelView[] }): ReactNode {
  return (
    <section aria-labelledby="delivery">
      <h2 id="delivery">{words.title}</h2>
      <Facts
        facts={[
          { label: words.way, value: copy.apply.deliver[view.deliverBy] },
          ...(view.recipient
            ? [
                { label: words.recipient, value: `${view.recipient.name}（${view.recipient.phone}）` },
                { label: words.address, value: view.recipient.address },
              ]
            : []),
          ...(view.agent
            ? [
                {
                  label: words.agent,
                  value: `${view.agent.name}（${view.agent.code}，${words.agentBy[view.agent.by]}）`,
                },
              ]
            : []),
        ]}
      />
      {(view.deliverBy === 'window' || view.deliverBy === 'agent') &&
        view.phase !== 'closed' &&
        view.originals.length > 0 && (
          <p className="notice">{words.originals(view.originals.map((one) => one.name).join('、'))}</p>
        )}
      {view.pickUp && <PickUpCode pickUp={view.pickUp} />}
      {parcels.map((parcel) => (
        <Parcel key={parcel.parcel} parcel={parcel} />
      ))}
      {view.can.includes('choose-delivery') && <ChooseDelivery view={view} />}
    </section>
  )
}

/** 取件码: for the machine, and for nobody else. */
function PickUpCode({
  pickUp: { code, locker, printed, left, refusedTries },
}: {
  pickUp: NonNullable<CaseView['pickUp']>
}): ReactNode {
  return (
    <div className="notice">
      <p>
        {words.code}：<strong className="code pick-up-code">{code}</strong>
      </p>
      <p>{locker ? words.lockerLead(locker.locker, locker.cell, dayText(locker.until)) : words.codeLead}</p>
      {!locker && <p>{words.codeLeft(printed, left)}</p>}
      {refusedTries > 0 && <p>{words.codeTries(refusedTries)}</p>}
    </div>
  )
}

function Parcel({ parcel }: { parcel: ParcelView }): ReactNode {
  return (
    <div className="parcel">
      <p>
        <strong>{parcel.stateText}</strong>
        {parcel.waybill && (
          <>
            {' '}
            {parcel.company} <span className="code">{parcel.waybill}</span>
          </>
        )}
      </p>
      {parcel.track.length > 0 && (
        <ol className="track">
          {parcel.track.toReversed().map((line) => (
            <li key={`${line.at}-${line.state}`}>
              <time dateTime={line.at}>{momentText(line.at)}</time> {line.text}
              {line.place && `（${line.place}）`}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** 变更领取方式: folded away; a plain form that is sent as a command. */
function ChooseDelivery({ view }: { view: CaseView }): ReactNode {
  const known = view.deliveryKnown
  const filled = view.recipient ?? known?.value
  return (
    <details>
      <summary>{words.change}</summary>
      <p>{words.changeLead}</p>
      <CommandForm view={view} command="choose-delivery">
        <FieldsetFrame id="way" label={copy.apply.deliverTitle}>
          {offeredWays.map((way, place) => (
            <Choice
              key={way}
              kind="radio"
              id={place === 0 ? 'way' : `way-${way}`}
              name="deliverBy"
              value={way}
              label={copy.apply.deliver[way]}
              hint={copy.apply.deliverHint[way]}
              initially={view.deliverBy === way}
            />
          ))}
        </FieldsetFrame>
        <p>{words.forCourier}</p>
        {!view.recipient && known && <p className="notice">{copy.apply.deliveryGiven(dayText(known.day), known.at)}</p>}
        <Line name="name" label={words.recipient} value={filled?.name ?? view.applicant.name} />
        <Line name="phone" label={words.phone} value={filled?.phone ?? view.applicant.phone ?? ''} tel />
        <Line name="address" label={words.address} value={filled?.address ?? ''} long />
        <p>{words.forAgent}</p>
        <Line name="agent-name" label={words.agentLines.name} value="" />
        <Line name="agent-code" label={words.agentLines.code} value="" />
        <p className="notice">{words.agentMandate}</p>
        <button className="button" type="submit">
          {words.send}
        </button>
      </CommandForm>
    </details>
  )
}

function Line({
  name,
  label,
  value,
  tel,
  long,
}: {
  name: string
  label: string
  value: string
  tel?: true
  long?: true
}): ReactNode {
  return (
    <div className="field">
      <label className="field__label" htmlFor={`recipient-${name}`}>
        {label}
      </label>
      <input
        id={`recipient-${name}`}
        name={name}
        type={tel ? 'tel' : 'text'}
        className="input input--full"
        defaultValue={value}
        maxLength={long ? 200 : 50}
        autoComplete="off"
      />
    </div>
  )
}
