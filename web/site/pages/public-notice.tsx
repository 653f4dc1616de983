import type { ReactNode } from 'react'
import type { PublicNotice } from '#contracts/public-notices.ts'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { Frame, PageProps, Pages } from '../pages.ts'

const words = copy.publicNotices

export const publicNoticeTitle = ({ notice }: Pages['publicNotice']): string => words.of(notice.itemName)

/** 公示: what is published of one application, and what is said about it. */
export function PublicNoticePage({ frame, notice, said }: PageProps<'publicNotice'>): ReactNode {
  const { itemName, open, since, until, applicant, facts, basis, officeName, phone, address } = notice
  return (
    <>
      <p className="above-title">
        <a href={addresses.publicNotices(frame.region)}>{words.title}</a>
      </p>
      <h1>{words.of(itemName)}</h1>
      <section className="status" aria-label={words.period(dayText(since), dayText(until))}>
        <p className="status__line">
          <StatusTag tone={open ? 'good' : 'calm'}>{open ? words.open : words.over}</StatusTag>
          {words.period(dayText(since), dayText(until))}
        </p>
        <Facts
          facts={[
            ...(applicant ? [{ label: words.applicant, value: applicant }] : []),
            ...facts.map(({ label, text }) => ({ label, value: <span className="lines">{text}</span> })),
            { label: words.office, value: officeName },
            { label: words.basis, value: basis },
            {
              label: words.contact,
              value: (
                <>
                  <a className="tap" href={`tel:${phone}`}>
                    {phone}
                  </a>
                  <br />
                  {address}
                </>
              ),
            },
          ]}
        />
      </section>
      <Said notice={notice} />
      {said && <p className="notice">{words.received}</p>}
      {open && !said && <Comment frame={frame} notice={notice} />}
    </>
  )
}

/** 意见和答复, without names. */
function Said({ notice: { answered, waiting } }: { notice: PublicNotice }): ReactNode {
  return (
    <section aria-labelledby="said">
      <h2 id="said">{words.said}</h2>
      {answered.length === 0 && waiting === 0 && <p>{words.nothingSaid}</p>}
      {waiting > 0 && <p>{words.waiting(waiting)}</p>}
      <ul className="items">
        {answered.map(({ gist, answer, day }, place) => (
          <li key={`${day}:${place}`} className="item">
            <p>
              <strong>{words.gist}</strong>：<span className="lines">{gist}</span>
            </p>
            <p>
              <strong>{words.answer}</strong>（{dayText(day)}）：<span className="lines">{answer}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Comment({ frame: { session, path }, notice }: { frame: Frame; notice: PublicNotice }): ReactNode {
  return (
    <section aria-labelledby="comment">
      <h2 id="comment">{words.comment}</h2>
      <p>{words.commentLead}</p>
      {session.role === 'applicant' ? (
        <form data-notice-comment={notice.notice} noValidate>
          <div role="alert" data-outcome="" className="outcome" />
          <div className="field">
            <label className="field__label" htmlFor="comment-words">
              {words.words}
            </label>
            <p className="field__hint" id="comment-hint">
              {words.wordsHint}
            </p>
            <textarea
              id="comment-words"
              name="words"
              className="input input--full"
              rows={6}
              maxLength={2000}
              required
              aria-describedby="comment-hint"
            />
          </div>
          <button className="button" type="submit">
            {words.send}
          </button>
        </form>
      ) : (
        <p>
          <a className="button" href={addresses.login(path)}>
            {words.logIn}
          </a>
        </p>
      )}
    </section>
  )
}
