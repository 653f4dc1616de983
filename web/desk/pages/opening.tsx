import { Button, Descriptions, Radio, Space } from 'antd'
import { useState } from 'react'
import type { ParamsOf } from '#contracts/endpoint.ts'
import { OpeningId, StreamId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { RefusedOpening, refusedOpenings } from '#contracts/seal-grounds.ts'
import {
  confirmOpening,
  readOpenedName,
  readOpening,
  refuseOpening,
  type OpeningView,
} from '#contracts/seal-openings.ts'
import { useCommand } from '../command.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import { ActDialog } from '../parts/act-dialog.tsx'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { beijing } from '../parts/instant.ts'
import { Link } from '../parts/link.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.seals

type Done = { title: string; receipt: Receipt }
type At = ParamsOf<typeof readOpening>

/** One 启封: what is asked for, the second person's answer, and for a day the name. */
export function OpeningPage({ id }: { id: string }) {
  const { session } = useSession()
  const inCase = StreamId.safeParse(useAddress().search.get('case'))
  const [done, setDone] = useState<Done | null>(null)
  const after = done?.receipt.position ?? undefined
  const at = inCase.success ? { region: session.region, case: inCase.data, opening: OpeningId.parse(id) } : null
  const view = useQuery(readOpening, at && { params: at, query: after === undefined ? {} : { after } })
  return (
    <>
      <PageHead title={words.one} back="/desk/openings" />
      {done && <ReceiptLine title={done.title} receipt={done.receipt} />}
      {at === null ? (
        <p>{copy.common.unknownText}</p>
      ) : (
        <Reading query={view}>
          {(data) => (
            <div className="stack">
              <Facts view={data} />
              {data.can.includes('confirm') && <Second at={at} onDone={setDone} onReload={view.reload} />}
              {data.barredFor && <p className="quiet">{data.barredFor}</p>}
              {data.can.includes('read') && <Name at={at} onRead={view.reload} />}
            </div>
          )}
        </Reading>
      )}
    </>
  )
}

function Facts({ view }: { view: OpeningView }) {
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={[
        {
          key: 'case',
          label: words.case,
          children: <Link href={`/desk/cases/${view.case}`}>{view.number}</Link>,
        },
        { key: 'item', label: words.item, children: view.itemName },
        { key: 'title', label: words.columns.title, children: view.title },
        { key: 'ground', label: words.ground, children: `${view.groundText}（${view.basis}）` },
        { key: 'document', label: words.document, children: view.document },
        { key: 'proposed', label: words.columns.proposed, children: dayText(view.proposedDay) },
        { key: 'due', label: words.columns.due, children: dayText(view.due) },
        { key: 'state', label: words.columns.state, children: view.stateText },
        ...(view.refusedFor ? [{ key: 'refused', label: words.refusedFor, children: view.refusedFor }] : []),
        ...(view.until
          ? [
              { key: 'until', label: words.until, children: beijing(view.until) },
              { key: 'reads', label: words.reads, children: words.times(view.reads) },
            ]
          : []),
      ]}
    />
  )
}

type SecondProps = { at: At; onDone: (done: Done) => void; onReload: () => void }

function Second({ at, onDone, onReload }: SecondProps) {
  const command = useCommand(confirmOpening)
  const [refusing, setRefusing] = useState(false)
  const confirm = async () => {
    const reply = await command.run({ params: at, body: {} })
    if (reply) onDone({ title: words.confirmed, receipt: reply.receipt })
  }
  return (
    <section className="said">
      <h2>{words.secondTitle}</h2>
      <p>{words.secondText}</p>
      <FailureNotice failure={command.failure} onRepeat={() => void confirm()} onReload={onReload} />
      <Space wrap>
        <Button type="primary" loading={command.busy} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
        <Button disabled={command.busy} onClick={() => setRefusing(true)}>
          {words.refuse}
        </Button>
      </Space>
      {refusing && <Refuse at={at} onDone={onDone} onReload={onReload} onClose={() => setRefusing(false)} />}
    </section>
  )
}

function Refuse({ at, onDone, onReload, onClose }: SecondProps & { onClose: () => void }) {
  const command = useCommand(refuseOpening)
  const [reason, setReason] = useState<RefusedOpening | null>(null)
  const send = async () => {
    if (reason === null) return
    const reply = await command.run({ params: at, body: { reason } })
    if (reply) onDone({ title: words.refused, receipt: reply.receipt })
  }
  return (
    <ActDialog
      title={words.refuseTitle}
      send={words.refuse}
      ready={reason !== null}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <Field label={words.refuseReason}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.refuseReason}
            value={reason}
            onChange={(event) => setReason(RefusedOpening.parse(event.target.value))}
            options={RefusedOpening.options.map((one) => ({ value: one, label: refusedOpenings[one] }))}
          />
        )}
      </Field>
    </ActDialog>
  )
}

/** The name is asked for by a press of its own, never with the page: each asking is recorded. */
function Name({ at, onRead }: { at: At; onRead: () => void }) {
  const [asked, setAsked] = useState(false)
  return (
    <section className="said">
      <h2>{words.read}</h2>
      <p>{words.readText}</p>
      {asked ? (
        <Shown at={at} />
      ) : (
        <Button
          type="primary"
          onClick={() => {
            setAsked(true)
            onRead()
          }}
        >
          {words.read}
        </Button>
      )}
    </section>
  )
}

function Shown({ at }: { at: At }) {
  const person = useQuery(readOpenedName, { params: at })
  return (
    <Reading query={person}>
      {({ name, place, code }) => (
        <Descriptions
          bordered
          size="small"
          column={1}
          items={[
            { key: 'name', label: words.name, children: <b>{name}</b> },
            { key: 'place', label: words.place, children: place },
            { key: 'code', label: words.code, children: code },
          ]}
        />
      )}
    </Reading>
  )
}
