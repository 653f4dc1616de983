import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { hearingTask } from '#contracts/hearings.ts'
import type { NoticeOfCase } from '#contracts/public-notices.ts'
import { othersTask } from '#contracts/third-parties.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'

const { hearing: ofHearing, others: ofOthers, ...ofNotice } = copy.publicNotices

/** 公示 of the applicant's own case: how long, where it is read, and what was said without names. */
export function PublicNotices({ view, region }: { view: CaseView; region: string }): ReactNode {
  return view.publicNotices.map((one) => <OwnNotice key={one.notice ?? one.task} notice={one} region={region} />)
}

function OwnNotice({
  notice: { task, title, notice, until, ended, closed, comments },
  region,
}: {
  notice: NoticeOfCase
  region: string
}): ReactNode {
  const words = { ...ofNotice, ...(task === hearingTask ? ofHearing : task === othersTask ? ofOthers : {}) }
  return (
    <section aria-labelledby={`notice-${notice ?? task}`}>
      <h2 id={`notice-${notice ?? task}`}>{title}</h2>
      <p>{closed ? ofHearing.ownShut : ended ? words.ownOver(dayText(until)) : words.ownOpen(dayText(until))}</p>
      {notice && (
        <p>
          <a className="solo" href={addresses.publicNotice(region, notice)}>
            {words.ownLink}
          </a>
        </p>
      )}
      <ul>
        {comments.map(
          ({ number, gist, answer }) =>
            gist && (
              <li key={number}>
                <span className="lines">
                  {words.number(number)}：{gist}
                </span>
                <br />
                <span className="lines">
                  {words.answer}：{answer}
                </span>
              </li>
            ),
        )}
      </ul>
    </section>
  )
}
