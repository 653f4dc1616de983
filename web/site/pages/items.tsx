import type { ReactNode } from 'react'
import type { Facets } from '#contracts/directory.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { directoryCopy } from '../directory-copy.ts'
import type { AskedItems, PageProps, Pages } from '../pages.ts'
import { ItemCard } from '../parts/ItemCard.tsx'
import { SearchForm } from '../parts/SearchForm.tsx'

const words = directoryCopy.items
const facetNames = ['serves', 'channel', 'theme', 'power', 'office'] as const
type FacetName = (typeof facetNames)[number]

export const itemsTitle = ({ asked: { q } }: Pages['items']): string => (q ? words.found(q) : words.title)

export function ItemsPage({ frame: { region }, list, asked, first }: PageProps<'items'>): ReactNode {
  const { q, ...kept } = asked
  const narrows = facetNames.some((facet) => (list.facets?.[facet].length ?? 0) > 0)
  return (
    <>
      <h1>{q ? words.found(q) : words.title}</h1>
      <SearchForm region={region} q={q} kept={kept} />
      <div className={narrows ? 'found' : undefined}>
        {narrows && list.facets && <Filters region={region} facets={list.facets} asked={asked} />}
        <div>
          <Chosen region={region} facets={list.facets} asked={asked} />
          {list.items.length === 0 ? (
            <Nothing region={region} asked={asked} />
          ) : (
            <>
              <h2 className="found__count">{list.near ? words.near(q) : words.total(list.total)}</h2>
              <ul className="items">
                {list.items.map((item) => (
                  <ItemCard key={item.code} item={item} region={region} q={q} />
                ))}
              </ul>
            </>
          )}
          <p className="paging">
            {list.next && (
              <a className="button button--quiet" href={addresses.items(region, { ...asked, after: list.next })}>
                {words.more}
              </a>
            )}
            {!first && (
              <a className="solo" href={addresses.items(region, asked)}>
                {words.first}
              </a>
            )}
          </p>
        </div>
      </div>
    </>
  )
}

const nameOf = (facet: FacetName, value: string, name: string): string =>
  facet === 'serves' && (value === 'person' || value === 'enterprise')
    ? copy.serves[value]
    : facet === 'channel' && (value === 'site' || value === 'window')
      ? words.channel[value]
      : name

/** Each choice is a link, with how many items it leaves; folded on a telephone. */
function Filters({ region, facets, asked }: { region: string; facets: Facets; asked: AskedItems }): ReactNode {
  return (
    <nav className="filters" aria-label={words.filters}>
      {facetNames
        .filter((facet) => facets[facet].length > 0)
        .map((facet) => (
          <details key={facet}>
            <summary>{words.facet[facet]}</summary>
            <ul>
              {asked[facet] !== '' && (
                <li>
                  <a href={addresses.items(region, { ...asked, [facet]: '' })}>{words.all}</a>
                </li>
              )}
              {facets[facet].map(({ value, name, count }) => (
                <li key={value}>
                  <a
                    href={addresses.items(region, { ...asked, [facet]: value })}
                    aria-current={asked[facet] === value ? 'true' : undefined}
                  >
                    {nameOf(facet, value, name)} <span className="count">{count}</span>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </nav>
  )
}

function Chosen({ region, facets, asked }: { region: string; facets: Facets | null; asked: AskedItems }): ReactNode {
  const chosen = facetNames.filter((facet) => asked[facet] !== '')
  if (chosen.length === 0) return null
  const named = (facet: FacetName) =>
    nameOf(facet, asked[facet], facets?.[facet].find((one) => one.value === asked[facet])?.name ?? asked[facet])
  return (
    <p className="chosen">
      {words.chosen}
      {chosen.map((facet) => (
        <a key={facet} href={addresses.items(region, { ...asked, [facet]: '' })} aria-label={words.drop(named(facet))}>
          {named(facet)} <span aria-hidden="true">×</span>
        </a>
      ))}
    </p>
  )
}

function Nothing({ region, asked }: { region: string; asked: AskedItems }): ReactNode {
  return (
    <div className="empty">
      <p className="empty__what">{words.empty}</p>
      {asked.q === '' ? (
        <p>{words.emptyFilters}</p>
      ) : (
        <ul>
          {words.emptyHints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      <p className="empty__ways">
        <a className="solo" href={addresses.lead(region)}>
          {words.emptyLead}
        </a>
        <a className="solo" href={addresses.halls(region)}>
          {words.emptyRoster}
        </a>
        <a className="solo" href={addresses.items(region)}>
          {words.showAll}
        </a>
      </p>
    </div>
  )
}
