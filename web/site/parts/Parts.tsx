import type { ReactNode } from 'react'
import type { Guide } from '#contracts/catalogue.ts'
import type { CaseView } from '#contracts/cases.ts'
import { routeOfParts } from '#contracts/parts-route.ts'
import { describe, type Labelled } from '#kernel/condition-sentence.ts'
import { beforeIt, neededWhen } from '#kernel/plan-order.ts'
import { onlyAloneText } from '#web/shared/ways.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { CommandForm } from './CaseActions.tsx'
import { Stages } from './Route.tsx'

const words = copy.parts

/** 一件事: which items it is made of, when each is needed, and the shortest way through them. */
export function ItemParts({ region, guide }: { region: string; guide: Guide }): ReactNode {
  const { item, offices } = guide
  const { parts, plan } = item
  const fields: Labelled[] = item.form.flatMap((group) =>
    group.fields.map(({ key, label, options }) => ({ key, label, ...(options && { options }) })),
  )
  const titleOf = (key: string) => parts.find((part) => part.key === key)?.title ?? key
  const heads = words.heads
  return (
    <>
      <p>{words.lead(parts.length)}</p>
      <OnlyAlone guide={guide} />
      <table className="stacking">
        <thead>
          <tr>
            {[heads.item, heads.office, heads.when, heads.promised].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const needed = neededWhen(plan, part.key)
            const after = beforeIt(plan, part.key)
            return (
              <tr key={part.key}>
                <th scope="row">
                  <a href={addresses.item(region, part.item)}>{part.title}</a>
                </th>
                <td data-head={heads.office}>{offices[part.office]?.name ?? part.office}</td>
                <td data-head={heads.when}>
                  {needed.length === 0
                    ? words.always
                    : words.when(needed.map((condition) => describe(condition, fields)).join('，'))}
                  {after.length > 0 && <small>{words.after(after.map(titleOf).join('、'))}</small>}
                </td>
                <td data-head={heads.promised}>{copy.guide.taskLimit(part.limitDays)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <h3>{words.route}</h3>
      <Stages item={item} route={routeOfParts(item)} />
    </>
  )
}

/** Which parts offer 容缺受理 or 告知承诺 to who applies for them alone: whoever chooses the whole knows what they do without. */
export function OnlyAlone({ guide }: { guide: Guide }): ReactNode {
  const text = onlyAloneText(guide)
  return text && <p className="notice">{text}</p>
}

/** The parts of a whole with what becomes of each, or the whole that a part belongs to. */
export function Family({ view, region }: { view: CaseView; region: string }): ReactNode {
  const { family } = view
  if (!family) return null
  if (family.whole)
    return (
      <p className="notice">
        {words.ofWhole}{' '}
        {family.whole.readable ? (
          <a className="code" href={addresses.case(region, family.whole.case)}>
            {family.whole.number}
          </a>
        ) : (
          <span className="code">{family.whole.number}</span>
        )}
        {words.ofWholeHint}
      </p>
    )
  if (family.parts.length === 0) return null
  const heads = words.heads
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{words.title}</h2>
      <p>{words.caseLead}</p>
      <table className="stacking">
        <thead>
          <tr>
            {[heads.item, heads.office, heads.state, heads.due].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {family.parts.map((part) => (
            <tr key={part.part}>
              <th scope="row">
                {part.case ? <a href={addresses.case(region, part.case)}>{part.title}</a> : part.title}
                {part.number && <small className="code">{part.number}</small>}
              </th>
              <td data-head={heads.office}>{part.officeName}</td>
              <td data-head={heads.state}>
                {part.text}
                {part.state === 'awaited' && part.after.length > 0 && (
                  <small>{words.after(part.after.join('、'))}</small>
                )}
              </td>
              <td data-head={heads.due}>
                {part.due === null ? '—' : dayText(part.due)}
                {part.left !== null && part.due !== null && (
                  <small>{part.overdue ? words.overdue : words.left(part.left, part.unit)}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Join view={view} parts={family.parts.filter(({ joinable }) => joinable.length > 0)} />
      <Split view={view} parts={family.parts.filter(({ maySplit }) => maySplit)} />
    </section>
  )
}

/** 分出单独办理, folded away: few need it. */
function Split({ view, parts }: { view: CaseView; parts: NonNullable<CaseView['family']>['parts'] }): ReactNode {
  if (parts.length === 0) return null
  return (
    <details className="aside">
      <summary>{words.split}</summary>
      <p>{words.splitLead}</p>
      {parts.map((part) => (
        <CommandForm key={part.part} view={view} command="split-part">
          <input type="hidden" name="part" value={part.part} />
          <button className="button button--quiet" type="submit">
            {words.splitOne(part.title)}
          </button>
        </CommandForm>
      ))}
    </details>
  )
}

/** 并入: what was applied for before, and goes on by itself, becomes a part; only before the whole is accepted. */
function Join({ view, parts }: { view: CaseView; parts: NonNullable<CaseView['family']>['parts'] }): ReactNode {
  if (parts.length === 0) return null
  return (
    <details className="aside">
      <summary>{words.join}</summary>
      <p>{words.joinLead}</p>
      {parts.map((part) => (
        <CommandForm key={part.part} view={view} command="join-part">
          <input type="hidden" name="part" value={part.part} />
          <FieldsetFrame id={`joins-${part.part}`} label={part.title}>
            {part.joinable.map((one, place) => (
              <Choice
                key={one.case}
                kind="radio"
                id={place === 0 ? `joins-${part.part}` : `joins-${part.part}-${place + 1}`}
                name="joins"
                value={one.case}
                label={words.joinOne(one.number)}
                required
              />
            ))}
          </FieldsetFrame>
          <button className="button button--quiet" type="submit">
            {words.joinSend}
          </button>
        </CommandForm>
      ))}
    </details>
  )
}
