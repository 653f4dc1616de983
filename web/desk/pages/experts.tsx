import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, Space, Tag } from 'antd'
import { useState } from 'react'
import { changeExpert, listExperts, suspendExpert, type ExpertView } from '#contracts/experts.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { ActDialog } from '../parts/act-dialog.tsx'
import { AppointExpert, EnterExpert } from '../parts/enter-expert.tsx'
import { asLine, TieFields, tieOf, tiesOf } from '../parts/expert-ties.tsx'
import { Field } from '../parts/field.tsx'
import { ListTable, type Column } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.expertRoll
const { columns: heads } = words

type Act = { act: 'change' | 'suspend' | 'appoint'; expert: ExpertView } | { act: 'enter' }
type Done = { title: string; receipt: Receipt }

const columns: Column<ExpertView>[] = [
  { key: 'name', title: heads.name, className: 'nowrap', cell: (row) => row.name },
  { key: 'fields', title: heads.fields, cell: (row) => row.fields.map(({ field }) => field).join('、') },
  { key: 'rank', title: heads.rank, cell: (row) => row.rank },
  { key: 'employer', title: heads.employer, cell: (row) => row.employer.name },
  { key: 'ties', title: heads.ties, cell: (row) => row.ties.map(({ name }) => name).join('、') || words.none },
  {
    key: 'state',
    title: heads.state,
    cell: ({ suspended }) =>
      suspended ? (
        <Tag color="warning">{words.suspended(suspended.reason, suspended.day)}</Tag>
      ) : (
        <Tag color="success">{words.active}</Tag>
      ),
  },
]

/** 专家库: who is drawn for which 专业, for whom they work, and whose applications keep them off the roll. */
export function ExpertsPage() {
  const { session } = useSession()
  const [open, setOpen] = useState<Act | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const { after, paging } = usePaging('experts')
  const roll = useQuery(listExperts, { params: { region: session.region }, query: { after, limit: 25 } })
  const resume = useCommand(suspendExpert)
  const keeps = session.can.includes('expert.keep')
  const finish = (title: string) => (receipt: Receipt) => {
    setOpen(null)
    setDone({ title, receipt })
    roll.reload()
  }
  const acts = (row: ExpertView) => (
    <Acts
      expert={row}
      busy={resume.busy}
      onChange={() => setOpen({ act: 'change', expert: row })}
      onSuspend={() => setOpen({ act: 'suspend', expert: row })}
      onAppoint={() => setOpen({ act: 'appoint', expert: row })}
      onResume={() => {
        void resume
          .run({ params: { region: session.region, expert: row.expert }, body: { reason: null } })
          .then((reply) => reply && finish(words.resumedDone)(reply.receipt))
      }}
    />
  )
  return (
    <>
      <PageHead
        title={words.title}
        extra={
          keeps && (
            <Button type="primary" onClick={() => setOpen({ act: 'enter' })}>
              {words.enter}
            </Button>
          )
        }
      >
        <p className="quiet">{keeps ? words.about : words.reading}</p>
      </PageHead>
      {done && <ReceiptLine title={done.title} receipt={done.receipt} />}
      <Reading query={roll}>
        {(data) => (
          <ListTable
            label={words.title}
            rows={data.experts}
            columns={keeps ? [...columns, { key: 'acts', title: heads.acts, cell: acts }] : columns}
            rowKey={(row) => row.expert}
            empty={words.empty}
            paging={paging(data.next)}
          />
        )}
      </Reading>
      {open?.act === 'enter' && roll.data && (
        <EnterExpert
          fields={roll.data.fields}
          onClose={() => setOpen(null)}
          onReload={roll.reload}
          onDone={finish(words.entered)}
        />
      )}
      {open?.act === 'appoint' && roll.data && (
        <AppointExpert
          expert={open.expert}
          fields={roll.data.fields}
          onClose={() => setOpen(null)}
          onReload={roll.reload}
          onDone={finish(words.appointed)}
        />
      )}
      {open?.act === 'change' && (
        <Change
          expert={open.expert}
          onClose={() => setOpen(null)}
          onReload={roll.reload}
          onDone={finish(words.saved)}
        />
      )}
      {open?.act === 'suspend' && (
        <Suspend
          expert={open.expert}
          onClose={() => setOpen(null)}
          onReload={roll.reload}
          onDone={finish(words.suspendedDone)}
        />
      )}
    </>
  )
}

type ActsProps = {
  expert: ExpertView
  busy: boolean
  onChange: () => void
  onSuspend: () => void
  onAppoint: () => void
  onResume: () => void
}

function Acts({ expert, busy, onChange, onSuspend, onAppoint, onResume }: ActsProps) {
  return (
    <Space wrap>
      <Button size="small" aria-label={`${words.change} ${expert.name}`} onClick={onChange}>
        {words.change}
      </Button>
      <Button size="small" aria-label={`${words.appoint} ${expert.name}`} onClick={onAppoint}>
        {words.appoint}
      </Button>
      <Button
        size="small"
        loading={busy}
        aria-label={`${expert.suspended ? words.resume : words.suspend} ${expert.name}`}
        onClick={expert.suspended ? onResume : onSuspend}
      >
        {expert.suspended ? words.resume : words.suspend}
      </Button>
    </Space>
  )
}

type DialogProps = {
  expert: ExpertView
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

function Change({ expert, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(changeExpert)
  const [rank, setRank] = useState(expert.rank)
  const [employer, setEmployer] = useState(asLine(expert.employer))
  const [ties, setTies] = useState(expert.ties.map(asLine).join('\n'))
  const listed = tiesOf(ties)
  const ready = saysAtLeast(rank, 2) && saysAtLeast(employer, 4) && listed.every(({ name }) => saysAtLeast(name, 4))
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, expert: expert.expert },
      body: { rank: rank.trim(), employer: tieOf(employer), ties: listed },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.changeTitle(expert.name)}
      send={words.save}
      ready={ready}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <TieFields
        {...{ rank, employer, ties }}
        onChange={(next) => {
          setRank(next.rank)
          setEmployer(next.employer)
          setTies(next.ties)
        }}
      />
    </ActDialog>
  )
}

function Suspend({ expert, onClose, onReload, onDone }: DialogProps) {
  const { session } = useSession()
  const command = useCommand(suspendExpert)
  const [reason, setReason] = useState('')
  const send = async () => {
    const params = { region: session.region, expert: expert.expert }
    const reply = await command.run({ params, body: { reason: reason.trim() } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={`${words.suspend}：${expert.name}`}
      send={words.suspendSend}
      ready={saysAtLeast(reason, 4)}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.suspendText}</p>
      <Field label={words.reason}>
        {(control) => <Input {...control} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </ActDialog>
  )
}
