import { App as Dialogs, Button, Checkbox, Descriptions } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dispatchResult } from '#contracts/deliveries.ts'
import { depositResult } from '#contracts/lockers.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'

type Props = { view: CaseView; onDone: (receipt: Receipt) => void; onReload: () => void }
const words = copy.handOver.dispatch
const byLocker = copy.handOver.deposit

/** 交寄 or 入柜: the papers are packed one by one against the list, then courier or locker is told. */
export function DispatchForm({ view, onDone, onReload }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const said = view.deliverBy === 'locker' ? byLocker : words
  const toCourier = useCommand(dispatchResult)
  const toLocker = useCommand(depositResult)
  const command = view.deliverBy === 'locker' ? toLocker : toCourier
  const [packed, setPacked] = useState<readonly string[]>([])
  const result = resultPapers(view)
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { packed: [...packed], expects: view.version },
    })
    if (reply) onDone(reply.receipt)
  }
  const confirm = () =>
    void modal.confirm({ title: said.confirmTitle, content: said.confirmText, okText: said.send, onOk: send })
  const ready = result.every(({ paper }) => packed.includes(paper)) && !command.busy
  useSubmitKey(ready ? confirm : null)
  return (
    <div className="form">
      {view.recipient && <RecipientFacts recipient={view.recipient} />}
      <fieldset className="agent">
        <legend>{said.packing}</legend>
        {result.map(({ paper, title }) => (
          <Checkbox
            key={paper}
            checked={packed.includes(paper)}
            onChange={(event) =>
              setPacked(event.target.checked ? [...packed, paper] : packed.filter((one) => one !== paper))
            }
          >
            {title}
          </Checkbox>
        ))}
      </fieldset>
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      <div className="form-foot">
        <Button type="primary" disabled={!ready} loading={command.busy} title={copy.common.submitKey} onClick={confirm}>
          {said.send}
        </Button>
      </div>
    </div>
  )
}

/** What changes hands: the decision and the licence. What was told on the way lies with the applicant already. */
export const resultPapers = (view: CaseView): CaseView['papers'] =>
  view.papers.filter(({ kind }) => kind === 'decision' || kind === 'licence')

export function RecipientFacts({ recipient }: { recipient: NonNullable<CaseView['recipient']> }) {
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      items={[
        { key: 'name', label: words.recipient, children: recipient.name },
        { key: 'phone', label: words.phone, children: <span className="num">{recipient.phone}</span> },
        { key: 'address', label: words.address, children: recipient.address },
      ]}
    />
  )
}
