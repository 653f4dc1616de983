import { Button, Input, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import {
  AbsenceReason,
  absenceReasons,
  appointAbsence,
  endAbsence,
  mostAbsentDays,
  readAbsence,
} from '#contracts/absences.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.absence

type View = z.infer<typeof readAbsence.reply>
type Props = { view: View; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 离岗与代理: when one's own post is left, who acts meanwhile, and for whom one acts. */
export function OwnAbsencePage() {
  const { session } = useSession()
  const [done, setDone] = useState<{ title: string; receipt: Receipt } | null>(null)
  const found = useQuery(readAbsence, { params: { region: session.region } })
  return (
    <>
      <PageHead title={words.title}>
        <p className="quiet">{words.lead}</p>
      </PageHead>
      {done && <ReceiptLine title={done.title} receipt={done.receipt} />}
      <Reading query={found}>
        {(view) => {
          const props: Props = {
            view,
            onReload: found.reload,
            onDone: (title, receipt) => {
              setDone({ title, receipt })
              found.reload()
            },
          }
          return (
            <>
              {view.actsFor.map((one) => (
                <p key={one.name} className="panel">
                  {words.actsFor(one.name, one.through)}
                </p>
              ))}
              {view.absence && <Appointed {...props} absence={view.absence} />}
              {view.can.includes('appoint') && <Appoint {...props} />}
            </>
          )
        }}
      </Reading>
    </>
  )
}

function Appointed({ view, absence, onReload, onDone }: Props & { absence: NonNullable<View['absence']> }) {
  const { session } = useSession()
  const command = useCommand(endAbsence)
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, ownPost: view.post }, body: {} })
    if (reply) onDone(words.ended, reply.receipt)
  }
  return (
    <section className="panel">
      <h2>
        {words.now} <Tag color={absence.began ? 'warning' : 'default'}>{absence.began ? words.began : words.later}</Tag>
      </h2>
      <dl className="fact-list">
        {[
          [words.days, words.fromTo(absence.from, absence.through)],
          [words.reason, absence.reasonText],
          [words.deputy, absence.deputy ?? words.drawn],
        ].map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      {view.can.includes('end') && (
        <div className="form-foot">
          <Button type="primary" loading={command.busy} onClick={() => void send()}>
            {absence.began ? words.end : words.cancel}
          </Button>
          <span className="quiet">{words.endNote}</span>
        </div>
      )}
    </section>
  )
}

function Appoint({ view, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(appointAbsence)
  const [from, setFrom] = useState(view.today)
  const [through, setThrough] = useState(view.today)
  const [reason, setReason] = useState<AbsenceReason | null>(null)
  const [deputy, setDeputy] = useState('')
  const ready = reason !== null && from >= view.today && through >= from
  const send = async () => {
    if (reason === null) return
    const named = view.deputies.find(({ post }) => post === deputy)?.post ?? null
    const reply = await command.run({
      params: { region: session.region, ownPost: view.post },
      body: { from, through, reason, deputy: named },
    })
    if (reply) onDone(words.done, reply.receipt)
  }
  const dayField = (label: string, value: string, onChange: (day: string) => void, hint?: string) => (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          type="date"
          className="num"
          min={view.today}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
  return (
    <section className="panel">
      <h2>{words.appoint}</h2>
      {dayField(words.from, from, setFrom)}
      {dayField(words.through, through, setThrough, words.most(mostAbsentDays))}
      <Field label={words.reason}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.reason}
            value={reason}
            onChange={(event) => setReason(AbsenceReason.parse(event.target.value))}
            options={AbsenceReason.options.map((value) => ({ value, label: absenceReasons[value] }))}
          />
        )}
      </Field>
      {view.mayName ? (
        <Field label={words.deputy} hint={words.deputyHint}>
          {(control) => (
            <Select
              {...control}
              aria-label={words.deputy}
              value={deputy}
              onChange={setDeputy}
              options={[
                { value: '', label: words.nobody },
                ...view.deputies.map((one) => ({ value: one.post as string, label: one.name })),
              ]}
            />
          )}
        </Field>
      ) : (
        <p className="quiet">{words.noDeputy}</p>
      )}
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      <div className="form-foot">
        <Button type="primary" disabled={!ready} loading={command.busy} onClick={() => void send()}>
          {words.appoint}
        </Button>
      </div>
    </section>
  )
}
