import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { withoutContract } from '#server/without-contract.ts'
import { fillDraft, itemOf, region, submit } from '#tests/harness/case-walk.ts'
import { testPlatform, type TestPlatform, type Visitor } from '#tests/harness/platform.ts'
import { bareSite, type BuiltSite } from './built-site.ts'

let site: BuiltSite
let platform: TestPlatform
let nobody: Visitor
let liu: Visitor
before(async () => {
  site = await bareSite()
  platform = await testPlatform({ dist: site.dist, publicOrigin: 'https://yichuang.example' })
  nobody = await platform.as(null)
  liu = await platform.as('applicant-liu-mingde')
})
after(() => site?.remove())

/** What a policy allows for each kind of thing. */
function allowed(policy: unknown): Record<string, string[]> {
  return Object.fromEntries(
    String(policy)
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  )
}

test('every page, file and redirect of the site is served with headers that let no foreign script in and no frame around', async () => {
  const draft = await fillDraft(liu, itemOf('public-venue-hygiene'))
  const home = (await nobody.get(`/${region}/`)).body.toString()
  const script = /<script type="module" src="([^"]+)"/.exec(home)?.[1]
  assert.ok(script)
  for (const [visitor, path, status] of [
    [nobody, '/', 302],
    [nobody, `/${region}/`, 200],
    [nobody, `/${region}/items/public-venue-hygiene`, 200],
    [nobody, `/${region}/cases`, 302],
    [nobody, `/${region}/verify`, 200],
    [nobody, '/login', 200],
    [nobody, '/no/such/page', 404],
    [liu, `/${region}/cases`, 200],
    [liu, `/${region}/apply/${draft}`, 302],
    [liu, `/${region}/apply/${draft}/1`, 200],
    [nobody, script, 200],
    [nobody, '/static/site/favicon.svg', 200],
    [nobody, '/desk/', 200],
    [nobody, '/desk/tasks/1', 200],
    [nobody, '/desk/assets/none.js', 404],
  ] as const) {
    const { status: answered, headers } = await visitor.get(path)
    assert.equal(answered, status, path)
    const policy = allowed(headers['content-security-policy'])
    assert.deepEqual(policy['default-src'], ["'none'"], path)
    assert.deepEqual(policy['script-src'], ["'self'"], path)
    assert.deepEqual(policy['frame-ancestors'], ["'none'"], path)
    assert.deepEqual(policy['base-uri'], ["'none'"], path)
    assert.deepEqual(policy['form-action'], ["'self'"], path)
    assert.equal(policy['object-src'], undefined, path)
    assert.deepEqual(
      policy['style-src'],
      path.startsWith('/desk/') && status === 200 ? ["'self'", "'unsafe-inline'"] : ["'self'"],
      path,
    )
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.equal(headers['referrer-policy'], 'no-referrer', path)
    assert.equal(headers['x-frame-options'], 'DENY', path)
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path)
    assert.equal(headers['strict-transport-security'], 'max-age=31536000', path)
  }
})

test('no page carries what its own policy forbids: script, style or a handler written into it, or anything from elsewhere', async () => {
  const draft = await fillDraft(liu, itemOf('public-venue-hygiene'))
  for (const [visitor, path] of [
    [nobody, `/${region}/`],
    [nobody, `/${region}/items/public-venue-hygiene`],
    [nobody, `/${region}/items/fire-design-review`],
    [nobody, `/${region}/verify`],
    [nobody, `/${region}/draws`],
    [nobody, '/login'],
    [nobody, '/no/such/page'],
    [liu, `/${region}/cases`],
    [liu, `/${region}/apply/${draft}/1`],
    [nobody, '/desk/'],
  ] as const) {
    carriesNothingForbidden((await visitor.get(path)).body.toString(), path)
  }
  carriesNothingForbidden(readFileSync(new URL('../../web/desk/index.html', import.meta.url), 'utf8'), 'desk')
})

function carriesNothingForbidden(page: string, path: string): void {
  assert.match(page, /^<!doctype html>/i, path)
  for (const [tag] of page.matchAll(/<script\b[^>]*>/g)) assert.match(tag, / src="\.?\/|type="application\/json"/, path)
  assert.doesNotMatch(page, /<style\b|<base\b|<iframe\b|<object\b|<embed\b/, path)
  assert.doesNotMatch(page, /<[^>]* style="/, path)
  assert.doesNotMatch(page, /<[^>]* on[a-z]+="|javascript:/, path)
  assert.doesNotMatch(page, /<(?:script|link|img)\b[^>]* (?:src|href)="(?:https?:)?\/\//, path)
}

test('a query code stands in no address: its form asks in a body, from this site alone, and an old address loses it', async () => {
  const { number, queryCode } = await submit(liu, await fillDraft(liu, itemOf('public-venue-hygiene')))
  const url = `/${region}/progress`
  const page = await nobody.get(`${url}?number=${number}`)
  assert.match(page.body.toString(), new RegExp(`<form [^>]*method="post"[^]*value="${number}"`))
  // A browser hides where a form comes from under the policy of the other pages.
  assert.equal(page.headers['referrer-policy'], 'same-origin')
  const send = (origin: string) =>
    platform.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      payload: new URLSearchParams({ number, code: queryCode }).toString(),
    })
  const found = await send('https://yichuang.example')
  assert.match(found.body, /已收件，等待受理/)
  assert.ok(!found.body.includes(queryCode))
  assert.equal((await send('https://elsewhere.example')).statusCode, 403)
  const old = await nobody.get(`${url}?number=${number}&code=${queryCode}`)
  assert.deepEqual([old.status, old.headers.location], [302, `${url}?number=${number}`])
})

test('every address on the list of what needs no contract is there, so the list holds nothing that is gone', () => {
  const there = new Set(
    withoutContract.filter((said) => {
      const [url = '', method = 'GET'] = said.split(' ').toReversed()
      return platform.app.hasRoute({ method, url })
    }),
  )
  assert.deepEqual(
    withoutContract.filter((url) => !there.has(url)),
    [],
  )
})
