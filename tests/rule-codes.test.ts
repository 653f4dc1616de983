import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { rules } from '#contracts/rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Texts of the sources that look like the code of a rule where a refusal is made. */
const used = new Set(
  globSync(['{server,kernel}/**/*.ts', 'contracts/breaches.ts'], {
    cwd: root,
    exclude: (path) => path.includes('.test.'),
  }).flatMap((path) =>
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

/** The codes that a source refuses with; told by their shape, so that one of a family nobody wrote down is seen too. */
function refusedWith(source: string): string[] {
  const calls = /(?:new RuleViolation\(|new Refusal\(\s*\d+,|problem\(\s*\d+,|demand\([^;]*?,)\s*'([a-z]+\.[a-z-]+)'/g
  return [...source.matchAll(calls)].map((match) => match[1]!)
}

test('a refusal is told by the shape of its code, of whatever family', () => {
  const source = `demand(state.phase === 'intake', 'novel.not-written'); throw new RuleViolation('novel.two')
    throw new Refusal(409, 'novel.three'); problem(404, 'novel.four'); demand(known, 'word')`
  assert.deepEqual(refusedWith(source), ['novel.not-written', 'novel.two', 'novel.three', 'novel.four'])
})

test('every code that a refusal names is written down', () => {
  const named = globSync('{server,kernel}/**/*.ts', { cwd: root, exclude: (path) => path.includes('.test.') }).flatMap(
    (path) => refusedWith(readFileSync(`${root}/${path}`, 'utf8')),
  )
  assert.ok(named.length > 50, `refusals were found: ${named.length}`)
  assert.deepEqual(
    [...new Set(named)].filter((code) => !Object.hasOwn(rules, code)),
    [],
  )
})

test('a rule of identity or of the channel rests on the published guide and practice, not on an article about something else', () => {
  assert.equal(rules['case.identity-mismatch'].basis, '统一窗口出件：核验领取人身份')
  assert.equal(rules['draft.item-not-offered'].basis, '办事指南公布的办理渠道')
})

test('that another authority ends a licence rests on the article on 撤销 and on that on 注销', () =>
  assert.match(rules['closure.decided-above'].basis, /第六十九条、第七十条$/))

test('every rule is a Chinese sentence that says what happened', () => {
  for (const [code, { text, basis }] of Object.entries(rules)) {
    assert.match(text, /^[\p{Script=Han}“].*[。）]$/u, code)
    if (basis !== null) assert.match(basis, /\p{Script=Han}|GB/u, code)
  }
})
