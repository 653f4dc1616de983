import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = globSync('{contracts,kernel,server,web}/**/*.{ts,tsx,typ}', { cwd: root, exclude: ['web/dist/**'] })

/** A day that stands before 前, 以前 or 之前 and does not say whether it is itself in time, or says it in another order of words. */
const unsure = [
  /\$\{(?!by[A-Z])[^{}]*\}\s*[以之]?前/g,
  /\{(?:last|until|day|by|due)\}\s*[以之]?前(?!（含当日）)/g,
  /(?<!by-)day\([\w.]+\)\)?\]?\)?;?\s*[以之]?前(?!（含当日）)/g,
  /[以之]前（含当日）|（含当日[^）]*）\]?\)?[以之]?前/g,
]

test('whoever is told a last day is told that the day itself is in time, in one wording', () => {
  const found = sources.flatMap((path) => {
    const text = readFileSync(`${root}/${path}`, 'utf8')
    return unsure.flatMap((pattern) => [...text.matchAll(pattern)].map(([words]) => `${path}: ${words}`))
  })
  assert.deepEqual(
    found.filter((one) => one !== 'kernel/day.ts: ${dayText(day)}前'),
    [],
  )
})
