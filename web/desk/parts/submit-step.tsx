import { Alert, App as Dialogs, Button, Checkbox, Descriptions } from 'antd'
import { useState, type ReactNode } from 'react'
import {
  materialsInForm,
  visibleFields,
  visibleMaterials,
  withComputed,
  type AnswerProblem,
} from '#contracts/answers.ts'
import type { DraftView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import { Show } from '#web/questions/questions.tsx'
import { dispensedOn } from '#web/shared/ways.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import type { Filing } from '../outbox/filing.ts'
import { outbox } from '../outbox/outbox.ts'
import { receiptAddress } from '../pages/kept-slip.tsx'
import { navigate } from '../router.ts'
import { DeliveryFields, deliveryAsked, chosenFirst, isDeliverable } from './delivery-fields.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { PromiseLater, SignPromise, type Signing } from './window-promises.tsx'

type Props = {
  item: Item
  filing: Filing
  answers: Record<string, unknown>
  paper: readonly string[]
  licensed: readonly string[]
  /** 上次的快递收件信息. */
  delivery: DraftView['applicant']['delivery']
  /** 告知承诺 was chosen. */
  promised: boolean
  /** 容缺: keys of the materials that come later. */
  later: readonly string[]
  problems: readonly AnswerProblem[]
  onStep: (step: number) => void
  children: ReactNode
}

/** 核对并提交: everything once more, to be read to the person at the window. */
export function SubmitStep(props: Props) {
  const { item, filing, answers, paper, licensed, delivery, promised, later, problems, onStep, children } = props
  const { id, applicant, files, refused } = filing
  const { modal } = Dialogs.useApp()
  const [busy, setBusy] = useState(false)
  const [declared, setDeclared] = useState(false)
  const [chosen, setChosen] = useState(chosenFirst('window'))
  const recipient = delivery?.value ?? { name: applicant.name, phone: applicant.phone, address: '' }
  const [signing, setSigning] = useState<Signing>({ read: false, name: '' })
  const [agreed, setAgreed] = useState(false)
  const rule = promised ? item.commitment : undefined
  const terms = later.length > 0 ? item.deferral : undefined
  const dispensed = dispensedOn(item, promised)
  const visible = visibleFields(item, answers)
  const values = withComputed(item, answers)
  const inForm = materialsInForm(item).map((key) => `materials.${key}`)
  const isAside = (path: string) => path.startsWith('materials.') && !inForm.includes(path)

  const send = async () => {
    setBusy(true)
    const outcome = await outbox.handIn(id, {
      ...deliveryAsked(chosen, recipient),
      promise: rule ? { notice: rule.notice.version, promise: rule.promise.version, name: signing.name.trim() } : null,
      deferral: terms
        ? { materials: [...later], notice: terms.notice.version, promise: terms.promise.version, promised: true }
        : null,
    })
    setBusy(false)
    if (outcome === 'refused') return
    const sent = outbox.find(id)?.sent
    await navigate(sent ? receiptAddress(sent) : `/desk/window/${id}/kept`, { replace: true, force: true })
    // The number stands on the receipt: no reminder is needed of what the clerk has seen sent.
    if (sent) await outbox.forget(id)
  }
  const confirm = () =>
    void modal.confirm({
      title: copy.window.submitTitle,
      content: copy.window.submitText,
      okText: copy.window.submit,
      onOk: send,
    })
  const addressed = isDeliverable(chosen, recipient)
  const signed = !rule || (signing.read && signing.name.trim() === applicant.name)
  const ready = declared && addressed && signed && (!terms || agreed) && problems.length === 0 && !busy
  useSubmitKey(ready ? confirm : null)
  return (
    <div className="stack">
      {problems.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={copy.window.fix(problems.length)}
          description={
            <ul className="prose">
              {problems.map((problem) => (
                <li key={problem.message}>
                  <button type="button" className="link" onClick={() => onStep(isAside(problem.path) ? 1 : 0)}>
                    {problem.message}
                  </button>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <section className="panel">
        {item.form
          .filter((group) => group.fields.some((field) => visible.includes(field)))
          .map((group) => (
            <Descriptions
              key={group.title}
              title={group.title}
              size="small"
              bordered
              column={{ xs: 1, lg: 2 }}
              items={group.fields
                .filter((field) => visible.includes(field))
                .map((field) => ({
                  key: field.key,
                  label: field.label,
                  children: <Show field={field} value={values[field.key]} unanswered={copy.check.blank} />,
                }))}
            />
          ))}
        <Descriptions
          title={copy.window.checkMaterials}
          size="small"
          bordered
          column={1}
          styles={{ label: { width: 220 } }}
          items={visibleMaterials(item, answers).map((material) => ({
            key: material.key,
            label: material.name,
            children: dispensed.includes(material.key)
              ? copy.window.ways.dispensed
              : later.includes(material.key)
                ? copy.window.later.tag
                : licensed.includes(material.key)
                  ? copy.case.licence
                  : receivedText(material.key, paper, files),
          }))}
        />
      </section>
      {rule && <SignPromise rule={rule} applicant={applicant.name} signing={signing} onSigning={setSigning} />}
      {terms && (
        <PromiseLater
          rule={terms}
          names={item.materials.filter(({ key }) => later.includes(key)).map(({ name }) => name)}
          agreed={agreed}
          onAgree={setAgreed}
        />
      )}
      <section className="panel stack">
        <DeliveryFields value={chosen} known={recipient} given={delivery ?? null} onChange={setChosen} />
        <Checkbox checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
          {copy.window.declaration} <span className="quiet">{copy.window.declarationBasis}</span>
        </Checkbox>
      </section>
      <FailureNotice failure={refused && { kind: 'refused', problem: refused }} />
      <div className="form-foot sticky-foot">
        <Button type="primary" disabled={!ready} loading={busy} title={copy.common.submitKey} onClick={confirm}>
          {copy.window.submit}
        </Button>
        {children}
      </div>
    </div>
  )
}

function receivedText(key: string, paper: readonly string[], files: Filing['files']): string {
  const parts = [
    ...(paper.includes(key) ? [copy.case.paper] : []),
    ...files.filter((file) => file.material === key).map((file) => file.name),
  ]
  return parts.length === 0 ? copy.window.notReceived : parts.join('、')
}
