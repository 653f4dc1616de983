import { Alert } from 'antd'
import type { Receipt } from '#contracts/receipt.ts'
import { copy } from '../copy.ts'
import { beijing } from './instant.ts'

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
            {copy.receipt.hash} {shortHash(receipt.contentHash)}
          </span>
        </span>
      }
    />
  )
}

/** Enough of a hash to compare two by eye. */
const shortHash = (hash: string): string => hash.replace(/^[a-z0-9]+:/, '').slice(0, 16)
