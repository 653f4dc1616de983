import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { before, suite, test } from 'node:test'
import { Client } from 'pg'
import { keysFrom } from '#platform/keys.ts'
import { statement } from '#platform/db.ts'
import { lyg as whole } from '#seed/city/lyg.ts'
import { assemble, type Assembled } from '#server/assemble.ts'
import { closeBeforeDrop, testDatabase, testPassword } from './harness/postgres.ts'
import { publish, askCatalogue } from '#server/modules/catalogue/index.ts'

/** Two items of the city are enough to search and to leaf through. */
const lyg = { ...whole, items: whole.items.slice(0, 2), entries: [], sayings: [], leads: [] }

let assembled: Assembled
let databaseUrl: string
let wall = Date.parse('2026-03-02T01:00:00Z')
const now = '2026-03-02T01:00:00.000Z'

before(async () => {
  const database = await testDatabase()
  databaseUrl = database.url
  assembled = await assemble({
    databaseUrl: database.url,
    keys: { ...keysFrom(randomBytes(32)), passwordOf: testPassword },
    dataFolder: tmpdir(),
    profile: 'production',
    publicOrigin: 'http://localhost',
    wallNow: () => wall,
    home: 'lyg',
    logLevel: 'silent',
    dist: null,
    background: false,
  })
  closeBeforeDrop(() => assembled.close())
  await publish(assembled.platform.db, lyg, now)
})

const get = async (url: string) => {
  const answer = await assembled.app.inject({ method: 'GET', url })
  return { status: answer.statusCode, body: answer.json() }
}
const codes = (body: { items: { code: string }[] }) => body.items.map((item) => item.code)

suite('anybody may read', () => {
  test('the list of items, with the words an office uses', async () => {
    const { status, body } = await get('/api/lyg/items')
    assert.equal(status, 200)
    assert.deepEqual(codes(body), ['fire-design-review', 'public-venue-hygiene'])
    assert.deepEqual(body.items[0], {
      code: 'fire-design-review',
      name: '建设工程消防设计审查',
      power: '许可',
      office: 'zhujian',
      officeName: '连云港市住房和城乡建设局',
      serves: ['enterprise'],
      promisedDays: 7,
      statutoryDays: 15,
      channels: ['site', 'window'],
      visits: 0,
      handles: [],
      said: null,
    })
  })

  const searches: [string, string[]][] = [
    ['q=消防', ['fire-design-review']],
    ['q=卫生健康', ['public-venue-hygiene']],
    ['q=卫生 许可证', ['public-venue-hygiene']],
    ['q=消防 卫生', []],
    ['q=', ['fire-design-review', 'public-venue-hygiene']],
    ['serves=person', ['public-venue-hygiene']],
    ['serves=enterprise&q=许可', ['public-venue-hygiene']],
    ['channel=window', ['fire-design-review', 'public-venue-hygiene']],
  ]
  for (const [query, found] of searches) {
    test(`a search for ${query}`, async () =>
      assert.deepEqual(codes((await get(`/api/lyg/items?${encodeURI(query)}`)).body), found))
  }

  test('the list page by page', async () => {
    const first = (await get('/api/lyg/items?limit=1')).body
    assert.deepEqual([codes(first), first.next], [['fire-design-review'], '0-0'])
    const second = (await get(`/api/lyg/items?limit=1&after=${first.next}`)).body
    assert.deepEqual([codes(second), second.next], [['public-venue-hygiene'], null])
  })

  test('a guide, with the name of every office it mentions', async () => {
    const { status, body } = await get('/api/lyg/items/fire-design-review')
    assert.equal(status, 200)
    assert.deepEqual(body.item, JSON.parse(JSON.stringify(lyg.items[0])))
    assert.deepEqual(Object.keys(body.offices).toSorted(), ['guodong', 'yingji', 'zhengwu', 'zhujian', 'ziran'])
    assert.equal(body.offices.ziran.name, '连云港市自然资源和规划局')
  })

  test('the region and its offices, in the order of the city', async () => {
    const { status, body } = await get('/api/lyg')
    assert.equal(status, 200)
    assert.equal(body.name, '连云港市')
    assert.deepEqual(body.offices, JSON.parse(JSON.stringify(lyg.offices)))
  })

  for (const url of [
    '/api/nowhere',
    '/api/nowhere/items',
    '/api/lyg/items/no-such-item',
    '/api/nowhere/items/fire-design-review',
  ]) {
    test(`nothing at ${url}`, async () => {
      const { status, body } = await get(url)
      assert.equal(status, 404)
      assert.equal(body.code, 'request.not-found')
    })
  }

  test('an address with a character that no database keeps is no address', async () => {
    const { status, body } = await get('/api/lyg/items/%00')
    assert.deepEqual([status, body.code], [400, 'request.malformed'])
  })
})

