import { Alert } from 'antd'
import type { Receipt } from '#contracts/receipt.ts'
import { copy } from '../copy.ts'

/** The signed receipt of an act that was just recorded. */
export function ReceiptLine({ title, receipt }: { title: string; receipt: Receipt }) {
  return (
    <Alert
      className="failure"
      type="success"
      showIcon
      role="alert"
      title={`${title} · ${copy.receipt.title}`}
      description={
        <span className="receipt num">
          <span>
            {copy.receipt.recordedAt} {beijing(receipt.recordedAt)}
          </span>
          <span title={receipt.contentHash}>
            {copy.receipt.hash} {receipt.contentHash.slice(0, 23)}…
          </span>
        </span>
      }
    />
  )
}

/** An instant as it reads on a clock in Beijing. */
export function beijing(instant: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(instant))
}
