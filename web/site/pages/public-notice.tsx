import type { ReactNode } from 'react'
import { closedGroundTexts } from '#contracts/hearings.ts'
import type { PublicNotice, PublicNoticeSummary } from '#contracts/public-notices.ts'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { Frame, PageProps, Pages } from '../pages.ts'

const words = copy.publicNotices

export const publicNoticeTitle = ({ notice }: Pages['publicNotice']): string => words.of(notice.itemName, notice.title)

/** 公示: what is published of one application, and what is said about it. */
export function PublicNoticePage({ frame, notice, said }: PageProps<'publicNotice'>): ReactNode {
  const { hearing, concerned, open, applicant, facts, basis, officeName, phone, address } = notice
  const of = wordsOf(notice)
  return (
    <>
      <p className="above-title">
        <a href={addresses.publicNotices(frame.region)}>{words.title}</a>
      </p>
      <h1>{publicNoticeTitle({ notice, said })}</h1>
      <section className="status" aria-label={period(notice)}>
        <p className="status__line">
          <StatusTag tone={open ? 'good' : 'calm'}>{standing(notice)}</StatusTag>
          {!notice.closed && period(notice)}
        </p>
        <Facts
          facts={[
            ...(hearing
              ? [
                  { label: words.hearing.time, value: `${dayText(hearing.heldOn)} ${hearing.time}` },
                  { label: words.hearing.place, value: hearing.place },
                  hearing.closed
                    ? {
                        label: words.hearing.openness,
                        value: words.hearing.closedFor(closedGroundTexts[hearing.closed]),
                      }
                    : { label: words.hearing.reason, value: <span className="lines">{hearing.reason}</span> },
                ]
              : []),
            ...(concerned
              ? [
                  { label: words.others.whom, value: <span className="lines">{concerned.whom}</span> },
                  { label: words.others.reason, value: <span className="lines">{concerned.reason}</span> },
                ]
              : []),
            ...(applicant ? [{ label: words.applicant, value: applicant }] : []),
            ...facts.map(({ label, text }) => ({ label, value: <span className="lines">{text}</span> })),
            { label: words.office, value: officeName },
            ...(basis ? [{ label: words.basis, value: basis }] : []),
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
      {hearing?.closed && <p>{words.hearing.forOthers}</p>}
      {notice.kind === 'hearing' && !hearing ? <p>{words.hearing.closed}</p> : 'unnamed' in of && <p>{of.unnamed}</p>}
      {open && concerned?.hearing && <p>{words.others.mayAskHearing}</p>}
      <Said notice={notice} />
      {said && <p className="notice">{of.received}</p>}
      {open && !said && <Comment frame={frame} notice={notice} />}
    </>
  )
}

const wordsOf = ({ kind }: Pick<PublicNoticeSummary, 'kind'>) =>
  ({ notice: words, hearing: words.hearing, 'third-parties': words.others })[kind]

/** From when to when something may be said of it. */
export const period = ({ kind, since, until }: Pick<PublicNoticeSummary, 'kind' | 'since' | 'until'>): string =>
  wordsOf({ kind }).period(dayText(since), dayText(until))

export const standing = ({ kind, open, closed }: Pick<PublicNoticeSummary, 'kind' | 'open' | 'closed'>): string => {
  if (closed) return words.hearing.shut
  const { open: takes, over } = wordsOf({ kind })
  return open ? takes : over
}

/** 意见和答复, without names. */
function Said({ notice: { answered, waiting } }: { notice: PublicNotice }): ReactNode {
  return (
    <section aria-labelledby="said">
      <h2 id="said">{words.said}</h2>
      {answered.length === 0 && waiting === 0 && <p>{words.nothingSaid}</p>}
      {waiting > 0 && <p>{words.waiting(waiting)}</p>}
      <ul className="items">
        {answered.map(({ number, gist, answer, day }) => (
          <li key={number} className="item">
            <p>
              <strong>{words.number(number)}</strong>：<span className="lines">{gist}</span>
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
  const of = wordsOf(notice)
  return (
    <section aria-labelledby="comment">
      <h2 id="comment">{of.comment}</h2>
      <p>{of.commentLead}</p>
      {notice.barredFor !== null ? (
        <p className="notice">{notice.barredFor}</p>
      ) : session.role === 'applicant' ? (
        <form data-notice-comment={notice.notice} noValidate>
          <div role="alert" data-outcome="" className="outcome" />
          <div className="field">
            <label className="field__label" htmlFor="comment-words">
              {of.words}
            </label>
            <p className="field__hint" id="comment-hint">
              {of.wordsHint}
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
            {of.send}
          </button>
        </form>
      ) : (
        <p>
          <a className="button" href={addresses.login(path)}>
            {of.logIn}
          </a>
        </p>
      )}
    </section>
  )
}
