import { ReloadOutlined } from '@ant-design/icons'
import { Button, Input, Radio, Select, Tag } from 'antd'
import { useState, type ReactNode } from 'react'
import {
  chargePost,
  endPost,
  listPosts,
  type PostCharge,
  postCharges,
  PostEnd,
  postEnds,
  type PostLine,
} from '#contracts/posts.ts'
import type { OfficeId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { ActDialog } from '../parts/act-dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ListTable, type Column } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { navigate, useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.posts
const { columns: heads } = words

const columns: Column<PostLine>[] = [
  { key: 'name', title: heads.name, className: 'nowrap', cell: (row) => row.name },
  { key: 'role', title: heads.role, cell: (row) => row.roleTitle },
  { key: 'office', title: heads.office, cell: (row) => row.officeName },
  { key: 'section', title: heads.section, cell: (row) => row.section ?? '—' },
  {
    key: 'state',
    title: heads.state,
    className: 'nowrap',
    cell: (row) => (row.endsOn ? <Tag color="warning">{words.ends(row.endsOn)}</Tag> : <Tag>{words.held}</Tag>),
  },
  {
    key: 'away',
    title: heads.away,
    cell: ({ away }) =>
      away ? (
        <>
          <Tag color={away.began ? 'warning' : 'default'}>{words.away(away.began)}</Tag>
          <span className="num quiet">{words.awayDays(away.from, away.through)}</span>
          <span className="below quiet">{away.deputy ? words.deputy(away.deputy) : words.noDeputy}</span>
        </>
      ) : (
        '—'
      ),
  },
  {
    key: 'charges',
    title: heads.charges,
    cell: ({ charges }) =>
      charges.length === 0
        ? '—'
        : charges.map(({ charge, office, officeName, basis }) => (
            <span key={office}>
              <Tag color="processing">{words.chargedBy(postCharges[charge], officeName)}</Tag>
              <span className="below quiet">{basis}</span>
            </span>
          )),
  },
]

/** 岗位: who holds which post; one that is chosen can be charged or ended. */
export function PostsPage() {
  const { session } = useSession()
  const { search } = useAddress()
  const office = search.get('office') ?? ''
  const { after, paging } = usePaging(office)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const params = { region: session.region }
  const posts = useQuery(
    listPosts,
    { params, query: { limit: 25, after, office: office === '' ? undefined : (office as OfficeId) } },
    { remember: true },
  )
  const at = (post: string | null) => `/desk/posts?office=${office}${post ? `&post=${post}` : ''}`
  const close = () => void navigate(at(null))
  return (
    <>
      <PageHead
        title={words.title}
        extra={
          <Button
            icon={<ReloadOutlined />}
            loading={posts.loading}
            onClick={posts.reload}
            aria-label={copy.common.reload}
          />
        }
      >
        <p className="quiet">{words.lead}</p>
      </PageHead>
      {receipt && <ReceiptLine title={words.done} receipt={receipt} />}
      <Reading query={posts}>
        {(data) => {
          const chosen = data.posts.find(({ post, own }) => post === search.get('post') && !own)
          return (
            <div className="stack">
              <Field label={words.office}>
                {(control) => (
                  <Select
                    {...control}
                    aria-label={words.office}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={office}
                    onChange={(value) => void navigate(`/desk/posts?office=${value}`)}
                    options={[
                      { value: '', label: words.all },
                      ...data.offices.map((one) => ({ value: one.office as string, label: one.name })),
                    ]}
                  />
                )}
              </Field>
              <ListTable
                label={words.title}
                rows={data.posts}
                columns={columns}
                rowKey={(row) => row.post}
                href={(row) => at(row.post)}
                empty={words.empty}
                paging={paging(data.next)}
              />
              {chosen && (
                <ChosenPost
                  key={chosen.post}
                  post={chosen}
                  today={data.today}
                  offices={data.offices}
                  onClose={close}
                  onReload={posts.reload}
                  onDone={(done) => {
                    setReceipt(done)
                    close()
                    posts.reload()
                  }}
                />
              )}
            </div>
          )
        }}
      </Reading>
    </>
  )
}

type Props = {
  post: PostLine
  today: string
  offices: readonly { office: OfficeId; name: string }[]
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

type Chosen = Props & { choose: ReactNode }

/** One charge that may be given, by an office that is still to be chosen, or taken back from the office that gave it. */
type Charging = { charge: PostCharge; from: PostLine['charges'][number] | null }

/** What may be done with one post: the dialogs of its acts, the end first. */
function ChosenPost(props: Props) {
  const { charges, mayCharge } = props.post
  const acts: Charging[] = [
    ...charges.map((from) => ({ charge: from.charge, from })),
    ...mayCharge.map((charge) => ({ charge, from: null })),
  ]
  const [place, setPlace] = useState<number | null>(null)
  const act = place === null ? undefined : acts[place]
  const choose = acts.length > 0 && (
    <Field label={words.columns.act}>
      {(control) => (
        <Radio.Group
          {...control}
          vertical
          aria-label={words.columns.act}
          value={place ?? 'end'}
          onChange={(event) => setPlace(event.target.value === 'end' ? null : Number(event.target.value))}
          options={[
            { value: 'end', label: words.end },
            ...acts.map(({ charge, from }, index) => ({
              value: index,
              label: words.charge(postCharges[charge], from && from.officeName),
            })),
          ]}
        />
      )}
    </Field>
  )
  return act ? <ChargePost key={place} {...props} choose={choose} {...act} /> : <EndPost {...props} choose={choose} />
}

/** 岗位授权: given or taken back, by which document of which office. */
function ChargePost({ post, choose, charge, from, offices, onClose, onReload, onDone }: Chosen & Charging) {
  const { session } = useSession()
  const command = useCommand(chargePost)
  const [basis, setBasis] = useState('')
  const [office, setOffice] = useState<OfficeId | null>(from && from.office)
  const send = async () => {
    if (office === null) return
    const reply = await command.run({
      params: { region: session.region, post: post.post },
      body: { charge, office, how: from ? 'taken-back' : 'given', basis: basis.trim() },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.chargeOf(post.name, postCharges[charge], !from)}
      send={words.charge(postCharges[charge], from && from.officeName)}
      danger={from !== null}
      ready={basis.trim() !== '' && office !== null}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        {post.officeName} {post.section}
      </p>
      {choose}
      {!from && (
        <Field label={words.chargeOffice} hint={words.chargeOfficeHint}>
          {(control) => (
            <Select
              {...control}
              aria-label={words.chargeOffice}
              showSearch={{ optionFilterProp: 'label' }}
              value={office}
              onChange={setOffice}
              options={offices.map((one) => ({ value: one.office, label: one.name }))}
            />
          )}
        </Field>
      )}
      <Field label={words.chargeBasis} hint={words.chargeBasisHint}>
        {(control) => (
          <Input {...control} maxLength={200} value={basis} onChange={(event) => setBasis(event.target.value)} />
        )}
      </Field>
      <p className="quiet">{words.chargeNote}</p>
    </ActDialog>
  )
}

/** 停用岗位: why, and from which day on. */
function EndPost({ post, today, choose, onClose, onReload, onDone }: Chosen) {
  const { session } = useSession()
  const command = useCommand(endPost)
  const [reason, setReason] = useState<PostEnd | null>(null)
  const [day, setDay] = useState(today)
  const send = async () => {
    if (reason === null) return
    const reply = await command.run({
      params: { region: session.region, post: post.post },
      body: { reason, day },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.endOf(post.name, post.roleTitle)}
      send={words.end}
      danger
      ready={reason !== null && day !== ''}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        {post.officeName} {post.section}
      </p>
      {choose}
      <Field label={words.reason}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.reason}
            value={reason}
            onChange={(event) => setReason(PostEnd.parse(event.target.value))}
            options={PostEnd.options.map((value) => ({ value, label: postEnds[value] }))}
          />
        )}
      </Field>
      <Field label={words.day} hint={words.dayHint}>
        {(control) => (
          <Input
            {...control}
            type="date"
            className="num"
            min={today}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
      <p className="quiet">{words.note}</p>
    </ActDialog>
  )
}
