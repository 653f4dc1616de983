import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const words = copy.messages

/** 留言: what both sides wrote, and a box to write in while that is possible. */
export function Messages({ view }: { view: CaseView }): ReactNode {
  const writes = view.can.includes('message')
  if (!writes && view.messages.length === 0) return null
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">
        {words.title}
        {view.unread > 0 && <span className="unread">{words.unread(view.unread)}</span>}
      </h2>
      {view.messages.length > 0 && (
        <ol className="messages" data-see-messages={view.unread > 0 ? view.case : undefined}>
          {view.messages.map((message) => (
            <li key={message.message} className={`message message--${message.from}`}>
              <p className="message__head">
                <strong>{words.from[message.from]}</strong>
                <time dateTime={message.day}>{dayText(message.day)}</time>
                {message.from === 'applicant' && <span>{message.seen ? words.seen : words.notSeen}</span>}
              </p>
              <p className="lines">{message.text || words.erased}</p>
            </li>
          ))}
        </ol>
      )}
      {writes ? (
        <form data-command="message" data-case={view.case} data-version={view.messages.length} noValidate>
          <div role="alert" data-outcome="" className="outcome" />
          <div className="field">
            <label className="field__label" htmlFor="text">
              {words.label}
            </label>
            <p className="field__hint" id="text-hint">
              {words.hint}
            </p>
            <textarea
              id="text"
              name="text"
              className="input input--full"
              rows={3}
              maxLength={1000}
              aria-describedby="text-hint"
              required
            />
          </div>
          <button className="button button--quiet" type="submit">
            {words.send}
          </button>
        </form>
      ) : (
        <p>{words.closed}</p>
      )}
    </section>
  )
}
