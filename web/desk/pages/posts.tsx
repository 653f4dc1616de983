import { ReloadOutlined } from '@ant-design/icons'
import { Button, Input, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { endPost, listPosts, PostEnd, postEnds, type PostLine } from '#contracts/posts.ts'
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
          <span className="num nowrap">{words.awayDays(away.from, away.through)}</span>
          <span className="below quiet">{away.deputy ? words.deputy(away.deputy) : words.noDeputy}</span>
        </>
      ) : (
        '—'
      ),
  },
]

/** 岗位: who holds which post; one that is chosen can be ended. */
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
            <>
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
                <EndPost
                  key={chosen.post}
                  post={chosen}
                  today={data.today}
                  onClose={close}
                  onReload={posts.reload}
                  onDone={(done) => {
                    setReceipt(done)
                    close()
                    posts.reload()
                  }}
                />
              )}
            </>
          )
        }}
      </Reading>
    </>
  )
}

type Props = {
  post: PostLine
  today: string
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

/** 停用岗位: why, and from which day on. */
function EndPost({ post, today, onClose, onReload, onDone }: Props) {
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
