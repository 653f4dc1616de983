import { App as Dialogs, ConfigProvider, Spin } from 'antd'
import chinese from 'antd/es/locale/zh_CN.js'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { readSession, type SessionView } from '#contracts/identity.ts'
import { roles } from '#contracts/permissions.ts'
import { call, sessionMissing } from '#web/shared/call.ts'
import { copy } from './copy.ts'
import { failureOf, type Failure } from './failure.ts'
import { Frame } from './frame.tsx'
import { CurrentPage } from './current-page.tsx'
import { keepFiles } from './outbox/keep-files.ts'
import { findKeptSession, keepSession } from './outbox/kept-session.ts'
import { FailureNotice } from './parts/failure-notice.tsx'
import { startRouter } from './router.ts'
import { SessionContext } from './session.ts'
import { SignIn } from './sign-in.tsx'
import { theme } from './theme.ts'

// Bundled, the import is the locale itself; to the type checker it is a module that holds it.
const zhCN = 'default' in chinese ? chinese.default : chinese

export function App() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      getPopupContainer={(opener) => partOf(opener) ?? document.body}
    >
      <Dialogs message={{ maxCount: 2 }}>
        <Desk />
      </Dialogs>
    </ConfigProvider>
  )
}

/** The part of the page that a list belongs to which opens over it: whoever goes from part to part finds it there. */
const partOf = (opener?: HTMLElement) => opener?.closest<HTMLElement>('.ant-modal-container, main')

const isStaff = ({ role }: SessionView): boolean => roles[role].zone !== 'public'

function Desk() {
  const { modal } = Dialogs.useApp()
  const [session, setSession] = useState<SessionView | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  const reload = useCallback(
    () =>
      call(readSession, {}).then(
        (session) => {
          setFailure(null)
          // A session that has ended covers the page; the forms beneath keep what was typed.
          setSession((before) => (before && isStaff(before) && session.role === 'anonymous' ? before : session))
          if (session.role === 'anonymous') dispatchEvent(new Event(sessionMissing))
          else void keepSession(session)
        },
        async (error: unknown) => {
          const failed = failureOf(error)
          const kept = failed.kind === 'unanswered' ? await findKeptSession() : null
          if (kept) setSession((session) => session ?? kept)
          else setFailure(failed)
        },
      ),
    [],
  )

  const takesIn = session?.can.includes('window.identify') ?? false
  const visits = session?.can.includes('visit.make') ?? false
  useEffect(() => {
    if (takesIn || visits) void keepFiles(takesIn ? 'window' : 'visits')
  }, [takesIn, visits])

  useEffect(() => {
    void reload()
    // The platform's day may have changed while the window was away.
    const onReturn = () => {
      if (document.visibilityState === 'visible') void reload()
    }
    document.addEventListener('visibilitychange', onReturn)
    return () => document.removeEventListener('visibilitychange', onReturn)
  }, [reload])

  useEffect(
    () =>
      startRouter(
        () =>
          new Promise((resolve) => {
            modal.confirm({
              title: copy.leave.title,
              content: copy.leave.text,
              okText: copy.leave.leave,
              cancelText: copy.leave.stay,
              okButtonProps: { danger: true },
              onOk: () => resolve(true),
              onCancel: () => resolve(false),
            })
          }),
      ),
    [modal],
  )

  const value = useMemo(() => (session ? { session, reload } : null), [session, reload])
  if (session === null || value === null)
    return (
      <div className="alone">
        {failure ? (
          <FailureNotice failure={failure} title={copy.failure.queryTitle} onReload={() => void reload()} />
        ) : (
          <Spin size="large" />
        )}
      </div>
    )
  if (!isStaff(session)) return <SignIn session={session} onOpened={() => void reload()} />
  return (
    <SessionContext value={value}>
      <Frame>
        <CurrentPage />
      </Frame>
    </SessionContext>
  )
}
