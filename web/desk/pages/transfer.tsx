import { saysAtLeast } from '#contracts/text-length.ts'
import { App as Dialogs, Button, Checkbox, Descriptions, Input, Tag } from 'antd'
import { useState } from 'react'
import { downloadDeskPaper } from '#contracts/cases.ts'
import {
  handOverOriginals,
  readTransfer,
  receiveOriginals,
  returnOriginals,
  type TransferView,
} from '#contracts/deliveries.ts'
import { StreamId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { address } from '#web/shared/call.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { beijingMinute } from '../parts/instant.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery, useReadAgain } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.transfers

/** 材料交接单: what lies in the batch, who signed, and what may be done with it now. */
export function TransferPage({ id }: { id: string }) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const after = receipt?.position ?? undefined
  const transfer = useQuery(readTransfer, {
    params: { region: session.region, transfer: StreamId.parse(id) },
    query: after === undefined ? {} : { after },
  })
  // The sheet is set in the background after the papers were handed over.
  useReadAgain(
    transfer,
    transfer.data !== null && transfer.data.handedOver !== null && transfer.data.papers.length === 0,
  )
  return (
    <Reading query={transfer}>
      {(view) => (
        <>
          <PageHead
            title={view.itemName}
            back="/desk/transfers"
            extra={
              <Button size="small" loading={transfer.loading} onClick={transfer.reload}>
                {copy.common.reload}
              </Button>
            }
          />
          {receipt && <ReceiptLine title={words.done} receipt={receipt} />}
          <section className="panel">
            <Facts view={view} />
          </section>
          <Pieces
            key={`${view.place}-${view.materials.filter(({ returned }) => returned).length}`}
            view={view}
            onDone={setReceipt}
            onReload={transfer.reload}
          />
        </>
      )}
    </Reading>
  )
}

function Facts({ view }: { view: TransferView }) {
  const { session } = useSession()
  const signed = (side: TransferView['received']) => (side ? `${side.by} · ${beijingMinute(side.at)}` : words.unsigned)
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, lg: 2 }}
      items={[
        { key: 'number', label: words.number, children: <span className="case-number">{view.number}</span> },
        { key: 'place', label: words.place, children: words.places[view.place] },
        { key: 'sheet', label: words.sheet, children: view.sheet ?? '—' },
        { key: 'taken', label: words.taken, children: <span className="num">{view.takenDay}</span> },
        { key: 'from', label: words.from(view.from), children: signed(view.handedOver) },
        { key: 'to', label: words.to(view.to), children: signed(view.received) },
        {
          key: 'papers',
          label: words.papers,
          children:
            view.papers.length === 0 ? (
              <span className="quiet">{words.noPapers[view.handedOver ? 'soon' : 'before']}</span>
            ) : (
              <ul className="papers">
                {view.papers.map(({ paper, title }) => (
                  <li key={paper}>
                    <a
                      href={address(downloadDeskPaper, {
                        params: { region: session.region, case: view.case, paper },
                      })}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}

type Props = { view: TransferView; onDone: (receipt: Receipt) => void; onReload: () => void }

function Pieces({ view, onDone, onReload }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const handOver = useCommand(handOverOriginals)
  const receive = useCommand(receiveOriginals)
  const giveBack = useCommand(returnOriginals)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [chosen, setChosen] = useState<readonly string[]>([])
  const params = { region: session.region, transfer: view.transfer }
  const may = (act: TransferView['can'][number]) => view.can.includes(act)
  const noted = Object.entries(missing).map(([material, remark]) => ({ material, remark: remark.trim() }))
  const acts = {
    'hand-over': () => handOver.run({ params, body: {} }),
    receive: () => receive.run({ params, body: { missing: noted } }),
    return: () => giveBack.run({ params, body: { materials: [...chosen] } }),
  }
  const confirm = (act: keyof typeof acts) =>
    void modal.confirm({
      title: words.confirm[act],
      okText: words.acts[act],
      onOk: async () => {
        const reply = await acts[act]()
        if (reply) onDone(reply.receipt)
      },
    })
  const mark = (material: string, lacks: boolean) =>
    setMissing((before) => {
      const { [material]: _gone, ...rest } = before
      return lacks ? { ...rest, [material]: '未见原件' } : rest
    })
  return (
    <section className="panel form">
      <h2>{words.originals}</h2>
      {may('hand-over') && may('return') && <p className="quiet">{words.chooseToReturn}</p>}
      <ul className="originals">
        {view.materials.map(({ material, name, missing: remark, returned }) => (
          <li key={material}>
            {may('return') && !returned && remark === null ? (
              <Checkbox
                checked={chosen.includes(material)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, material] : chosen.filter((one) => one !== material))
                }
              >
                {name}
              </Checkbox>
            ) : (
              <span>{name}</span>
            )}
            {remark !== null && <Tag color="error">{words.lacking(remark)}</Tag>}
            {returned && <Tag>{words.returned}</Tag>}
            {may('receive') && (
              <>
                <Checkbox
                  checked={material in missing}
                  onChange={(event) => mark(material, event.target.checked)}
                  aria-label={words.lackingOf(name)}
                >
                  {words.lack}
                </Checkbox>
                {material in missing && (
                  <Field label={words.remarkOf(name)}>
                    {(control) => (
                      <Input
                        {...control}
                        maxLength={200}
                        value={missing[material]}
                        onChange={(event) => setMissing({ ...missing, [material]: event.target.value })}
                      />
                    )}
                  </Field>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {[handOver, receive, giveBack].map(
        (command, index) =>
          command.failure && (
            // oxlint-disable-next-line react/no-array-index-key -- three acts, always the same
            <FailureNotice key={index} failure={command.failure} onReload={onReload} />
          ),
      )}
      <div className="form-foot">
        {may('hand-over') && (
          <Button type="primary" loading={handOver.busy} onClick={() => confirm('hand-over')}>
            {words.acts['hand-over']}
          </Button>
        )}
        {may('receive') && (
          <Button
            type="primary"
            loading={receive.busy}
            disabled={noted.some(({ remark }) => !saysAtLeast(remark, 2))}
            onClick={() => confirm('receive')}
          >
            {words.acts.receive}
          </Button>
        )}
        {may('return') && (
          <Button loading={giveBack.busy} disabled={chosen.length === 0} onClick={() => confirm('return')}>
            {words.acts.return}
          </Button>
        )}
      </div>
    </section>
  )
}
