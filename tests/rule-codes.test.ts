import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { rules } from '#contracts/rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const families = [...new Set(Object.keys(rules).map((code) => code.split('.')[0]!))].join('|')

/** Texts of the sources that look like the code of a rule where a refusal is made. */
const used = new Set(
  globSync('{server,kernel}/**/*.ts', { cwd: root, exclude: (path) => path.includes('.test.') }).flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(/'((?:[a-z]+)\.[a-z]+(?:-[a-z]+)*)'/g)].map(
      (match) => match[1]!,
    ),
  ),
)

test('every rule that is written down is used', () => {
  assert.deepEqual(
    Object.keys(rules).filter((code) => !used.has(code)),
    [],
  )
})

test('every code that a refusal names is written down', () => {
  const named = globSync('{server,kernel}/**/*.ts', { cwd: root, exclude: (path) => path.includes('.test.') }).flatMap(
    (path) =>
      [
        ...readFileSync(`${root}/${path}`, 'utf8').matchAll(
          /(?:new RuleViolation\(|new Refusal\(\s*\d+,|problem\(\s*\d+,|demand\([^;]*?,)\s*'([^']+)'/g,
        ),
      ].map((match) => match[1]!),
  )
  assert.ok(named.length > 50, `refusals were found: ${named.length}`)
  assert.deepEqual(
    [...new Set(named)].filter((code) => new RegExp(`^(?:${families})\\.`).test(code) && !Object.hasOwn(rules, code)),
    [],
  )
})

test('every rule is a Chinese sentence that says what happened', () => {
  for (const [code, { text, basis }] of Object.entries(rules)) {
    assert.match(text, /^[\p{Script=Han}“].*[。）]$/u, code)
    if (basis !== null) assert.match(basis, /\p{Script=Han}|GB/u, code)
  }
})