suite('publishing', () => {
  const count = async (from: string) => {
    const rows = (await assembled.platform.db.query('system', statement(`select count(*)::int as n from ${from}`))).rows
    return rows[0]!['n']
  }

  test('the same again changes nothing', async () => {
    const before = [
      await count('catalogue.items'),
      await count('catalogue.calendar_days'),
      await count('catalogue.offices'),
    ]
    await publish(assembled.platform.db, lyg, now)
    assert.deepEqual(
      [await count('catalogue.items'), await count('catalogue.calendar_days'), await count('catalogue.offices')],
      before,
    )
  })

  test('a changed item is its next revision, and cases filed under the old one still find it', async () => {
    const ask = askCatalogue(assembled.platform.db, () => wall)
    assert.equal((await ask.item('lyg', 'public-venue-hygiene')).revision, 1)
    const [fire, venue] = lyg.items
    const changed = { ...venue!, promised: { ...venue!.promised, days: 9 } }
    await publish(assembled.platform.db, { ...lyg, items: [fire!, changed] }, now)
    assert.equal((await ask.item('lyg', 'public-venue-hygiene')).revision, 1, 'kept for five seconds')
    wall += 5_000
    const next = await ask.item('lyg', 'public-venue-hygiene')
    assert.deepEqual([next.revision, next.promised.days], [2, 9])
    assert.equal((await ask.item('lyg', 'public-venue-hygiene', 1)).promised.days, 10)
    assert.equal((await ask.item('lyg', 'fire-design-review')).revision, 1)
    await assert.rejects(ask.item('lyg', 'public-venue-hygiene', 3), { status: 404 })

    const guideOf = async (query: string) => await get(`/api/lyg/items/public-venue-hygiene${query}`)
    const { body } = await guideOf('')
    assert.deepEqual([body.item.revision, body.item.promised.days], [2, 9])
    const first = await guideOf('?revision=1')
    assert.deepEqual([first.body.item.revision, first.body.item.promised.days], [1, 10])
    assert.equal((await guideOf('?revision=3')).status, 404)
  })

  test('an item that is no longer offered at windows is missing from their list alone', async () => {
    const [fire, venue] = lyg.items
    await publish(assembled.platform.db, { ...lyg, items: [{ ...fire!, channels: ['site'] }, venue!] }, now)
    wall += 60_000
    assert.deepEqual(codes((await get('/api/lyg/items?channel=window')).body), ['public-venue-hygiene'])
    const { body } = await get('/api/lyg/items?channel=site')
    assert.deepEqual(codes(body), ['fire-design-review', 'public-venue-hygiene'])
    assert.deepEqual(body.items[0].channels, ['site'])
  })

  test('an item whose stored definition cannot be read is left out of the list and told of once; its sound revisions are read', async () => {
    const owner = new Client({ connectionString: databaseUrl })
    await owner.connect()
    const told: unknown[] = []
    const ask = askCatalogue(
      assembled.platform.db,
      () => wall,
      (one) => told.push(one),
    )
    const revisions = (await ask.item('lyg', 'fire-design-review')).revision
    await owner.query(
      `insert into catalogue.items (region, code, revision, published_at, definition)
       values ('lyg', 'fire-design-review', $1, $2, '{"code": "fire-design-review"}')`,
      [revisions + 1, now],
    )
    try {
      wall += 60_000
      assert.deepEqual(told, [])
      for (let turn = 0; turn < 2; turn += 1) {
        const listed = await ask.items('lyg')
        assert.deepEqual(
          listed.map(({ code }) => code),
          ['public-venue-hygiene'],
        )
        await assert.rejects(ask.item('lyg', 'fire-design-review'), { name: 'ZodError' })
      }
      assert.equal((await ask.item('lyg', 'fire-design-review', revisions)).revision, revisions)
      assert.deepEqual(told, [{ region: 'lyg', code: 'fire-design-review', revision: revisions + 1 }])
    } finally {
      await owner.query(
        `delete from catalogue.items where region = 'lyg' and code = 'fire-design-review' and revision = $1`,
        [revisions + 1],
      )
      await owner.end()
      wall += 60_000
    }
  })

  test('an unchanged calendar stays the same object, a withdrawn holiday is gone', async () => {
    const ask = askCatalogue(assembled.platform.db, () => wall)
    const calendar = await ask.calendar('lyg')
    assert.deepEqual({ ...calendar, region: 'CN' }, lyg.calendar)
    wall += 60_000
    assert.equal(await ask.calendar('lyg'), calendar)
    const { '2026-01-01': _newYear, ...holidays } = lyg.calendar.holidays as Record<string, string>
    await publish(assembled.platform.db, { ...lyg, calendar: { ...lyg.calendar, holidays } }, now)
    wall += 60_000
    assert.equal(Object.hasOwn((await ask.calendar('lyg')).holidays, '2026-01-01'), false)
  })

  test('no role may change or delete what was published', async () => {
    for (const role of ['public', 'desk', 'review', 'system'] as const) {
      for (const text of [`update catalogue.items set revision = revision`, `delete from catalogue.items`]) {
        await assert.rejects(
          assembled.platform.db.writeTogether(role, [statement(text)]),
          /permission denied/,
          `${role}: ${text}`,
        )
      }
    }
  })

  test('every zone may read it', async () => {
    for (const role of ['public', 'desk', 'review'] as const) {
      const read = await assembled.platform.db.query(role, statement(`select code from catalogue.items`))
      assert.ok(read.rows.length > 0)
    }
  })
})
