import type { ReactNode } from 'react'
import type { ItemSummary } from '#contracts/item.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps, Pages } from '../pages.ts'

export const homeTitle = ({ q }: Pages['home']): string => (q ? copy.home.found(q) : copy.home.title)

export function HomePage({ frame, list, q, serves }: PageProps<'home'>): ReactNode {
  const { region } = frame
  const next = list.next && `?${new URLSearchParams({ ...(q && { q }), ...(serves && { serves }), after: list.next })}`
  return (
    <>
      <h1>{copy.home.title}</h1>
      <p className="lead">{copy.home.lead}</p>
      <search>
        <form className="search" method="get" action={addresses.home(region)}>
          <div className="search__words">
            <label htmlFor="q">{copy.home.search}</label>
            <p className="field__hint" id="q-hint">
              {copy.home.searchHint}
            </p>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={q}
              maxLength={50}
              aria-describedby="q-hint"
              autoComplete="off"
            />
          </div>
          <div className="search__whom">
            <label htmlFor="serves">{copy.home.forWhom}</label>
            <select id="serves" name="serves" defaultValue={serves}>
              <option value="">{copy.home.everybody}</option>
              <option value="person">{copy.serves.person}</option>
              <option value="enterprise">{copy.serves.enterprise}</option>
            </select>
          </div>
          <button className="button" type="submit">
            {copy.home.button}
          </button>
        </form>
      </search>
      <h2>{q ? copy.home.found(q) : copy.home.all}</h2>
      {list.items.length === 0 ? (
        <div className="empty">
          <p className="empty__what">{copy.home.empty}</p>
          <p>{copy.home.emptyHint}</p>
          <p>
            <a className="solo" href={addresses.home(region)}>
              {copy.home.showAll}
            </a>
          </p>
        </div>
      ) : (
        <ul className="items">
          {list.items.map((item) => (
            <Item key={item.code} item={item} region={region} />
          ))}
        </ul>
      )}
      {next && (
        <p>
          <a className="button button--quiet" href={next}>
            {copy.home.more}
          </a>
        </p>
      )}
    </>
  )
}

function Item({ item, region }: { item: ItemSummary; region: string }): ReactNode {
  return (
    <li className="item">
      <h3>
        <a href={addresses.item(region, item.code)}>{item.name}</a>
      </h3>
      <p className="item__tags">
        {item.power}
        {' · '}
        {item.officeName}
      </p>
      <dl>
        <div>
          <dt>{copy.home.forWhom}</dt>
          <dd>{item.serves.map((whom) => copy.serves[whom]).join('、')}</dd>
        </div>
        <div>
          <dt>{copy.home.limit}</dt>
          <dd>{copy.workingDays(item.promisedDays)}</dd>
        </div>
        <div>
          <dt>{copy.guide.channels}</dt>
          <dd>{item.channels.map((channel) => copy.home.channels[channel]).join('、')}</dd>
        </div>
        <div>
          <dt>{copy.home.visits}</dt>
          <dd>{copy.home.times(item.visits)}</dd>
        </div>
      </dl>
    </li>
  )
}
