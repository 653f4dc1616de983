import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Empty, Input } from 'antd'
import { useState } from 'react'
import { loadNotice, readCalendar } from '#contracts/calendars.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { OtherDaysFields, useOtherDays } from '../parts/other-days.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.calendar

/** 工作日历: until when it is known, what differs from the weekday, and a new notice. */
export function CalendarPage() {
  const { session } = useSession()
  const calendar = useQuery(readCalendar, { params: { region: session.region } })
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  return (
    <>
      <PageHead title={words.title}>
        <p className="quiet">{words.lead}</p>
      </PageHead>
      {receipt && <ReceiptLine title={words.done} receipt={receipt} />}
      <Reading query={calendar}>
        {(data) => (
          <div className="stack">
            <p>{words.covered(data.coveredUntil)}</p>
            <NoticeForm
              onReload={calendar.reload}
              onDone={(done) => {
                setReceipt(done)
                calendar.reload()
              }}
            />
            <section className="panel">
              <h2>{words.days}</h2>
              {data.days.length === 0 ? (
                <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />
              ) : (
                <div className="table-scroll">
                  <table className="list" aria-label={words.days}>
                    <thead>
                      <tr>
                        <th scope="col">{words.columns.day}</th>
                        <th scope="col">{words.columns.kind}</th>
                        <th scope="col">{words.columns.name}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {data.days.map(({ day, kind, name }) => (
                        <tr key={day}>
                          <td className="num" data-label={words.columns.day}>
                            {day}
                          </td>
                          <td data-label={words.columns.kind}>{words.kinds[kind]}</td>
                          <td data-label={words.columns.name}>{name}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </section>
          </div>
        )}
      </Reading>
    </>
  )
}

function NoticeForm({ onDone, onReload }: { onDone: (receipt: Receipt) => void; onReload: () => void }) {
  const { session } = useSession()
  const command = useCommand(loadNotice)
  const [name, setName] = useState('')
  const typed = useOtherDays()
  const ready = saysAtLeast(name, 4) && typed.days !== null
  const send = async () => {
    if (!typed.days) return
    const body = { name: name.trim(), ...typed.days }
    const reply = await command.run({ params: { region: session.region }, body })
    if (reply) onDone(reply.receipt)
  }
  return (
    <section className="panel form">
      <h2>{words.form}</h2>
      <Field label={words.name} hint={words.nameHint}>
        {(control) => (
          <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <OtherDaysFields typed={typed} />
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      <div className="form-foot">
        <Button type="primary" disabled={!ready} loading={command.busy} onClick={() => void send()}>
          {words.send}
        </Button>
      </div>
    </section>
  )
}
