import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { answerComment, type NoticeOfCase } from '#contracts/public-notices.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { Words } from './closures.tsx'

const words = copy.publicNotices

type Comment = NoticeOfCase['comments'][number]

/** 公示 of a case on the desk: how long it lies open, and the comments that the office answers. */
export function CaseNotices(acting: CaseActing) {
  const { session } = useSession()
  const { open: answering, setOpen: setAnswering, dialog } = useCaseDialogs<Comment>(acting)
  const { view } = acting
  if (view.publicNotices.length === 0) return null
  const mayAnswer = session.can.includes('case.intake') && view.decision === null && view.ending === null
  return (
    <section className="said" aria-labelledby="public-notices">
      <h2 id="public-notices">{words.title}</h2>
      {view.publicNotices.map((notice) => (
        <NoticeFacts
          key={notice.notice ?? notice.task}
          notice={notice}
          href={notice.notice ? `/${session.region}/public-notices/${notice.notice}` : null}
          onAnswer={mayAnswer ? setAnswering : null}
        />
      ))}
      {answering && <Answer {...dialog(words.done)} comment={answering} />}
    </section>
  )
}

type FactsProps = { notice: NoticeOfCase; href?: string | null; onAnswer?: ((comment: Comment) => void) | null }

/** One notice, the same for the desk and for whoever decides. */
export function NoticeFacts({ notice, href = null, onAnswer = null }: FactsProps) {
  return (
    <>
      <p>
        <b>{href ? <a href={href}>{notice.title}</a> : notice.title}</b>{' '}
        <Tag>{notice.ended ? words.ended : words.open}</Tag>{' '}
        <span className="quiet">{words.period(notice.since, notice.until)}</span>
      </p>
      {notice.comments.length === 0 ? (
        <p className="quiet">{words.nothing}</p>
      ) : (
        <ul>
          {notice.comments.map((comment) => (
            <li key={comment.number}>
              {words.number(comment.number)} <span className="num">{comment.day}</span> {comment.from}
              {comment.words && <p className="pre">{comment.words}</p>}
              {comment.gist && (
                <p className="pre">
                  {words.gist}：{comment.gist}
                </p>
              )}
              {comment.answer ? (
                <p className="pre">
                  {words.answer}：{comment.answer}
                </p>
              ) : (
                <span className="quiet">{words.unanswered} </span>
              )}
              {!comment.answer && comment.comment && onAnswer && (
                <Button size="small" className="no-print" onClick={() => onAnswer(comment)}>
                  {words.reply}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Answer(props: CaseDialog & { comment: Comment }) {
  const { view, comment } = props
  const { act, dialog } = useCaseAct(answerComment, props)
  const [gist, setGist] = useState('')
  const [answer, setAnswer] = useState('')
  const send = () => {
    if (!comment.comment) return
    act({ gist: gist.trim(), answer: answer.trim(), expects: view.version }, { comment: comment.comment })
  }
  return (
    <ActDialog
      {...dialog}
      title={words.reply}
      send={words.send}
      ready={saysAtLeast(gist, 5) && saysAtLeast(answer, 10)}
      width={640}
      onSend={send}
    >
      <p>{words.text}</p>
      <p className="pre quiet">{comment.words}</p>
      <Words label={words.gist} hint={words.gistHint} most={1000} value={gist} onChange={setGist} />
      <Words label={words.answer} hint={words.answerHint} most={2000} value={answer} onChange={setAnswer} />
    </ActDialog>
  )
}
