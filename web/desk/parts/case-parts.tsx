import { Table, Tag } from 'antd'
import type { CaseView } from '#contracts/cases.ts'
import type { PartView } from '#contracts/parts.ts'
import { copy } from '../copy.ts'
import { Link } from './link.tsx'

const words = copy.parts

/** 一件事: the parts of a whole as their offices have them, or the whole that a part belongs to. */
export function CaseParts({ view: { family } }: { view: CaseView }) {
  if (!family) return null
  if (family.whole) {
    const { case: id, number, readable } = family.whole
    return (
      <p className="said">
        {words.ofWhole}
        {readable ? <Link href={`/desk/cases/${id}`}>{number}</Link> : number}
        {words.ofWholeHint}
      </p>
    )
  }
  if (family.parts.length === 0) return null
  return (
    <section className="said">
      <h2>{words.title}</h2>
      <Table<PartView>
        size="small"
        rowKey="part"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={family.parts}
        columns={[
          {
            title: words.item,
            render: (_, part) => (part.case ? <Link href={`/desk/cases/${part.case}`}>{part.title}</Link> : part.title),
          },
          { title: words.number, render: (_, part) => part.number ?? '—' },
          { title: words.office, dataIndex: 'officeName' },
          {
            title: words.state,
            render: (_, part) => (
              <>
                {part.text}
                {part.state === 'awaited' && part.after.length > 0 && words.after(part.after.join('、'))}
              </>
            ),
          },
          {
            title: words.due,
            render: (_, part) => (
              <>
                {part.due ?? '—'} {part.overdue && <Tag color="error">{words.overdue}</Tag>}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
