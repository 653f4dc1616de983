import type { ReactNode } from 'react'
import { downloadFile, type CaseView } from '#contracts/cases.ts'
import { RegionId } from '#contracts/ids.ts'
import type { VisitRecordView } from '#contracts/site-visit.ts'
import { address } from '#web/shared/call.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const words = copy.visit

/** 现场核查: who comes when, and what was found. */
export function Visits({ region, view }: { region: string; view: CaseView }): ReactNode {
  return view.visits.map((visit) => (
    <section
      key={visit.visit}
      className={visit.standing === 'appointed' ? 'call' : undefined}
      aria-labelledby={`visit-${visit.visit}`}
    >
      <h2 id={`visit-${visit.visit}`}>{visit.title}</h2>
      <p>
        {visit.standing === 'drawn' && words.drawn(visit.people, visit.offices.join('、'))}
        {visit.standing === 'appointed' &&
          visit.appointed &&
          words.appointed(dayText(visit.appointed.visitOn), visit.appointed.time)}
        {visit.standing === 'recorded' && words.recorded}
        {visit.verdict && words.closed[visit.verdict]}
      </p>
      {visit.visited && <p>{words.visited(dayText(visit.visited.visitedOn), visit.visited.time ?? '')}</p>}
      {visit.standing !== 'closed' && (
        <p>
          {words.known}
          {visit.identityNeeded}
        </p>
      )}
      {visit.verdict && (
        <details>
          <summary>{words.found}</summary>
          <Found region={region} view={view} record={visit} />
        </details>
      )}
      {visit.superseded.map((record, at) => (
        <details key={at} className="superseded">
          <summary>{words.superseded(at + 1, dayText(record.again))}</summary>
          <p>{words.supersededWhy(record.drawnSince, dayText(record.again))}</p>
          {record.visited && <p>{words.visited(dayText(record.visited.visitedOn), record.visited.time ?? '')}</p>}
          <Found region={region} view={view} record={record} />
        </details>
      ))}
    </section>
  ))
}

function Found({ region, view, record }: { region: string; view: CaseView; record: VisitRecordView }): ReactNode {
  return (
    <>
      <ul>
        {record.points.map((point) => (
          <li key={point.key}>
            <strong>{point.title}</strong>：{point.met ? words.met : words.unmet}。{point.seen}
          </li>
        ))}
      </ul>
      <p>{record.summary}</p>
      {record.photos.length > 0 && (
        <ul>
          {record.photos.map(({ number, file, point, takenAt }) => (
            <li key={number}>
              {file && (
                <a
                  href={address(downloadFile, {
                    params: { region: RegionId.parse(region), case: view.case, file },
                  })}
                >
                  {words.photo(number, record.points.find(({ key }) => key === point)?.title ?? '')}
                </a>
              )}
              {takenAt && ` ${words.takenAt(`${dayText(takenAt)} ${takenAt.slice(11)}`)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
