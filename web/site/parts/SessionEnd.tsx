import type { ReactNode } from 'react'
import { whoIs } from '#web/shared/session-end.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { Frame } from '../pages.ts'

const words = copy.sessionEnd

/** Before a session ends somebody is asked to stay; after it the page is covered and what was typed waits beneath. Shown by the script. */
export function SessionEnd({ frame: { session, region, path } }: { frame: Frame }): ReactNode {
  if (session.secondsLeft === null) return null
  return (
    <div data-session-left={session.secondsLeft} data-session-who={whoIs(session)}>
      <dialog className="dialog" data-session="ending" aria-labelledby="session-ending">
        <h2 id="session-ending">{words.ending}</h2>
        <p>
          {words.endingIn}
          <strong data-session-seconds="" />
          {words.endingText}
        </p>
        <div className="form-end">
          <button className="button" type="button" data-session-stay="">
            {words.stay}
          </button>
          <button className="button button--quiet" type="button" data-log-out="">
            {copy.account.logOut}
          </button>
        </div>
      </dialog>
      <dialog className="dialog" data-session="last" aria-labelledby="session-last">
        <h2 id="session-last">{words.ending}</h2>
        <p>
          {words.lastIn}
          <strong data-session-seconds="" />
          {words.endingText}
        </p>
        <div className="form-end">
          <button className="button" type="button" data-session-stay="">
            {words.understood}
          </button>
        </div>
      </dialog>
      <dialog className="dialog dialog--cover" data-session="ended" aria-labelledby="session-ended">
        <h2 id="session-ended">{words.ended}</h2>
        <p>{words.endedText}</p>
        <div className="form-end">
          <a className="button" href={addresses.login(addresses.cases(region))} target="_blank" rel="noreferrer">
            {words.again}
          </a>
          <button className="button button--quiet" type="button" data-session-look="">
            {words.back}
          </button>
        </div>
        <output className="field__error" data-session-answer="" />
        <p>
          <a href={addresses.login(path)}>{words.leave}</a>
        </p>
      </dialog>
    </div>
  )
}
