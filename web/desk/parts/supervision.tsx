import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { InspectionFinding, inspectionFindings } from '#contracts/supervision-events.ts'
import { orderInspection, recordInspection, settleHandOver } from '#contracts/supervision.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { CaseReason, type CaseDialog } from './case-reason.tsx'
import { Field } from './field.tsx'
import { FoundFields, nothingFound, type Found } from './found-fields.tsx'

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

const words = copy.supervision

/** 许可后监督检查 of the licence of one case: the draws, who looks by when, what was found. */
export function Supervision({ view, onReload, onDone }: Props) {
  const [open, setOpen] = useState<'order' | 'record' | 'settle' | null>(null)
  const { supervision, can } = view
  if (!supervision) return null
  const finish = (title: string) => (receipt: Receipt) => {
    setOpen(null)
    onDone(title, receipt)
  }
  const dialog = { view, onClose: () => setOpen(null), onReload }
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
          <p>{words.handedOver}</p>
          <Button onClick={() => setOpen('settle')}>{words.settle}</Button>
        </div>
      )}
      {open === 'settle' && (
        <CaseReason
          {...dialog}
          least={20}
          most={1000}
          act={settleHandOver}
          title={words.settleTitle}
          send={words.settleSend}
          label={words.settleReason}
          hint={words.settleHint}
          onDone={finish(words.settleDone)}
        >
          <p>{words.settleText}</p>
        </CaseReason>
      )}
      {open === 'record' && <Record {...dialog} onDone={finish(words.done)} />}
      {open === 'order' && (
        <CaseReason
          {...dialog}
          least={20}
          most={1000}
          act={orderInspection}
          title={words.orderTitle}
          send={words.orderSend}
          label={words.orderReason}
          hint={words.orderHint}
          onDone={finish(words.orderDone)}
        >
          <p>{words.orderText}</p>
        </CaseReason>
      )}
    </section>
  )
}

type Seen = Record<string, { met: boolean; seen: string }>

function Record({ view, onClose, onReload, onDone }: CaseDialog) {
  const { session } = useSession()
  const command = useCommand(recordInspection)
  const { points, inspections } = view.supervision!
  const open = inspections.find(({ due, rectifyBy }) => due ?? rectifyBy)!
  const [seen, setSeen] = useState<Seen>({})
  const [found, setFound] = useState<Found<InspectionFinding>>(nothingFound)
  const { finding, report, rectifyDays, signed } = found
  const findings = InspectionFinding.options.filter((one) => one !== 'to-rectify' || open.rectifyBy === null)
  const told = points.every(({ key }) => seen[key] !== undefined)
  const ready = told && finding !== null && saysAtLeast(report, 20) && signed
  const send = async () => {
    if (finding === null) return
    const reply = await command.run({
      params: { region: session.region, case: view.case, inspection: open.inspection },
      body: {
        finding,
        points: points.map(({ key }) => ({ point: key, met: seen[key]!.met, seen: seen[key]!.seen.trim() })),
        report: report.trim(),
        rectifyDays: finding === 'to-rectify' ? rectifyDays : null,
        signed,
        expects: view.version,
      },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.recordTitle}
      send={words.send}
      danger={finding === 'handed-over'}
      ready={ready}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
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
