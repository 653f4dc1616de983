import { Button, Select, Space } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { readOfficeReminders, setOfficeReminder } from '#contracts/office-reminders.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Reading } from './reading.tsx'
import { ReceiptLine } from './receipt-line.tsx'

const words = copy.lateSteps.reminders
type Line = ReplyOf<typeof readOfficeReminders>['offices'][number]

const mostDays = 10
const leads = [
  { value: 0, label: words.asItems },
  ...Array.from({ length: mostDays }, (_, at) => ({ value: at + 1, label: words.days(at + 1) })),
]

/** 单位到期提醒: how many working days before a last day each office's people are reminded. */
export function OfficeReminders() {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const offices = useQuery(readOfficeReminders, { params: { region: session.region } })
  return (
    <section className="panel form" aria-labelledby="office-reminders">
      <h2 id="office-reminders">{words.title}</h2>
      <p className="quiet">{words.about}</p>
      {receipt && <ReceiptLine title={words.saved} receipt={receipt} />}
      <Reading query={offices}>
        {(data) => (
          <table className="roster">
            <thead>
              <tr>
                <th scope="col">{words.office}</th>
                <th scope="col">{words.lead}</th>
              </tr>
            </thead>
            <tbody>
              {data.offices.map((line) => (
                <OfficeLine
                  key={`${line.office}/${line.days}`}
                  line={line}
                  onDone={(done) => {
                    setReceipt(done)
                    offices.reload()
                  }}
                />
              ))}
            </tbody>
          </table>
        )}
      </Reading>
    </section>
  )
}

function OfficeLine({ line: { office, name, days }, onDone }: { line: Line; onDone: (receipt: Receipt) => void }) {
  const { session } = useSession()
  const command = useCommand(setOfficeReminder)
  const [chosen, setChosen] = useState(days ?? 0)
  const save = async () => {
    const params = { region: session.region, office }
    const reply = await command.run({ params, body: { days: chosen === 0 ? null : chosen } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Space wrap>
          <Select<number> aria-label={words.leadOf(name)} value={chosen} onChange={setChosen} options={leads} />
          {chosen !== (days ?? 0) && (
            <Button type="primary" loading={command.busy} onClick={() => void save()}>
              {words.save}
            </Button>
          )}
        </Space>
        <FailureNotice failure={command.failure} />
      </td>
    </tr>
  )
}
