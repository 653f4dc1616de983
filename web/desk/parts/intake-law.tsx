import { saysAtLeast } from '#contracts/text-length.ts'
import { Alert, Button, Radio, Space } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { RefusalCheckFinding } from '#contracts/intake-events.ts'
import { allowSecondNotice, examineRefusal, leastReason } from '#contracts/intake-law.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { CaseReason } from './case-reason.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.intake

/** 受理环节的约束: who was asked in turn, how often the applicant was sent back, what the supervision allows and finds. */
export function IntakeLaw(acting: CaseActing) {
  const { session } = useSession()
  const { open, setOpen, dialog } = useCaseDialogs<'allow' | 'examine'>(acting)
  const { intake, phase, can } = acting.view
  const counts = intake.returns > 0 || intake.before !== null || intake.matter !== null
  const supervises = can.includes('allow-second-notice') || can.includes('examine-refusal')
  if (!counts && !supervises && intake.passedOn.length === 0 && intake.refusalCheck === null) return null
  return (
    <section className="said">
      {phase === 'intake' && intake.passedOn.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={intake.passedOn.map(({ step, officeName, day }) => words.passedOn[step](day, officeName)).join('；')}
          description={intake.answerBy === null ? words.lawRunsOn : words.answerBy(intake.answerBy)}
        />
      )}
      {session.role === 'supervisor' && intake.passedOn.length > 0 && (
        <p>
          {words.onDuty}：
          {intake.onDuty.map(({ day, name }) => `${dayText(day)} ${name}`).join('；') || words.nobodyOnDuty}
        </p>
      )}
      {counts && (
        <>
          <h2>{words.returns}</h2>
          <p>
            {words.counted(intake.returns, intake.limit)}
            {intake.before && words.before(intake.before.returns, intake.before.since)}
          </p>
          {intake.matter && <p>{words.matter(intake.matter.days, intake.matter.filings)}</p>}
          {intake.exceptions.length > 0 && (
            <>
              <p>{words.exceptions(countOf(intake, 'fresh'), countOf(intake, 'allowed'))}</p>
              <ul>
                {intake.exceptions.map((one, place) => (
                  <li key={`${one.day}:${place}`}>
                    {one.what === 'fresh'
                      ? words.freshException(one.day, one.names.join('、'))
                      : words.exception(one.day, one.reason)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {can.includes('notify-deficiency') && intake.fresh !== null && (
            <p>{words.fresh(intake.fresh.map(({ name }) => name).join('、'))}</p>
          )}
          {phase === 'intake' && can.includes('accept') && !can.includes('notify-deficiency') && <p>{words.spent}</p>}
        </>
      )}
      {intake.toldLate && (
        <Alert
          type="warning"
          showIcon
          title={words.toldLate(intake.toldLate.days)}
          description={words.toldLateWhy(intake.toldLate.received, intake.toldLate.day)}
        />
      )}
      {intake.refusalCheck && (
        <>
          <h2>{words.examined}</h2>
          <p>
            {intake.refusalCheck.day} {words.findings[intake.refusalCheck.finding]}：{intake.refusalCheck.words}
          </p>
        </>
      )}
      {supervises && (
        <Space className="no-print" wrap>
          {can.includes('allow-second-notice') && <Button onClick={() => setOpen('allow')}>{words.allow}</Button>}
          {can.includes('examine-refusal') && (
            <Button type="primary" onClick={() => setOpen('examine')}>
              {words.examine}
            </Button>
          )}
        </Space>
      )}
      {open === 'allow' && (
        <CaseReason
          {...dialog(words.allowed)}
          act={allowSecondNotice}
          title={words.allowTitle}
          send={words.allow}
          label={words.allowReason}
          hint={words.reasonHint}
          least={leastReason}
          most={500}
        >
          <p>{words.allowText}</p>
        </CaseReason>
      )}
      {open === 'examine' && <Examine {...dialog(words.examinedDone)} />}
    </section>
  )
}

const countOf = ({ exceptions }: CaseView['intake'], what: 'fresh' | 'allowed'): number =>
  exceptions.filter((one) => one.what === what).length

const leastWords = 10

function Examine(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(examineRefusal, props)
  const [finding, setFinding] = useState<RefusalCheckFinding | null>(null)
  const [said, setSaid] = useState('')
  const send = () => {
    if (finding === null) return
    act({ finding, words: said.trim(), expects: view.version })
  }
  return (
    <ActDialog
      {...dialog}
      title={words.examineTitle}
      send={words.examineSend}
      ready={finding !== null && saysAtLeast(said, leastWords)}
      width={640}
      onSend={send}
    >
      {view.intake.toldLate && <p>{words.toldLate(view.intake.toldLate.days)}</p>}
      <p>{view.refusal?.reason}</p>
      <Field label={words.finding}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.finding}
            value={finding}
            onChange={(event) => setFinding(RefusalCheckFinding.parse(event.target.value))}
            options={RefusalCheckFinding.options.map((one) => ({ value: one, label: words.findings[one] }))}
          />
        )}
      </Field>
      <WordsField label={words.findingWords} hint={words.findingHint} most={500} value={said} onChange={setSaid} />
    </ActDialog>
  )
}
