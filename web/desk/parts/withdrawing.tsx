import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Radio, Space } from 'antd'
import { useState } from 'react'
import { isWhole } from '#contracts/parts.ts'
import { confirmWithdrawal, declineWithdrawal, WithdrawalRefusal, withdrawalRefusals } from '#contracts/withdrawals.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { CaseLine } from './case-line.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

/** 撤回申请待确认, where it can be answered; and how it was answered before. */
export function Withdrawing(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'confirm' | 'decline'>(acting)
  const { withdrawing, withdrawalsDeclined: declined, can } = acting.view
  if (!withdrawing && declined.length === 0) return null
  return (
    <section className="said">
      {withdrawing && (
        <>
          <h2>{copy.acts.withdrawing}</h2>
          <p>{copy.acts.withdrawingSince(withdrawing.day, withdrawing.due, isWhole(acting.view))}</p>
          <p>
            {copy.acts.withdrawingReason}：{withdrawing.reason}
          </p>
          {can.includes('answer-withdrawal') && (
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
      {open === 'confirm' && <Confirm {...dialog(copy.acts.done.confirmWithdrawal)} />}
      {open === 'decline' && <Decline {...dialog(copy.acts.done.declineWithdrawal)} />}
    </section>
  )
}

function Confirm(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(confirmWithdrawal, props)
  const send = () => act({ expects: view.version })
  return (
    <ActDialog {...dialog} title={copy.acts.confirmWithdrawalTitle} send={copy.acts.confirmWithdrawal} onSend={send}>
      <CaseLine view={view} />
      <p>{copy.acts.confirmWithdrawalText}</p>
    </ActDialog>
  )
}

const leastReason = 20

function Decline(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(declineWithdrawal, props)
  const [ground, setGround] = useState<WithdrawalRefusal | null>(null)
  const [reason, setReason] = useState('')
  const send = () => {
    if (ground === null) return
    act({ ground, reason: reason.trim(), expects: view.version })
  }
  return (
    <ActDialog
      {...dialog}
      title={copy.acts.declineWithdrawalTitle}
      send={copy.acts.declineWithdrawal}
      danger
      ready={ground !== null && saysAtLeast(reason, leastReason)}
      width={640}
      onSend={send}
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
