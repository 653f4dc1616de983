import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView, ClockView } from '#contracts/cases.ts'
import { replayClocks, type OtherDays } from '#contracts/replays.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { OtherDaysFields, useOtherDays } from './other-days.tsx'
import { Reading } from './reading.tsx'

const words = copy.replay

/** 按另一日历重算: for whoever may, what the limits would be had the days been arranged otherwise. */
export function Replay({ view }: { view: CaseView }) {
  const { session } = useSession()
  const typed = useOtherDays()
  const [asked, setAsked] = useState<OtherDays | null>(null)
  if (!session.can.includes('clock.replay')) return null
  return (
    <details className="panel no-print">
      <summary>{words.title}</summary>
      <div className="form">
        <p className="quiet">{words.about}</p>
        <OtherDaysFields typed={typed} />
        <div className="form-foot">
          <Button disabled={!typed.days} onClick={() => setAsked(typed.days)}>
            {words.send}
          </Button>
        </div>
      </div>
      {asked && <Replayed view={view} asked={asked} />}
    </details>
  )
}

function Replayed({ view, asked }: { view: CaseView; asked: OtherDays }) {
  const { session } = useSession()
  const replayed = useQuery(replayClocks, { params: { region: session.region, case: view.case }, body: asked })
  return (
    <Reading query={replayed}>
      {({ changed, limits }) => (
        <>
          <p aria-live="polite">{changed === 0 ? words.same : words.changed(changed)}</p>
          <div className="table-scroll">
            <table className="list" aria-label={words.caption}>
              <thead>
                <tr>
                  <th scope="col">{words.columns.limit}</th>
                  <th scope="col">{words.columns.today}</th>
                  <th scope="col">{words.columns.other}</th>
                </tr>
              </thead>
              <tbody>
                {limits.map(({ key, title, today, other }) => (
                  <tr key={key}>
                    <td data-label={words.columns.limit}>{title}</td>
                    <td className="num" data-label={words.columns.today}>
                      {inWords(today)}
                    </td>
                    <td className="num" data-label={words.columns.other}>
                      {inWords(other) === inWords(today) ? inWords(other) : <b>{inWords(other)}</b>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Reading>
  )
}

const inWords = ({ due, used, left, overdue, overdueDays }: ClockView): string =>
  `${words.due(due)}，${overdue ? words.overdue(overdueDays) : words.days(used, left)}`
