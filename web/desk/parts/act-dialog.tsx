import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { copy } from '../copy.ts'
import type { Failure } from '../failure.ts'
import { useSubmitKey } from '../keyboard.ts'
import { FailureNotice } from './failure-notice.tsx'

type Props = {
  title: string
  send: string
  danger?: boolean
  ready?: boolean
  busy: boolean
  failure: Failure | null
  width?: number
  onSend: () => void
  onClose: () => void
  onReload: () => void
  children: ReactNode
}

/** A dialog before an act that can't be undone. What was written stays in it until the act is recorded or the dialog is closed. */
export function ActDialog({
  title,
  send,
  danger = false,
  ready = true,
  busy,
  failure,
  width = 560,
  onSend,
  onClose,
  onReload,
  children,
}: Props) {
  useSubmitKey(ready && !busy ? onSend : null, { inDialog: true })
  return (
    <Modal
      open
      title={title}
      width={width}
      okText={send}
      cancelText={copy.common.cancel}
      okButtonProps={{ danger, disabled: !ready, title: copy.common.submitKey }}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={onSend}
      onCancel={onClose}
    >
      <div className="stack">
        {children}
        <FailureNotice
          failure={failure}
          onRepeat={onSend}
          onReload={() => {
            onClose()
            onReload()
          }}
        />
      </div>
    </Modal>
  )
}
