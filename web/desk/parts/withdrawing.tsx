import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio, Space } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { confirmWithdrawal, declineWithdrawal, WithdrawalRefusal, withdrawalRefusals } from '#contracts/withdrawals.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 撤回申请待确认, where it can be answered; and how it was answered before. */
export function Withdrawing({ view, onReload, onDone }: Props) {
  const [open, setOpen] = useState<'confirm' | 'decline' | null>(null)
  const { withdrawing, withdrawalsDeclined: declined } = view
  if (!withdrawing && declined.length === 0) return null
  const dialog = { view, onClose: () => setOpen(null), onReload }
  const finish = (title: string) => (receipt: Receipt) => {
    setOpen(null)
    onDone(title, receipt)
  }
  return (
    <section className="said">
      {withdrawing && (
        <>
          <h2>{copy.acts.withdrawing}</h2>
          <p>{copy.acts.withdrawingSince(withdrawing.day, withdrawing.due)}</p>
          <p>
            {copy.acts.withdrawingReason}：{withdrawing.reason}
          </p>
          {view.can.includes('answer-withdrawal') && (
            <Space className="no-print" wrap>
              <Button type="primary" onClick={() => setOpen('confirm')}>
                {copy.acts.confirmWithdrawal}
              </Button>
              <Button danger onClick={() => setOpen('decline')}>
                {copy.acts.declineWithdrawal}
              </Button>
            </Space>
          )}
        </>
      )}
      {declined.length > 0 && (
        <>
          <h2>
            {copy.acts.withdrawalsDeclined} · {declined.length}
          </h2>
          <ul>
            {declined.map(({ groundText, reason, day }, place) => (
              <li key={`${day}:${place}`}>
                <span className="num">{day}</span> {groundText}：{reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {open === 'confirm' && <Confirm {...dialog} onDone={finish(copy.acts.done.confirmWithdrawal)} />}
      {open === 'decline' && <Decline {...dialog} onDone={finish(copy.acts.done.declineWithdrawal)} />}
    </section>
  )
}

type DialogProps = { view: CaseView; onClose: () => void; onReload: () => void; onDone: (receipt: Receipt) => void }

function Confirm({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(confirmWithdrawal)
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { expects: view.version } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.acts.confirmWithdrawalTitle}
      send={copy.acts.confirmWithdrawal}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        <b className="num">{view.number}</b> {view.itemName} · {view.applicant.name}
      </p>
      <p>{copy.acts.confirmWithdrawalText}</p>
    </ActDialog>
  )
}

const leastReason = 20

function Decline({ view, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(declineWithdrawal)
  const [ground, setGround] = useState<WithdrawalRefusal | null>(null)
  const [reason, setReason] = useState('')
  const send = async () => {
    if (ground === null) return
    const params = { region: session.region, case: view.case }
    const reply = await command.run({ params, body: { ground, reason: reason.trim(), expects: view.version } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.acts.declineWithdrawalTitle}
      send={copy.acts.declineWithdrawal}
      danger
      ready={ground !== null && saysAtLeast(reason, leastReason)}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{copy.acts.declineWithdrawalText}</p>
      <Field label={copy.acts.declineGround} hint={ground ? withdrawalRefusals[ground].basis : undefined}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={copy.acts.declineGround}
            value={ground}
            onChange={(event) => setGround(WithdrawalRefusal.parse(event.target.value))}
            options={WithdrawalRefusal.options.map((one) => ({ value: one, label: withdrawalRefusals[one].text }))}
          />
        )}
      </Field>
      <WordsField
        label={copy.acts.declineReason}
        hint={copy.acts.reasonHint}
        most={1000}
        rows={4}
        value={reason}
        onChange={setReason}
      />
    </ActDialog>
  )
}
