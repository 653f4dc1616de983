import { Button, Modal, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { watchSession, whoIs, type SessionTurn, type SessionWatch } from '#web/shared/session-end.ts'
import { copy } from './copy.ts'
import { useSession } from './session.ts'
import { LogInAs } from './sign-in.tsx'

const words = copy.sessionEnd

/** Before the session ends somebody is asked to stay; after it the page is covered, and what was typed waits beneath for the same person. */
export function SessionEnd() {
  const { session } = useSession()
  const who = whoIs(session)
  const { secondsLeft } = session
  const [shown, setShown] = useState<{ turn: SessionTurn; seconds: number }>({ turn: 'lasts', seconds: 0 })
  const watch = useRef<SessionWatch | null>(null)
  useEffect(() => {
    if (secondsLeft === null) return
    const watching = watchSession({ secondsLeft, who }, (turn, seconds) => {
      if (turn === 'another') location.assign('/desk/')
      else setShown({ turn, seconds })
    })
    watch.current = watching
    return watching.stop
  }, [secondsLeft, who])

  return (
    <>
      <Modal
        open={shown.turn === 'ending' || shown.turn === 'last'}
        title={words.ending}
        okText={shown.turn === 'last' ? words.understood : words.stay}
        cancelButtonProps={{ className: 'hidden' }}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        onOk={() => void watch.current?.stay()}
      >
        <p>{(shown.turn === 'last' ? words.lastText : words.endingText)(shown.seconds)}</p>
      </Modal>
      <Modal
        open={shown.turn === 'ended'}
        title={words.ended}
        width={880}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        classNames={{ mask: 'cover' }}
        footer={null}
      >
        <Space orientation="vertical" size="middle">
          <p>{words.endedText(session.title, session.name)}</p>
          <LogInAs
            newTab
            first={session.role === 'anonymous' ? null : session.role}
            onOpened={() => void watch.current?.look()}
          />
          <Button onClick={() => void watch.current?.look()}>{words.back}</Button>
        </Space>
      </Modal>
    </>
  )
}
