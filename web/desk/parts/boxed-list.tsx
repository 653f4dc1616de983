import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { copy } from '../copy.ts'
import type { QueryState } from '../query.ts'
import { navigate } from '../router.ts'
import { BoxTabs, type Box } from './box-tabs.tsx'
import { ListTable, type Column } from './list-table.tsx'
import { PageHead } from './page-head.tsx'
import type { usePaging } from './paging.ts'
import { Reading } from './reading.tsx'

type Props<Data extends { next?: string | null }, Row> = {
  title: string
  about?: ReactNode
  boxes: readonly Box[]
  box: string
  /** What the key of a box is put after, `/desk/checks?box=`. */
  address: string
  list: QueryState<Data>
  paging: ReturnType<typeof usePaging>['paging']
  rows: (data: Data) => readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  href: (row: Row) => string
  empty: string
}

/** A page of the desk that lists what lies in one of several boxes. */
export function BoxedList<Data extends { next?: string | null }, Row>(props: Props<Data, Row>) {
  const { title, about, boxes, box, address, list, paging, rows, columns, rowKey, href, empty } = props
  return (
    <>
      <PageHead
        title={title}
        extra={
          <Button
            icon={<ReloadOutlined />}
            loading={list.loading}
            onClick={list.reload}
            aria-label={copy.common.reload}
          />
        }
      >
        {about && <p className="quiet">{about}</p>}
      </PageHead>
      <BoxTabs label={title} boxes={boxes} current={box} onChange={(key) => void navigate(`${address}${key}`)} />
      <Reading query={list}>
        {(data) => (
          <ListTable
            label={boxes.find(({ key }) => key === box)?.title ?? title}
            rows={rows(data)}
            columns={columns}
            rowKey={rowKey}
            href={href}
            empty={empty}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
  )
}
