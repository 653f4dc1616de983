import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Entry } from '#contracts/directory.ts'

const list = (text: string, mark: string): string[] => (text === '' ? [] : text.split(mark))

/**
 * 目录条目 of the demonstration city, one line each in `entries.tsv`: code, name, power, office, serves, themes, law, handles.
 *
 * The names are those under which Chinese cities commonly publish such items, written from general knowledge like departments, laws and
 * themes; all await the authority's confirmation.
 */
export const entries: readonly Entry[] = readFileSync(join(import.meta.dirname, 'entries.tsv'), 'utf8')
  .replace(/\n$/, '')
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code, name, power, office, serves, themes, law, handles] = line.split('\t')
    return Entry.parse({
      code,
      name,
      power,
      office,
      serves: list(serves!, ','),
      themes: list(themes!, ','),
      law: law || null,
      handles: list(handles!, '、'),
    })
  })
