import { Fragment, type ReactNode } from 'react'
import type { Hours } from '#contracts/halls.ts'
import { dayText, dayWithWeekday } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { OpenNow } from '../parts/OpenNow.tsx'
import { directoryCopy } from '../directory-copy.ts'
import type { PageProps } from '../pages.ts'

const words = directoryCopy.halls

export const hallsTitle = (): string => words.title

type Spans = Hours['workday']
const spansText = (spans: Spans): string =>
  spans.length === 0 ? words.closed : spans.map(({ from, to }) => `${from}—${to}`).join('，')

/** Which days, then from when to when; a span of time is never broken in two. */
const openOn = (days: string, spans: Spans): ReactNode => (
  <span className="spans">
    <span>{days}</span>
    {spans.length === 0 ? words.closed : spans.map(({ from, to }) => <span key={from}>{`${from}—${to}`}</span>)}
  </span>
)

export function HallsPage(props: PageProps<'halls'>): ReactNode {
  const { today, workday, halls } = props
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p>
        {dayWithWeekday(today)}，{workday ? words.workday : words.restday}。
      </p>
      <p>
        <a className="solo" href="#roster">
          {words.roster}
        </a>
      </p>
      <div className="halls">
        {halls.map((hall) => (
          <HallCard key={hall.office} hall={hall} now={props.now} today={today} offices={props.offices} />
        ))}
      </div>
      <h2 id="roster">{words.roster}</h2>
      <p>{words.rosterHint}</p>
      <Roster {...props} />
    </>
  )
}

function HallCard({
  hall,
  now,
  today,
  offices,
}: {
  hall: PageProps<'halls'>['halls'][number]
  now: string
  today: string
  offices: PageProps<'halls'>['offices']
}): ReactNode {
  const officeName = (id: string) => words.also(offices.find((office) => office.id === id)?.name ?? id)
  return (
    <section className="hall" aria-labelledby={hall.office}>
      <h2 id={hall.office}>{hall.name}</h2>
      <Facts
        facts={[
          { label: words.address, value: hall.address },
          { label: words.now, value: <OpenNow hall={hall} now={now} /> },
          {
            label: words.open,
            value: (
              <>
                {openOn(words.workdays, hall.hours.workday)}
                {openOn(words.restdays, hall.hours.restday)}
                {hall.hours.saturday && openOn(words.saturday, hall.hours.saturday)}
                {hall.hours.sunday && openOn(words.sunday, hall.hours.sunday)}
                {hall.hours.holiday && openOn(words.holiday, hall.hours.holiday)}
                {(hall.hours.days ?? [])
                  .filter(({ day }) => day >= today)
                  .map(({ day, spans, why }) => (
                    <Fragment key={day}>{openOn(words.special(dayText(day), why), spans)}</Fragment>
                  ))}
              </>
            ),
          },
          {
            label: words.phone,
            value: (
              <a className="solo" href={`tel:${hall.phone}`}>
                {hall.phone}
              </a>
            ),
          },
        ]}
      />
      <details>
        <summary>
          {words.whichCounter}
          <span className="visually-hidden">：{hall.name}</span>
        </summary>
        <table className="stacking">
          <thead>
            <tr>
              <th scope="col">{words.group}</th>
              <th scope="col">{words.counters}</th>
              <th scope="col">{words.takes}</th>
            </tr>
          </thead>
          <tbody>
            {hall.groups.map((group) => {
              const counters = hall.counters.filter((counter) => counter.group === group.key)
              const own = counters[0]?.hours
              return (
                <tr key={group.key}>
                  <th scope="row">{group.name}</th>
                  <td data-head={words.counters}>
                    {counters.map(({ counter }) => counter).join('、')}
                    {own && <small>{words.own(`${words.workdays} ${spansText(own.workday)}`)}</small>}
                  </td>
                  <td data-head={words.takes}>
                    {group.offices.length === 0 ? words.takesAll : group.offices.map(officeName).join('、')}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </details>
    </section>
  )
}

function Roster({ workday, roster, offices }: PageProps<'halls'>): ReactNode {
  const spansOf = (hours: Hours) => (workday ? hours.workday : hours.restday)
  const answering = roster.filter((line) => spansOf(line.hours).length > 0)
  if (answering.length === 0) return <p className="empty">{words.nobody}</p>
  return (
    <table className="stacking">
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.hours}</th>
          <th scope="col">{words.phone}</th>
          <th scope="col">{words.deputy}</th>
        </tr>
      </thead>
      <tbody>
        {answering.map((line) => (
          <tr key={line.office}>
            <th scope="row">
              {words.also(line.officeName)}
              <small>{line.unit}</small>
            </th>
            <td data-head={words.hours}>{spansText(spansOf(line.hours))}</td>
            <td data-head={words.phone}>
              <a className="solo" href={`tel:${line.phone}`}>
                {line.phone}
              </a>
            </td>
            <td data-head={words.deputy}>
              {line.deputy ? words.also(offices.find((office) => office.id === line.deputy)?.name ?? '') : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
