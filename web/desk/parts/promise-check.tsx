import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { CheckFinding, findingOf, groundOfFinding } from '#contracts/commitment-events.ts'
import { checkPromise, orderCheck, repairPromise } from '#contracts/commitments.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { CaseReason } from './case-reason.tsx'
import { Field } from './field.tsx'
import { FoundFields, nothingFound, type Found } from './found-fields.tsx'

const words = copy.promises
/** Of a reason to check, or to lift what a promise that was broken leads to. */
const lengths = { least: 20, most: 1000 }

/** 告知承诺 of one case: what was promised instead of what, by when it is checked, what was found. */
export function PromiseCheck(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'check' | 'order' | 'repair'>(acting)
  const { commitment: given, can } = acting.view
  if (!given) return null
  return (
    <section className="said">
      <h2>{given.filing ? words.ofFiling : words.ofCase}</h2>
      <p>{words.dispensed(given.dispensed.join('、'))}</p>
      {given.sample && <p>{words.sample(given.sample.percent, given.sample.drawn)}</p>}
      {given.ordered && <p>{words.ordered(given.ordered.day, given.ordered.reason)}</p>}
      {given.checkDue && <p>{words.checkDue(given.checkDue)}</p>}
      {given.rectifyBy && <p>{words.rectifyBy(given.rectifyBy)}</p>}
      {given.endedText && <p>{given.endedText}</p>}
      {given.checks.length > 0 && (
        <ul>
          {given.checks.map(({ findingText, report, day }) => (
            <li key={`${day}:${findingText}`}>
              <span className="num">{day}</span> {findingText}：{report}
            </li>
          ))}
        </ul>
      )}
      {can.includes('check-promise') && (
        <p className="no-print">
          <Button type="primary" onClick={() => setOpen('check')}>
            {words.check}
          </Button>
        </p>
      )}
      {given.bars && <p>{words.bars}</p>}
      {given.repaired && <p>{words.repaired(given.repaired.day, given.repaired.reason)}</p>}
      {can.includes('order-check') && (
        <p className="no-print">
          <Button onClick={() => setOpen('order')}>{words.order}</Button>
        </p>
      )}
      {can.includes('repair-promise') && (
        <p className="no-print">
          <Button onClick={() => setOpen('repair')}>{words.repair}</Button>
        </p>
      )}
      {open === 'check' && <Check {...dialog(words.done)} />}
      {open === 'order' && (
        <CaseReason
          {...dialog(words.orderDone)}
          {...lengths}
          act={orderCheck}
          title={words.orderTitle}
          send={words.orderSend}
          label={words.orderReason}
          hint={words.orderHint}
        >
          <p>{words.orderText}</p>
        </CaseReason>
      )}
      {open === 'repair' && (
        <CaseReason
          {...dialog(words.repairDone)}
          {...lengths}
          act={repairPromise}
          title={words.repairTitle}
          send={words.repairSend}
          label={words.repairReason}
          hint={words.repairHint}
        >
          <p>{words.repairText}</p>
        </CaseReason>
      )}
    </section>
  )
}

const leastReport = 20

function Check(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(checkPromise, props)
  const rectifying = view.commitment?.rectifyBy != null
  const filing = view.commitment?.filing === true
  const findings = CheckFinding.options.filter((one) => one !== (rectifying ? 'to-rectify' : 'not-rectified'))
  const [found, setFound] = useState<Found<CheckFinding>>(nothingFound)
  const [officers, setOfficers] = useState('')
  const { finding, report, rectifyDays, signed } = found
  const names = officers.split(/[、，,\s]+/u).filter((name) => name !== '')
  const opens = finding !== null && groundOfFinding(finding) !== null
  const ready = finding !== null && saysAtLeast(report, leastReport) && names.length >= 2 && signed
  const send = () => {
    if (finding === null) return
    act({
      finding,
      report: report.trim(),
      officers: names,
      rectifyDays: finding === 'to-rectify' ? rectifyDays : null,
      signed,
      expects: view.version,
    })
  }
  return (
    <ActDialog
      {...dialog}
      title={words.checkTitle}
      send={words.send}
      danger={opens}
      ready={ready}
      width={640}
      onSend={send}
    >
      <FoundFields
        words={opens ? { ...words, reportHint: words.factsHint } : words}
        findings={findings}
        textOf={(one) => findingOf(one, filing)}
        found={found}
        onChange={setFound}
      >
        <Field label={words.officers} hint={words.officersHint}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              value={officers}
              onChange={(event) => setOfficers(event.target.value)}
            />
          )}
        </Field>
      </FoundFields>
      {opens && <p>{words.opens}</p>}
    </ActDialog>
  )
}
