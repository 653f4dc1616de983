import { Button, Empty } from 'antd'
import { useRef, type ReactNode } from 'react'
import { copy } from '../copy.ts'
import { useKeys } from '../keyboard.ts'
import { navigate } from '../router.ts'
import { Link } from './link.tsx'

export type Column<Row> = { key: string; title: string; className?: string; cell: (row: Row) => ReactNode }

type Props<Row> = {
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** Where a row leads; without it the rows are read and nothing else. */
  href?: (row: Row) => string
  empty: string
  paging?: { page: number; onPrevious: (() => void) | null; onNext: (() => void) | null }
}

/** A list for the keyboard: j and k move the focus from row to row, Enter opens. The first column holds the link. */
export function ListTable<Row>({ label, rows, columns, rowKey, href, empty, paging }: Props<Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (step: number) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('a.row-link') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    links[at === -1 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step))]?.focus()
  }
  useKeys({ j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1) })

  if (rows.length === 0) return <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
  return (
    <>
      <div className="table-scroll">
        <table className="list" aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.className}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr key={rowKey(row)} onClick={href && ((event) => openRow(event.target, href(row)))}>
                {columns.map((column, at) => (
                  <td key={column.key} className={column.className} data-label={column.title}>
                    {at === 0 && href ? (
                      <Link className="row-link" href={href(row)}>
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {paging && (paging.onPrevious || paging.onNext) && (
        <div className="paging">
          <span className="quiet">{copy.common.page(paging.page)}</span>
          <Button size="small" disabled={!paging.onPrevious} onClick={() => paging.onPrevious?.()}>
            {copy.common.previous}
          </Button>
          <Button size="small" disabled={!paging.onNext} onClick={() => paging.onNext?.()}>
            {copy.common.next}
          </Button>
        </div>
      )}
    </>
  )
}

/** A click anywhere in a row opens it; the link itself and selected text are left to the browser. */
function openRow(target: EventTarget, to: string): void {
  if (target instanceof Element && target.closest('a, button')) return
  if (String(getSelection() ?? '') !== '') return
  void navigate(to)
}
