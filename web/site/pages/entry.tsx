import type { ReactNode } from 'react'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { directoryCopy } from '../directory-copy.ts'
import type { PageProps, Pages } from '../pages.ts'
import { ItemCard } from '../parts/ItemCard.tsx'

const words = directoryCopy.entry

export const entryTitle = ({ entry }: Pages['entry']): string => entry.name

/** What is known of an item that can't be applied for here, and how to go on. */
export function EntryPage({ frame: { region, regionName }, entry, office, kin }: PageProps<'entry'>): ReactNode {
  const general = entry.law !== null || entry.power === '许可'
  return (
    <>
      <p className="above-title">
        <a href={addresses.items(region)}>{directoryCopy.items.title}</a>
      </p>
      <h1>{entry.name}</h1>
      <p className="notice">
        <strong>{words.incomplete}。</strong>
        {words.incompleteHint}
      </p>
      <p className="start">
        <a className="button" href="tel:12345">
          {words.call}
        </a>
        <a className="solo" href={addresses.halls(region)}>
          {words.go}
        </a>
      </p>
      <h2>{words.how}</h2>
      <ol>
        {words.steps(office.name, `${regionName}${words.hall}`).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2>{words.known}</h2>
      <Facts
        facts={[
          {
            label: words.office,
            value: (
              <a className="solo" href={addresses.items(region, { office: office.id })}>
                {office.name}
              </a>
            ),
          },
          { label: words.power, value: entry.power },
          { label: words.serves, value: entry.serves.map((whom) => copy.serves[whom]).join('、') },
          ...(entry.handles.length > 0 ? [{ label: words.handles, value: entry.handles.join('、') }] : []),
          ...(entry.law === null ? [] : [{ label: words.law, value: words.lawText(entry.law) }]),
          ...(entry.power === '许可' ? [{ label: words.limit, value: words.licensing }] : []),
        ]}
      />
      {general && <p>{words.general}</p>}
      {kin.length > 0 && (
        <section aria-labelledby="kin">
          <h2 id="kin">{words.kin}</h2>
          <ul className="items">
            {kin.map((item) => (
              <ItemCard key={item.code} item={item} region={region} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
