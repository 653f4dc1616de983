import type { ReactNode } from 'react'
import { addresses } from '../addresses.ts'
import { directoryCopy } from '../directory-copy.ts'

const words = directoryCopy.search

/** One field and one button; what else was chosen stays chosen. */
export function SearchForm({
  region,
  q = '',
  kept = {},
}: {
  region: string
  q?: string
  kept?: Record<string, string>
}): ReactNode {
  return (
    <search>
      <form className="search search--one" method="get" action={addresses.items(region)}>
        <div className="search__words">
          <label htmlFor="q">{words.label}</label>
          <p className="field__hint" id="q-hint">
            {words.hint}
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
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <button className="button" type="submit">
          {words.button}
        </button>
      </form>
    </search>
  )
}
