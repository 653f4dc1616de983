import { Button, Empty, Input, Select } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { readHalls, setHallHours, type Hours } from '#contracts/halls.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { hoursFrom, textOf } from '../hours-text.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.hallHours
type Hall = ReplyOf<typeof readHalls>['halls'][number]

/** 服务日历: when each hall, and each counter that differs, serves. */
export function HallHoursPage() {
  const { session } = useSession()
  const halls = useQuery(readHalls, { params: { region: session.region } })
  const [chosen, setChosen] = useState<string | null>(null)
  const [counter, setCounter] = useState('')
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  return (
    <>
      <PageHead title={words.title}>
        <p className="quiet">{words.lead}</p>
      </PageHead>
      {receipt && <ReceiptLine title={words.done} receipt={receipt} />}
      <Reading query={halls}>
        {(data) => {
          const hall = data.halls.find((one) => one.office === chosen) ?? data.halls[0]
          if (!hall) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />
          const own = hall.counters.find((one) => one.counter === counter)
          const hours = own?.hours ?? hall.hours
          return (
            <section className="panel form">
              <Field label={words.hall}>
                {(control) => (
                  <Select
                    {...control}
                    aria-label={words.hall}
                    value={hall.office}
                    onChange={(office) => {
                      setChosen(office)
                      setCounter('')
                    }}
                    options={data.halls.map((one) => ({ value: one.office, label: one.name }))}
                  />
                )}
              </Field>
              <Field label={words.counter}>
                {(control) => (
                  <Select
                    {...control}
                    aria-label={words.counter}
                    showSearch
                    value={own?.counter ?? ''}
                    onChange={setCounter}
                    options={[
                      { value: '', label: words.whole },
                      ...hall.counters.map((one) => ({ value: one.counter, label: one.counter })),
                    ]}
                  />
                )}
              </Field>
              <HoursForm
                key={`${hall.office}/${own?.counter ?? ''}/${JSON.stringify(hours)}`}
                hall={hall}
                counter={own?.counter ?? null}
                hours={hours}
                onDone={(receipt) => {
                  setReceipt(receipt)
                  halls.reload()
                }}
              />
            </section>
          )
        }}
      </Reading>
    </>
  )
}

function HoursForm({
  hall,
  counter,
  hours,
  onDone,
}: {
  hall: Hall
  counter: string | null
  hours: Hours
  onDone: (receipt: Receipt) => void
}) {
  const { session } = useSession()
  const command = useCommand(setHallHours)
  const [text, setText] = useState(() => textOf(hours))
  const [tried, setTried] = useState(false)
  const read = hoursFrom(text)
  const send = async (hours: Hours | null) => {
    const reply = await command.run({
      params: { region: session.region, hall: hall.office },
      body: { counter, hours },
    })
    if (reply) onDone(reply.receipt)
  }
  const save = () => {
    setTried(true)
    if (read) void send(read)
  }
  return (
    <>
      {(['workday', 'restday', 'saturday', 'sunday', 'holiday'] as const).map((row) => (
        <Field
          key={row}
          label={words.rows[row]}
          hint={row === 'workday' || row === 'restday' ? words.hint : words.optionalHint}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              value={text[row]}
              onChange={(event) => setText({ ...text, [row]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={words.days} hint={words.daysHint}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={4}
            maxLength={4000}
            value={text.days}
            onChange={(event) => setText({ ...text, days: event.target.value })}
          />
        )}
      </Field>
      {tried && !read && <p className="bad">{words.wrong}</p>}
      <FailureNotice failure={command.failure} />
      <div className="form-foot">
        <Button onClick={() => void send(null)}>{words.reset}</Button>
        <Button type="primary" loading={command.busy} onClick={save}>
          {words.save}
        </Button>
      </div>
    </>
  )
}
