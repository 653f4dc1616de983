import { Tag } from 'antd'
import type { CaseView } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { Link } from './link.tsx'

const words = copy.parts
const heads = ['item', 'number', 'office', 'state', 'due'] as const

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
      <div className="table-scroll">
        <table className="list">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {words[head]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {family.parts.map((part) => (
              <tr key={part.part}>
                <td data-label={words.item}>
                  {part.case ? <Link href={`/desk/cases/${part.case}`}>{part.title}</Link> : part.title}
                </td>
                <td data-label={words.number} className="case-number">
                  {part.number ?? '—'}
                </td>
                <td data-label={words.office}>{part.officeName}</td>
                <td data-label={words.state}>
                  {part.text}
                  {part.state === 'awaited' && part.after.length > 0 && words.after(part.after.join('、'))}
                </td>
                <td data-label={words.due} className="num nowrap">
                  {part.due ?? '—'} {part.overdue && <Tag color="error">{words.overdue}</Tag>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
