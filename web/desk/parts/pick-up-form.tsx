import { saysAtLeast } from '#contracts/text-length.ts'
import { Alert, App as Dialogs, Button, Checkbox, Descriptions, Input, Radio } from 'antd'
import { useState } from 'react'
import { handOverResult, type CaseView } from '#contracts/cases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { codeFault, normalCode } from '../window-check.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { SignaturePad, signatureOf, unsigned } from './signature-pad.tsx'

type Props = { view: CaseView; onDone: (receipt: Receipt) => void; onReload: () => void }
const words = copy.handOver

/** 窗口领取: the document is looked at and its number compared, whoever fetches the result signs, then it changes hands. */
export function PickUpForm({ view, onDone, onReload }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const command = useCommand(handOverResult)
  const [code, setCode] = useState('')
  const [left, setLeft] = useState(false)
  const [compared, setCompared] = useState<readonly string[]>([])
  const [looked, setLooked] = useState(false)
  const [forAnother, setForAnother] = useState(false)
  const [agent, setAgent] = useState({ name: '', code: '', mandateSeen: false })
  const [signing, setSigning] = useState(unsigned)
  const { agent: named } = view
  const [fetcher, setFetcher] = useState<'agent' | 'applicant'>(named ? 'agent' : 'applicant')
  const kind = fetcher === 'agent' ? 'person' : view.applicant.kind
  const document = kind === 'person' ? 'resident-id-card' : 'business-licence'
  const fault = codeFault(kind, code)
  const agentFault = codeFault('person', agent.code)
  const agentReady = !forAnother || (saysAtLeast(agent.name, 2) && agentFault === null && agent.mandateSeen)
  const signature = signatureOf(signing)
  useLeaveGuard(code !== '' || signature !== null)

  const send = async () => {
    if (!looked) return
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: {
        document,
        looked,
        code: normalCode(code),
        originals: [...compared],
        signature,
        agent: forAnother ? { ...agent, name: agent.name.trim(), code: normalCode(agent.code) } : null,
        expects: view.version,
      },
    })
    if (!reply) return
    setCode('')
    setSigning(unsigned)
    onDone(reply.receipt)
  }
  const confirm = () =>
    void modal.confirm({
      title: words.confirmTitle,
      content: words.confirmText,
      okText: words.send,
      onOk: send,
    })
  const ready =
    fault === null &&
    looked &&
    view.originals.every(({ key }) => compared.includes(key)) &&
    agentReady &&
    signature !== null &&
    !command.busy
  useSubmitKey(ready ? confirm : null)
  return (
    <div className="form">
      {named && (
        <>
          <Descriptions
            size="small"
            bordered
            column={1}
            title={words.named.title}
            items={[
              { key: 'name', label: words.named.name, children: named.name },
              { key: 'code', label: words.named.code, children: <span className="num">{named.code}</span> },
              { key: 'by', label: words.named.ground, children: words.named.by[named.by] },
            ]}
          />
          <Field label={words.named.who}>
            {(control) => (
              <Radio.Group
                {...control}
                aria-label={words.named.who}
                value={fetcher}
                onChange={(event) => {
                  setFetcher(event.target.value as 'agent' | 'applicant')
                  setCode('')
                }}
                options={(['agent', 'applicant'] as const).map((who) => ({
                  value: who,
                  label: words.named.people[who],
                }))}
              />
            )}
          </Field>
        </>
      )}
      <Field label={words.document}>
        {(control) => <Input {...control} readOnly variant="borderless" value={words.documents[document]} />}
      </Field>
      <Field
        label={words.code[document]}
        hint={named ? words.named.codeHint : words.codeHint}
        error={left && code !== '' && fault ? copy.codes[fault] : null}
      >
        {(control) => (
          <Input
            {...control}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person waits at the window: the clerk types at once
            autoFocus
            className="num"
            autoComplete="off"
            maxLength={24}
            value={code}
            onBlur={() => setLeft(true)}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      {!named && (
        <Checkbox checked={forAnother} onChange={(event) => setForAnother(event.target.checked)}>
          {words.agent.toggle}
        </Checkbox>
      )}
      {forAnother && (
        <fieldset className="agent">
          <legend>{words.agent.title}</legend>
          <Field label={words.agent.name}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={50}
                value={agent.name}
                onChange={(event) => setAgent({ ...agent, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={words.agent.code} error={agent.code.length >= 18 && agentFault ? copy.codes[agentFault] : null}>
            {(control) => (
              <Input
                {...control}
                className="num"
                autoComplete="off"
                maxLength={24}
                value={agent.code}
                onChange={(event) => setAgent({ ...agent, code: event.target.value })}
              />
            )}
          </Field>
          <Checkbox
            checked={agent.mandateSeen}
            onChange={(event) => setAgent({ ...agent, mandateSeen: event.target.checked })}
          >
            {words.agent.mandate}
          </Checkbox>
        </fieldset>
      )}
      {view.originals.length > 0 && (
        <fieldset className="agent">
          <legend>{words.originals.title}</legend>
          <p className="quiet">{words.originals.about}</p>
          {view.originals.map(({ key, name }) => (
            <Checkbox
              key={key}
              checked={compared.includes(key)}
              onChange={(event) =>
                setCompared([...compared.filter((one) => one !== key), ...(event.target.checked ? [key] : [])])
              }
            >
              {words.originals.same(name)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <h3>{words.signing.title}</h3>
      <SignaturePad value={signing} onChange={setSigning} />
      <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
        {words.checkedPapers}
      </Checkbox>
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      {view.papers.length === 0 && <Alert type="warning" showIcon title={copy.case.noPapers} />}
      <div className="form-foot">
        <Button type="primary" disabled={!ready} loading={command.busy} title={copy.common.submitKey} onClick={confirm}>
          {words.send}
        </Button>
      </div>
    </div>
  )
}
