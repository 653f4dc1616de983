import type { ReactNode } from 'react'
import type { ItemSummary } from '#contracts/item.ts'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { directoryCopy } from '../directory-copy.ts'
import { Marked } from './Marked.tsx'

const words = directoryCopy.items

const tagsOf = (item: ItemSummary): string[] => [
  item.officeName,
  item.power,
  item.serves.map((whom) => copy.serves[whom]).join('、'),
  ...(item.promisedDays === null ? [] : [`${words.limit} ${copy.workingDays(item.promisedDays)}`]),
  ...(item.visits === null ? [] : [`${copy.home.visits} ${copy.home.times(item.visits)}`]),
]

/** One item of a list; what can't be applied for here says so. */
export function ItemCard({ item, region, q = '' }: { item: ItemSummary; region: string; q?: string }): ReactNode {
  const way = item.channels.includes('site') ? words.here : item.channels.length > 0 ? words.windowHere : words.basic
  return (
    <li className="item item--brief">
      <div className="item__head">
        <h3>
          <a href={addresses.item(region, item.code)}>
            <Marked text={item.name} q={q} />
          </a>
        </h3>
        <StatusTag tone={item.channels.length > 0 ? 'good' : 'calm'}>{way}</StatusTag>
      </div>
      <p className="item__tags">
        {tagsOf(item).map((tag) => (
          <span key={tag}>{tag}</span>
        ))}
      </p>
      {item.handles.length > 0 && <p className="item__more">{words.includes(item.handles.join('、'))}</p>}
      {item.said && (
        <p className="item__more">
          <Marked text={words.said(item.said)} q={q} />
        </p>
      )}
    </li>
  )
}
