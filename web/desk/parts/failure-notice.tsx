import { Alert, Button, Space } from 'antd'
import { copy } from '../copy.ts'
import type { Failure } from '../failure.ts'

type Props = {
  failure: Failure | null
  title?: string
  onReload?: () => void
  /** Sends the same content again. */
  onRepeat?: () => void
}

/** What went wrong and what can be done now, with the article it rests on. */
export function FailureNotice({ failure, title = copy.failure.title, onReload, onRepeat }: Props) {
  if (failure === null) return null
  const reload = onReload && (
    <Button size="small" onClick={onReload}>
      {copy.common.reload}
    </Button>
  )
  const repeat = onRepeat && (
    <Button size="small" type="primary" onClick={onRepeat}>
      {copy.common.repeat}
    </Button>
  )
  switch (failure.kind) {
    case 'stale':
      return (
        <Notice type="warning" title={copy.failure.staleTitle} action={reload}>
          {copy.failure.staleText}
        </Notice>
      )
    case 'unanswered':
      return (
        <Notice type="warning" title={copy.failure.unansweredTitle} action={repeat ?? reload}>
          {copy.failure.unansweredText}
        </Notice>
      )
    case 'pending':
      return (
        <Notice type="info" title={copy.failure.pendingTitle} action={repeat}>
          {copy.failure.pendingText}
        </Notice>
      )
    case 'fault':
      return (
        <Notice type="error" title={copy.failure.faultTitle} action={repeat ?? reload}>
          {copy.failure.faultText}
        </Notice>
      )
    case 'refused': {
      const { problem } = failure
      const signIn = problem.status === 401 && (
        <Button size="small" href={`/login?next=${encodeURIComponent(location.pathname)}`}>
          {copy.failure.signIn}
        </Button>
      )
      // What the sentence says already is not said twice.
      const errors = (problem.errors ?? []).filter(({ message }) => !problem.detail?.includes(message))
      return (
        <Notice type="error" title={title} action={signIn || (problem.status >= 500 && repeat) || reload}>
          <p>{problem.detail}</p>
          {errors.length > 0 && (
            <ul>
              {errors.map((error) => (
                <li key={error.path + error.message}>{error.message}</li>
              ))}
            </ul>
          )}
          {problem.basis && (
            <p className="quiet">
              {copy.common.basis}：{problem.basis}
            </p>
          )}
          {problem.instance && <p className="quiet">{copy.failure.request(problem.instance)}</p>}
        </Notice>
      )
    }
  }
}

type NoticeProps = {
  type: 'error' | 'warning' | 'info'
  title: string
  action?: React.ReactNode
  children: React.ReactNode
}

function Notice({ type, title, action, children }: NoticeProps) {
  return (
    <Alert
      className="failure"
      type={type}
      showIcon
      role="alert"
      title={title}
      description={<div className="prose">{children}</div>}
      action={action && <Space orientation="vertical">{action}</Space>}
    />
  )
}
