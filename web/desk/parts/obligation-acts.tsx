import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, InputNumber, Space } from 'antd'
import { useState } from 'react'
import { extendObligation, payObligation, waiveObligation, type ObligationSummary } from '#contracts/obligations.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.obligations
const leastReason = 10

type Props = { row: ObligationSummary; done: () => void }

/** 延长期限, 免除, 登记缴费: what the office to which it is owed may let off, or note as done. */
export function ObligationActs({ row, done }: Props) {
  const [open, setOpen] = useState<'extend' | 'waive' | 'pay' | null>(null)
  if (row.can.length === 0) return <span className="quiet">—</span>
  const dialog = {
    row,
    onClose: () => setOpen(null),
    done: () => {
      setOpen(null)
      done()
    },
  }
  return (
    <Space wrap>
      {row.can.includes('extend') && (
        <Button size="small" onClick={() => setOpen('extend')}>
          {words.extend}
        </Button>
      )}
      {row.can.includes('waive') && (
        <Button size="small" onClick={() => setOpen('waive')}>
          {words.waive}
        </Button>
      )}
      {row.can.includes('pay') && (
        <Button size="small" onClick={() => setOpen('pay')}>
          {words.pay}
        </Button>
      )}
      {open === 'pay' && <Pay {...dialog} />}
      {open === 'extend' && <Extend {...dialog} />}
      {open === 'waive' && <Waive {...dialog} />}
    </Space>
  )
}

type DialogProps = { row: ObligationSummary; onClose: () => void; done: () => void }

function Extend({ row, onClose, done }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(extendObligation)
  const [days, setDays] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const send = async () => {
    if (days === null) return
    const params = { region: session.region, obligation: row.obligation }
    if (await command.run({ params, body: { days, reason: reason.trim() } })) done()
  }
  return (
    <ActDialog
      title={words.extendTitle}
      send={words.extend}
      ready={days !== null && saysAtLeast(reason, leastReason)}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={done}
    >
      <About row={row} />
      <Field label={words.days} hint={words.daysHint}>
        {(control) => (
          <InputNumber {...control} min={1} max={60} precision={0} value={days} onChange={(value) => setDays(value)} />
        )}
      </Field>
      <Reason label={words.extendReason} value={reason} onChange={setReason} />
    </ActDialog>
  )
}

function Pay({ row, onClose, done }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(payObligation)
  const [voucher, setVoucher] = useState('')
  const send = async () => {
    const params = { region: session.region, obligation: row.obligation }
    if (await command.run({ params, body: { voucher: voucher.trim() } })) done()
  }
  return (
    <ActDialog
      title={words.payTitle}
      send={words.pay}
      ready={/^[0-9A-Za-z-]{6,40}$/.test(voucher.trim())}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={done}
    >
      <About row={row} />
      <p>{words.payText}</p>
      <Field label={words.voucher} hint={words.voucherHint}>
        {(control) => (
          <Input {...control} maxLength={40} value={voucher} onChange={(event) => setVoucher(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  )
}

function Waive({ row, onClose, done }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(waiveObligation)
  return (
    <ReasonDialog
      title={words.waiveTitle}
      send={words.waive}
      label={words.waiveReason}
      hint={words.reasonHint}
      least={leastReason}
      most={500}
      busy={command.busy}
      failure={command.failure}
      onSend={async (reason) => {
        const params = { region: session.region, obligation: row.obligation }
        if (await command.run({ params, body: { reason } })) done()
      }}
      onClose={onClose}
      onReload={done}
    >
      <About row={row} />
      <p>{words.waiveText}</p>
    </ReasonDialog>
  )
}

const About = ({ row }: { row: ObligationSummary }) => (
  <p>
    <b className="case-number">{row.number}</b> {row.itemName} · {row.title}：{row.what.join('、')}
  </p>
)

const Reason = ({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) => (
  <WordsField label={label} hint={words.reasonHint} most={500} value={value} onChange={onChange} />
)
