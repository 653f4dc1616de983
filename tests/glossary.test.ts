import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const root = fileURLToPath(new URL('..', import.meta.url))

const rows = readFileSync(`${root}/GLOSSARY.md`, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| --') && !line.includes('English in code'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, chinese, english, meaning]) => ({ chinese: chinese!, english: english!, meaning: meaning! }))

/** Words of all sources, humps and hyphens taken apart, one space between. */
const code = globSync('{kernel,contracts,seed,server,web}/**/*.{ts,tsx,sql}', { cwd: root, exclude: ['web/dist/**'] })
  .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
  .join('\n')
  .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
  .replaceAll(/[^\p{L}\d]+/gu, ' ')
  .toLowerCase()

const plain = (term: string): string =>
  term
    .replaceAll(/\p{Script=Han}+/gu, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase()

test('the glossary gives each Chinese term once, with an English word and a meaning', () => {
  assert.ok(rows.length > 40, `rows were found: ${rows.length}`)
  const terms = rows.map((row) => row.chinese)
  assert.deepEqual(
    terms.filter((term, at) => terms.indexOf(term) !== at),
    [],
  )
  assert.deepEqual(
    rows.filter((row) => !/\p{Script=Han}/u.test(row.chinese) || plain(row.english) === '' || row.meaning === ''),
    [],
  )
})

test('the glossary gives each English word once', () => {
  const words = rows.flatMap((row) => row.english.split(/[,、]/).map((word) => word.trim().toLowerCase()))
  assert.deepEqual(
    words.filter((word, at) => word !== '' && words.indexOf(word) !== at),
    [],
  )
})

test('every English word of the glossary is a word of the code', () => {
  const strangers = rows.flatMap((row) =>
    row.english
      .split(/[,、]/)
      .map(plain)
      .filter((word) => word !== '' && !code.includes(` ${word}`)),
  )
  assert.deepEqual(strangers, [])
})
