import { Alert, App as Dialogs, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { downloadDeskPaper, handOverResult, readDeskCase, type CaseView } from '#contracts/cases.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { address } from '#web/shared/call.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { PaperList } from '../parts/paper-list.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { codeFault, normalCode } from '../window-check.ts'
import { CaseHead } from './case.tsx'

/** 窗口出件: the document is looked at, its number typed and compared, then the result changes hands. */
export function HandOverCasePage({ id }: { id: string }) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const after = receipt?.position ?? undefined
  const view = useQuery(readDeskCase, {
    params: { region: session.region, case: CaseId.parse(id) },
    query: after === undefined ? {} : { after },
  })
  return (
    <Reading query={view}>
      {(data) => (
        <>
          <CaseHead view={data} back="/desk/hand-over" />
          {receipt && <ReceiptLine title={copy.acts.done.handOver} receipt={receipt} />}
          <div className="window-columns">
            <section className="panel">
              <h2>{copy.handOver.papers}</h2>
              <PaperList
                papers={data.papers}
                href={(paper) =>
                  address(downloadDeskPaper, { params: { region: session.region, case: data.case, paper } })
                }
              />
            </section>
            <section className="panel">
              <h2>{copy.handOver.identity}</h2>
              {data.can.includes('hand-over') ? (
                <HandOverForm view={data} onDone={setReceipt} onReload={view.reload} />
              ) : (
                <p>{data.phase === 'closed' ? copy.handOver.done : copy.handOver.notReady}</p>
              )}
            </section>
          </div>
        </>
      )}
    </Reading>
  )
}

type Props = { view: CaseView; onDone: (receipt: Receipt) => void; onReload: () => void }

function HandOverForm({ view, onDone, onReload }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const command = useCommand(handOverResult)
  const [code, setCode] = useState('')
  const [left, setLeft] = useState(false)
  const [looked, setLooked] = useState(false)
  const { kind } = view.applicant
  const document = kind === 'person' ? 'resident-id-card' : 'business-licence'
  const fault = codeFault(kind, code)
  useLeaveGuard(code !== '')

  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { document, code: normalCode(code), expects: view.version },
    })
    if (!reply) return
    setCode('')
    onDone(reply.receipt)
  }
  const confirm = () =>
    void modal.confirm({
      title: copy.handOver.confirmTitle,
      content: copy.handOver.confirmText,
      okText: copy.handOver.send,
      onOk: send,
    })
  const ready = fault === null && looked && !command.busy
  useSubmitKey(ready ? confirm : null)
  return (
    <div className="form">
      <Field label={copy.handOver.document}>
        {(control) => <Input {...control} readOnly variant="borderless" value={copy.handOver.documents[document]} />}
      </Field>
      <Field
        label={copy.handOver.code[document]}
        hint={copy.handOver.codeHint}
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
      <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
        {copy.handOver.checkedPapers}
      </Checkbox>
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      {view.papers.length === 0 && <Alert type="warning" showIcon title={copy.case.noPapers} />}
      <div className="form-foot">
        <Button type="primary" disabled={!ready} loading={command.busy} title={copy.common.submitKey} onClick={confirm}>
          {copy.handOver.send}
        </Button>
      </div>
    </div>
  )
}
