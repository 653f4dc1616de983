import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio, Space } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { checkDeferred, endForDefault } from '#contracts/deferrals.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.deferral

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 容缺: what was promised and how it stands; where it was supplied, the check of each piece. */
export function CaseDeferral({ view, onReload, onDone }: Props) {
  const [open, setOpen] = useState<'check' | 'end' | null>(null)
  const { deferral } = view
  if (!deferral) return null
  const dialog = { view, onClose: () => setOpen(null), onReload }
  const finish = (title: string) => (receipt: Receipt) => {
    setOpen(null)
    onDone(title, receipt)
  }
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
        {view.can.includes('check-deferred') && (
          <Button type="primary" onClick={() => setOpen('check')}>
            {words.check}
          </Button>
        )}
        {view.can.includes('end-for-default') && (
          <Button danger onClick={() => setOpen('end')}>
            {words.end}
          </Button>
        )}
      </Space>
      {open === 'check' && <Check {...dialog} onDone={finish(words.checked)} />}
      {open === 'end' && <End {...dialog} onDone={finish(words.endDone)} />}
    </section>
  )
}

type DialogProps = { view: CaseView; onClose: () => void; onReload: () => void; onDone: (receipt: Receipt) => void }
type Finding = { inOrder: boolean | null; remark: string }

/** 逐件核对, against the published standard. */
function Check({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(checkDeferred)
  const supplied = (view.deferral?.materials ?? []).filter(({ state }) => state === 'supplied')
  const [findings, setFindings] = useState<Record<string, Finding>>({})
  const of = (material: string): Finding => findings[material] ?? { inOrder: null, remark: '' }
  const change = (material: string, part: Partial<Finding>) =>
    setFindings((now) => ({ ...now, [material]: { ...of(material), ...part } }))
  const ready = supplied.every(({ material }) => {
    const { inOrder, remark } = of(material)
    return inOrder === true || (inOrder === false && saysAtLeast(remark, 4))
  })
  const send = async () => {
    const found = supplied.map(({ material }) => {
      const { inOrder, remark } = of(material)
      return { material, inOrder: inOrder === true, remark: inOrder === true ? null : remark.trim() }
    })
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { found, expects: view.version } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.checkTitle}
      send={words.checkSend}
      ready={ready}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
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

function End({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(endForDefault)
  return (
    <ReasonDialog
      title={words.endTitle}
      send={words.end}
      danger
      label={words.endReason}
      hint={copy.acts.reasonHint}
      least={20}
      most={1000}
      command={command}
      onSend={async (reason) => {
        const params = { region: session.region, case: view.case }
        const reply = await command.run({ params, body: { reason, expects: view.version } })
        if (reply) onDone(reply.receipt)
      }}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        <b className="num">{view.number}</b> {view.itemName} · {view.applicant.name}
      </p>
      <p>{words.endText}</p>
    </ReasonDialog>
  )
}
