import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = globSync('{contracts,kernel,server,web}/**/*.{ts,tsx,typ}', { cwd: root, exclude: ['web/dist/**'] })

/**
 * A day that stands before 前, 以前 or 之前, or after 最迟, and does not say whether it is itself in time, or says it in another order of words; or says it and
 * is then taken back by 此前. Of a span 最迟至 says it: 至 takes the day in.
 */
const unsure = [
  /\$\{(?!by[A-Z])[^{}]*\}\s*[以之]?前/g,
  /\{(?:last|until|day|by|due)\}\s*[以之]?前(?!（含当日）)/g,
  /(?<!by-)day\([\w.]+\)\)?\]?\)?;?\s*[以之]?前(?!（含当日）)/g,
  /最迟(?!至)[^\s，；。`'"<]{0,8}\$?\{[^{}]*\}(?!前（含当日）)/g,
  /(?:\$\{by[A-Z][^{}]*\}|前（含当日）)[^`'"；。]*此前/g,
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
