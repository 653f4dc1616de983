import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Endpoint, ReplyOf } from '#contracts/endpoint.ts'
import type { CallInput } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { navigate, useAddress } from '../router.ts'
import { useSession } from '../session.ts'
import { BoxTabs } from './box-tabs.tsx'
import { ListTable, type Column } from './list-table.tsx'
import { PageHead } from './page-head.tsx'
import { usePaging } from './paging.ts'
import { Reading } from './reading.tsx'

type Shape = z.ZodType
type Boxed = { next: string | null; counts?: Record<string, number> }
type List = Endpoint<z.ZodType<unknown, { region: string }>, Shape, z.ZodUndefined, z.ZodType<Boxed>>

type Props<E extends List, Box extends string, Row> = {
  list: E
  /** What the query calls a box. */
  by?: string
  /** The first is shown to whoever asks for none; where there is only one it needs no tab. */
  boxes: readonly Box[]
  first?: Box
  /** Boxes that should be empty. */
  alarming?: ReadonlySet<Box>
  /** Where the page stands, `/desk/checks`: for whoever goes to another box. */
  address?: string
  words: { title: string; about?: ReactNode; boxes: Record<Box, string>; empty: Record<Box, string> }
  /** What is said of one box alone. */
  note?: Partial<Record<Box, string>>
  rows: (data: ReplyOf<E>) => readonly Row[]
  columns: readonly Column<Row>[] | ((box: Box, reload: () => void) => readonly Column<Row>[])
  rowKey: (row: Row) => string
  href: (row: Row) => string
}

/** A page of the desk that lists, by pages of 25, what lies in one of several boxes. */
export function BoxedList<E extends List, Box extends string, Row>(props: Props<E, Box, Row>) {
  const { list, by = 'box', boxes, alarming, address, words, note, rows, columns, rowKey, href } = props
  const { session } = useSession()
  const asked = useAddress().search.get(by)
  const box = boxes.find((one) => one === asked) ?? props.first ?? boxes[0]!
  const { after, paging } = usePaging(box)
  const input = { params: { region: session.region }, query: { [by]: box, after, limit: 25 } }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler puts no call of an endpoint together that it does not know yet
  const query = useQuery(list, input as unknown as CallInput<E>, { remember: true })
  const counts = (query.data as Boxed | null)?.counts ?? {}
  return (
    <>
      <PageHead
        title={words.title}
        extra={
          <Button
            icon={<ReloadOutlined />}
            loading={query.loading}
            onClick={query.reload}
            aria-label={copy.common.reload}
          />
        }
      >
        {words.about && <p className="quiet">{words.about}</p>}
      </PageHead>
      {boxes.length > 1 && (
        <BoxTabs
          label={words.title}
          boxes={boxes.map((key) => ({
            key,
            title: words.boxes[key],
            count: counts[key],
            alarming: alarming?.has(key) === true && (counts[key] ?? 0) > 0,
          }))}
          current={box}
          onChange={(key) => void navigate(`${address}?${by}=${key}`)}
        />
      )}
      {note?.[box] && <p className="quiet">{note[box]}</p>}
      <Reading query={query}>
        {(data) => (
          <ListTable
            label={boxes.length > 1 ? words.boxes[box] : words.title}
            rows={rows(data)}
            columns={typeof columns === 'function' ? columns(box, query.reload) : columns}
            rowKey={rowKey}
            href={href}
            empty={words.empty[box]}
            paging={paging((data as Boxed).next)}
          />
        )}
      </Reading>
    </>
  )
}
