import { Button, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { dutyDays, readDuty, setDuty } from '#contracts/duty.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { weekdayName } from '../weekday.ts'

const words = copy.duty
type Roster = ReplyOf<typeof readDuty>
type Person = Roster['days'][number]['person']

/** 网上值守: who of an office answers online on which day, two weeks at a time. */
export function DutyPage() {
  const { session } = useSession()
  const [office, setOffice] = useState<Roster['office'] | undefined>()
  const [from, setFrom] = useState<string>(session.today)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const roster = useQuery(readDuty, { params: { region: session.region }, query: { office, from } })
  return (
    <>
      <PageHead title={words.title}>
        <p className="quiet">{session.can.includes('duty.set') ? words.about : words.reading}</p>
      </PageHead>
      {receipt && <ReceiptLine title={words.saved} receipt={receipt} />}
      <Reading query={roster}>
        {(data) => (
          <section className="panel form">
            {data.offices.length > 1 && (
              <Field label={words.office}>
                {(control) => (
                  <Select
                    {...control}
                    aria-label={words.office}
                    value={data.office}
                    onChange={setOffice}
                    options={data.offices.map((one) => ({ value: one.office, label: one.name }))}
                  />
                )}
              </Field>
            )}
            <p>
              <b>{data.officeName}</b> · {words.deputy(data.deputyName)}
            </p>
            <Days
              key={`${data.office}/${from}/${JSON.stringify(data.days)}`}
              roster={data}
              onDone={(done) => {
                setReceipt(done)
                roster.reload()
              }}
            />
            <Space>
              <Button onClick={() => setFrom(addDays(parseDay(from), -dutyDays))}>{words.earlier}</Button>
              <Button onClick={() => setFrom(addDays(parseDay(from), dutyDays))}>{words.later}</Button>
            </Space>
          </section>
        )}
      </Reading>
    </>
  )
}

function Days({ roster, onDone }: { roster: Roster; onDone: (receipt: Receipt) => void }) {
  const { session } = useSession()
  const command = useCommand(setDuty)
  const [changed, setChanged] = useState<Readonly<Record<string, Person>>>({})
  const days = Object.entries(changed).map(([day, person]) => ({ day, person }))
  const save = async () => {
    const params = { region: session.region, roster: roster.roster }
    const reply = await command.run({ params, body: { days } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <>
      <table className="roster">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.person}</th>
          </tr>
        </thead>
        <tbody>
          {roster.days.map(({ day, workday, person, name, open }) => (
            <tr key={day}>
              <th scope="row" className="num">
                {day} {weekdayName(day)} {!workday && <Tag>{words.restday}</Tag>}
              </th>
              <td>
                {open ? (
                  <Select<string>
                    aria-label={words.personOn(day)}
                    value={changed[day] === undefined ? (person ?? '') : (changed[day] ?? '')}
                    onChange={(value) =>
                      setChanged({
                        ...changed,
                        [day]: roster.people.find((one) => one.person === value)?.person ?? null,
                      })
                    }
                    options={[
                      { value: '', label: words.nobody },
                      ...roster.people.map((one) => ({ value: one.person as string, label: one.name })),
                    ]}
                  />
                ) : (
                  (name ?? words.nobody)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {session.can.includes('duty.set') && (
        <>
          {days.length > 0 && <p className="quiet">{words.unsaved(days.length)}</p>}
          <FailureNotice failure={command.failure} />
          <div className="form-foot">
            <Button type="primary" loading={command.busy} disabled={days.length === 0} onClick={() => void save()}>
              {words.save}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
