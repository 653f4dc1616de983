import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { rules, type RuleCode } from '#contracts/rules.ts'
import { allItems } from '#seed/items/all.ts'
import { refusals, unreached } from './refusals-table.ts'
import { licensingLaw, pending, prohibitions, unrefused, type Proof, type RuleRow } from './legality-table.ts'

const root = join(import.meta.dirname, '../..')
const rows: [string, RuleRow][] = [...Object.entries({ ...licensingLaw, ...prohibitions }), ...Object.entries(refusals)]

/** The row of refusals that rest on no law. */
const published = '公布的规则和惯例'

/** Articles of the licensing law that bind a case, a guide, a licence or their limits; each has its row. */
const binding =
  '二十六 二十九 三十 三十一 三十二 三十三 三十四 三十五 三十六 三十八 三十九 四十 四十二 四十三 四十四 四十五 四十六 四十七 四十八 四十九 五十 五十五 五十七 五十八 五十九 六十一 六十九 七十 七十八 七十九 八十二'

test('each article that binds has its row', () => {
  const written = new Set(Object.keys(licensingLaw).flatMap((key) => key.match(/第[一二三四五六七八九十]+条/g) ?? []))
  assert.deepEqual(
    binding.split(' ').filter((number) => !written.has(`第${number}条`)),
    [],
  )
})

test('a row without a test stands on the pending list, with the reason', () => {
  const silent = rows.filter(([key, { tests }]) => tests.length === 0 && !(key in pending)).map(([key]) => key)
  assert.deepEqual(silent, [])
  for (const [key, reason] of Object.entries(pending)) assert.ok(reason.length > 10, key)
})

test('each prohibition names the refusal that keeps it, or says why there is none', () => {
  const silent = Object.entries<RuleRow>(prohibitions).flatMap(([key, { tests }]) =>
    tests.some(({ refuses }) => refuses) ? [] : [key],
  )
  assert.deepEqual(silent.toSorted(), Object.keys(unrefused).toSorted())
})

test('each refusal that names a ground is reached by a row, or stands on the list of those that are not', () => {
  const reached = new Set(rows.flatMap(([, { tests }]) => tests.flatMap(({ refuses }) => refuses ?? [])))
  const silent = Object.entries(rules).flatMap(([code, { basis }]) =>
    basis !== null && !reached.has(code as RuleCode) && !(code in unreached) ? [code] : [],
  )
  assert.deepEqual(silent, [])
  for (const [code, reason] of Object.entries(unreached)) {
    assert.ok(!reached.has(code as RuleCode), `${code} is reached`)
    assert.ok(reason.length > 10, code)
  }
})

for (const [key, { says, tests, under = [] }] of rows)
  suite(`${key}: ${says}`, () => {
    for (const proof of tests)
      test(`${proof.test} (${proof.in})`, () => {
        const body = bodyOf(proof)
        if (!proof.refuses) return
        assert.ok(body.includes(`'${proof.refuses}'`), `the test does not expect ${proof.refuses}`)
        const { text, basis } = rules[proof.refuses]
        assert.match(text, /[\u4e00-\u9fff].*。$/)
        assert.ok(basis && restsOn(filledIn(basis), key, under), `${proof.refuses} rests on ${basis}`)
      })
  })

/** The test from its title to the title of the next. Fails when nobody has such a test, or it is skipped. */
function bodyOf({ in: file, test: title }: Proof): string {
  const path = join(root, file)
  assert.ok(existsSync(path), `there is no ${file}`)
  const source = readFileSync(path, 'utf8')
  const starts = [`'${title}'`, `\`${title}\``].map((quoted) => source.indexOf(quoted)).filter((at) => at >= 0)
  assert.ok(starts[0] !== undefined, `${file} has no test “${title}”`)
  assert.ok(!/\b(?:skip|todo)\(?\s*$/.test(source.slice(0, starts[0])), 'the test is skipped')
  const rest = source.slice(starts[0])
  const next = rest.slice(title.length).search(/\n\s*(?:test|suite)\(/)
  return next < 0 ? rest : rest.slice(0, title.length + next)
}

/** A basis that each item fills with the rule that it declares. */
function filledIn(basis: string): string {
  const declared = allItems.flatMap(({ agreedBySilence }) => agreedBySilence?.basis ?? [])
  return basis.replace('{basis}', declared.join('；'))
}

/** Whether a basis names one of the articles or documents that the row names. A row of customs that the platform or a guide published names none. */
function restsOn(basis: string, key: string, under: readonly string[]): boolean {
  const own = key.match(/第[一二三四五六七八九十]+条|[\u4e00-\u9fff]+〔\d+〕\d+号/g) ?? []
  return key === published || [...own, ...under].some((named) => basis.includes(named))
}
