import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Entry } from '#contracts/directory.ts'

const list = (text: string, mark: string): string[] => (text === '' ? [] : text.split(mark))

/**
 * 目录条目 of the demonstration city, one line each in `entries.tsv`: code, name, power, office, serves, themes, law, handles.
 *
 * The names are those under which Chinese cities publish such items; most are adapted from the list that a district publishes
 * (github.com/v-luobo/zwfw, Apache-2.0), the rest and all laws are general knowledge and await the authority's confirmation.
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
