import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { InspectionFinding, inspectionFindings } from '#contracts/supervision-events.ts'
import { orderInspection, recordInspection, settleHandOver } from '#contracts/supervision.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { CaseReason } from './case-reason.tsx'
import { Field } from './field.tsx'
import { FoundFields, nothingFound, type Found } from './found-fields.tsx'

const words = copy.supervision

/** 许可后监督检查 of the licence of one case: the draws, who looks by when, what was found. */
export function Supervision(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'order' | 'record' | 'settle'>(acting)
  const { supervision, can } = acting.view
  if (!supervision) return null
  return (
    <section className="said">
      <h2>{words.title}</h2>
      <p>{words.every(supervision.every, supervision.basis)}</p>
      {supervision.endedText && <p>{supervision.endedText}</p>}
      {supervision.draws.length > 0 && (
        <ul>
          {supervision.draws.map(({ day, percent, drawn }) => (
            <li key={day}>{words.draw(day, percent, drawn)}</li>
          ))}
        </ul>
      )}
      {supervision.inspections.map((one) => (
        <div key={one.inspection}>
          <p>{words.begun(one.causeText, one.day, one.reason)}</p>
          {one.due && <p>{words.due(one.due)}</p>}
          {one.redrawn.map(({ text, day }) => (
            <p key={`${day}:${text}`}>
              <span className="num">{day}</span> {text}
            </p>
          ))}
          {one.records.length > 0 && (
            <ul>
              {one.records.map(({ findingText, report, day }) => (
                <li key={`${day}:${findingText}`}>
                  <span className="num">{day}</span> {findingText}：{report}
                </li>
              ))}
            </ul>
          )}
          {one.rectifyBy && <p>{words.rectifyBy(one.rectifyBy)}</p>}
          {(one.due ?? one.rectifyBy) && <p>{one.mine ? words.mine(one.officers) : words.notMine}</p>}
        </div>
      ))}
      {supervision.settled.map(({ reason, day }) => (
        <p key={`${day}:${reason}`}>{words.settled(day, reason)}</p>
      ))}
      {can.includes('record-inspection') && (
        <p className="no-print">
          <Button type="primary" onClick={() => setOpen('record')}>
            {words.record}
          </Button>
        </p>
      )}
      {can.includes('order-inspection') && (
        <p className="no-print">
          <Button onClick={() => setOpen('order')}>{words.order}</Button>
        </p>
      )}
      {can.includes('settle-hand-over') && (
        <div className="no-print">
          <p>{words.handedOver(supervision.handleBy)}</p>
          <Button onClick={() => setOpen('settle')}>{words.settle}</Button>
        </div>
      )}
      {open === 'settle' && (
        <CaseReason
          {...dialog(words.settleDone)}
          least={20}
          most={1000}
          act={settleHandOver}
          title={words.settleTitle}
          send={words.settleSend}
          label={words.settleReason}
          hint={words.settleHint}
        >
          <p>{words.settleText}</p>
        </CaseReason>
      )}
      {open === 'record' && <Record {...dialog(words.done)} />}
      {open === 'order' && (
        <CaseReason
          {...dialog(words.orderDone)}
          least={20}
          most={1000}
          act={orderInspection}
          title={words.orderTitle}
          send={words.orderSend}
          label={words.orderReason}
          hint={words.orderHint}
        >
          <p>{words.orderText}</p>
        </CaseReason>
      )}
    </section>
  )
}

type Seen = Record<string, { met: boolean; seen: string }>

function Record(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(recordInspection, props)
  const { points, inspections } = view.supervision!
  const open = inspections.find(({ due, rectifyBy }) => due ?? rectifyBy)!
  const [seen, setSeen] = useState<Seen>({})
  const [found, setFound] = useState<Found<InspectionFinding>>(nothingFound)
  const { finding, report, rectifyDays, signed } = found
  const findings = InspectionFinding.options.filter((one) => one !== 'to-rectify' || open.rectifyBy === null)
  const told = points.every(({ key }) => seen[key] !== undefined)
  const ready = told && finding !== null && saysAtLeast(report, 20) && signed
  const send = () => {
    if (finding === null) return
    act(
      {
        finding,
        points: points.map(({ key }) => ({ point: key, met: seen[key]!.met, seen: seen[key]!.seen.trim() })),
        report: report.trim(),
        rectifyDays: finding === 'to-rectify' ? rectifyDays : null,
        signed,
        expects: view.version,
      },
      { inspection: open.inspection },
    )
  }
  return (
    <ActDialog
      {...dialog}
      title={words.recordTitle}
      send={words.send}
      danger={finding === 'handed-over'}
      ready={ready}
      width={640}
      onSend={send}
    >
      {points.map(({ key, title, measure }) => {
        const now = seen[key]
        return (
          <Field key={key} label={title} hint={measure}>
            {(control) => (
              <>
                <Radio.Group
                  {...control}
                  aria-label={words.point(title)}
                  value={now?.met}
                  onChange={(event) =>
                    setSeen({ ...seen, [key]: { met: event.target.value === true, seen: now?.seen ?? '' } })
                  }
                  options={[
                    { value: true, label: words.met },
                    { value: false, label: words.notMet },
                  ]}
                />
                {now && (
                  <Input
                    aria-label={words.seen(title)}
                    maxLength={500}
                    value={now.seen}
                    onChange={(event) => setSeen({ ...seen, [key]: { ...now, seen: event.target.value } })}
                  />
                )}
              </>
            )}
          </Field>
        )
      })}
      <FoundFields
        words={words}
        findings={findings}
        textOf={(one) => inspectionFindings[one]}
        found={found}
        onChange={setFound}
      >
        <p>{words.officersText(open.officers)}</p>
      </FoundFields>
    </ActDialog>
  )
}
