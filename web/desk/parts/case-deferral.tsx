import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio, Space } from 'antd'
import { useState } from 'react'
import { checkDeferred, endForDefault } from '#contracts/deferrals.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { CaseLine } from './case-line.tsx'
import { CaseReason } from './case-reason.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.deferral

/** 容缺: what was promised and how it stands; where it was supplied, the check of each piece. */
export function CaseDeferral(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'check' | 'end'>(acting)
  const { deferral, can } = acting.view
  if (!deferral) return null
  return (
    <section className="said">
      <h2>{words.title}</h2>
      <p>
        {deferral.completeDay
          ? words.complete(deferral.completeDay)
          : deferral.due
            ? words.until(deferral.due)
            : words.afterAcceptance(deferral.limitDays)}
        {deferral.defaultedDay && !deferral.completeDay && words.defaulted(deferral.defaultedDay)}
      </p>
      {deferral.ended && <p>{words.ended(deferral.ended.day, deferral.ended.reason)}</p>}
      <ul>
        {deferral.materials.map((one) => (
          <li key={one.material}>
            {one.name}：<b>{words.states[one.state]}</b>
            {one.remark && `（${one.remark}）`}
          </li>
        ))}
      </ul>
      <Space className="no-print" wrap>
        {can.includes('check-deferred') && (
          <Button type="primary" onClick={() => setOpen('check')}>
            {words.check}
          </Button>
        )}
        {can.includes('end-for-default') && (
          <Button danger onClick={() => setOpen('end')}>
            {words.end}
          </Button>
        )}
      </Space>
      {open === 'check' && <Check {...dialog(words.checked)} />}
      {open === 'end' && (
        <CaseReason
          {...dialog(words.endDone)}
          act={endForDefault}
          title={words.endTitle}
          send={words.end}
          danger
          label={words.endReason}
          hint={copy.acts.reasonHint}
          least={20}
          most={1000}
        >
          <CaseLine view={acting.view} />
          <p>{words.endText}</p>
        </CaseReason>
      )}
    </section>
  )
}

type Finding = { inOrder: boolean | null; remark: string }

/** 逐件核对, against the published standard. */
function Check(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(checkDeferred, props)
  const supplied = (view.deferral?.materials ?? []).filter(({ state }) => state === 'supplied')
  const [findings, setFindings] = useState<Record<string, Finding>>({})
  const of = (material: string): Finding => findings[material] ?? { inOrder: null, remark: '' }
  const change = (material: string, part: Partial<Finding>) =>
    setFindings((now) => ({ ...now, [material]: { ...of(material), ...part } }))
  const ready = supplied.every(({ material }) => {
    const { inOrder, remark } = of(material)
    return inOrder === true || (inOrder === false && saysAtLeast(remark, 4))
  })
  const send = () => {
    const found = supplied.map(({ material }) => {
      const { inOrder, remark } = of(material)
      return { material, inOrder: inOrder === true, remark: inOrder === true ? null : remark.trim() }
    })
    act({ found, expects: view.version })
  }
  return (
    <ActDialog {...dialog} title={words.checkTitle} send={words.checkSend} ready={ready} width={640} onSend={send}>
      <p>{words.checkText}</p>
      {supplied.map(({ material, name }) => (
        <div key={material} className="stack">
          <Field label={name}>
            {(control) => (
              <Radio.Group
                {...control}
                aria-label={name}
                value={of(material).inOrder}
                onChange={(event) => change(material, { inOrder: event.target.value === true })}
                options={[
                  { value: true, label: words.inOrder },
                  { value: false, label: words.notInOrder },
                ]}
              />
            )}
          </Field>
          {of(material).inOrder === false && (
            <WordsField
              label={words.remark(name)}
              hint={words.remarkHint}
              most={300}
              rows={2}
              value={of(material).remark}
              onChange={(text) => change(material, { remark: text })}
            />
          )}
        </div>
      ))}
    </ActDialog>
  )
}
