import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { Client } from 'pg'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { listPublicNotices } from '#contracts/public-notices.ts'
import { statement } from '#platform/db.ts'
import { lyg } from '#seed/city/lyg.ts'
import { loadDemonstration } from '#server/demonstration.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

type Listed = {
  items: { code: string; name: string; channels: string[]; said: string | null; office: string; power: string }[]
  next: string | null
  total: number
  near: boolean
  facets: Record<string, { value: string; name: string; count: number }[]> | null
}

let platform: TestPlatform
let anybody: Visitor
before(async () => {
  platform = await testPlatform({ background: false })
  anybody = await platform.as(null)
})

const list = async (query: string, visitor = anybody): Promise<Listed> => {
  const answer = await visitor.get(`/api/lyg/items?${encodeURI(query)}`)
  assert.equal(answer.status, 200, answer.body.toString())
  return answer.json
}
const names = (listed: Listed) => listed.items.map((item) => item.name)
const count = async (from: string) =>
  (await platform.platform.db.query('system', statement(`select count(*)::int as n from ${from}`))).rows[0]!['n']

suite('the directory of a city', () => {
  test('has more than six hundred items, each under one name and under themes that exist', async () => {
    assert.ok(lyg.entries.length > 600)
    assert.equal((await list('')).total, lyg.entries.length + lyg.items.length)
    assert.equal(await count('catalogue.directory'), lyg.entries.length + lyg.items.length)
  })

  test('lists first what can be applied for here', async () => {
    const first = (await list('limit=100')).items
    assert.deepEqual(
      first.slice(0, lyg.items.length).map((item) => item.code),
      lyg.items.map((item) => item.code),
    )
    assert.ok(first.slice(lyg.items.length).every((item) => item.channels.length === 0))
  })

  test('says in public of which items the notice names who applies', async () => {
    const answer = await anybody.get('/api/lyg/public-notices')
    const { naming } = answer.json as ReplyOf<typeof listPublicNotices>
    assert.deepEqual(
      naming.map(({ item, basis }) => [item, basis !== null]),
      lyg.items
        .filter(({ publishesApplicant }) => publishesApplicant)
        .map(({ code, tasks }) => [code, tasks.some(({ kind }) => kind === 'notice')]),
    )
    assert.ok(naming.length >= 3)
  })

  test('page by page shows every item once', async () => {
    const seen: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page: Listed = await list(`limit=100${after && `&after=${after}`}`)
      seen.push(...page.items.map((item) => item.code))
      after = page.next
    }
    assert.equal(seen.length, lyg.entries.length + lyg.items.length)
    assert.equal(new Set(seen).size, seen.length)
  })

  test('published again changes no row, and takes less than a second', async () => {
    const stamps = `(select xmin::text, code from catalogue.directory) d`
    const sum = async () =>
      (
        await platform.platform.db.query(
          'system',
          statement(`select md5(string_agg(xmin::text, ',' order by code)) as sum from ${stamps}`),
        )
      ).rows[0]!['sum']
    const before = await sum()
    const demonstration = await loadDemonstration()
    await demonstration.settle(platform.platform, new Date().toISOString())
    assert.equal(await sum(), before)
  })
})

suite('a search', () => {
  const found: [said: string, first: string][] = [
    ['开饭店', '食品经营许可（新办）'],
    ['开理发店', '公共场所卫生许可（新办）'],
    ['消防 验收', '特殊建设工程消防验收'],
    ['结婚', '结婚登记预约'],
    ['护照', '普通护照签发'],
    ['我要办理护照', '普通护照签发'],
    ['怎么办烟证', '烟草专卖零售许可证'],
    ['港澳通行证', '往来港澳通行证签发'],
    ['ＫＴＶ', '公共场所卫生许可（新办）'],
    ['道路运输证 补办', '客运车辆道路运输证办理'],
  ]
  for (const [said, first] of found)
    test(`for ${said} finds ${first}`, async () => {
      const listed = await list(`q=${said}`)
      assert.ok(names(listed).slice(0, 3).includes(first), names(listed).slice(0, 5).join(' | '))
    })

  test('says by which everyday word it found an item that is named otherwise', async () => {
    assert.equal((await list('q=开饭店')).items[0]!.said, '开饭店')
    assert.equal((await list('q=食品经营')).items[0]!.said, null)
  })

  test('needs every word of several', async () => {
    const listed = await list('q=食品 变更&limit=50')
    assert.ok(listed.total > 2)
    for (const item of listed.items) assert.match(item.name, /食品/)
  })

  test('that nothing answers shows what comes near, and says so', async () => {
    const listed = await list('q=公共场所健康许可')
    assert.equal(listed.near, true)
    assert.ok(names(listed).includes('公共场所卫生许可（新办）'), names(listed).join(' | '))
    assert.equal(listed.next, null)
  })

  test('for what is nowhere finds nothing', async () =>
    assert.deepEqual(
      { ...(await list('q=星际旅行签证官')), facets: null },
      { items: [], next: null, total: 0, near: false, facets: null },
    ))

  for (const odd of ['q=%25', 'q=_', "q='; drop table x", 'q=\\'])
    test(`takes ${odd} for letters`, async () => assert.equal((await list(odd)).total, 0))

  test('is found through the index of letters, not by reading the directory', async () => {
    const owner = new Client({ connectionString: platform.databaseUrl })
    await owner.connect()
    await owner.query(`analyze catalogue.directory`)
    const plan = await owner.query<{ 'QUERY PLAN': string }>(
      `explain select from catalogue.directory where region = 'lyg' and grams @> array['烟草', '草专']`,
    )
    await owner.end()
    assert.match(plan.rows.map((row) => row['QUERY PLAN']).join('\n'), /directory_by_letters/)
  })
})

suite('facets', () => {
  test('count what each choice would leave, and the choice leaves exactly that', async () => {
    const { facets } = await list('q=登记&facets=1')
    for (const facet of ['serves', 'theme', 'power', 'office'] as const)
      for (const { value, count } of facets![facet]!.slice(0, 4))
        assert.equal((await list(`q=登记&${facet}=${value}`)).total, count, `${facet} ${value}`)
  })

  test('name offices and themes as people read them', async () => {
    const { facets } = await list('facets=1')
    assert.ok(facets!['office']!.some((one) => one.name === '连云港市公安局'))
    assert.ok(facets!['theme']!.some((one) => one.name === '婚姻登记'))
  })

  test('tell what can be applied for online', async () => {
    const listed = await list('channel=site&facets=1&limit=100')
    assert.equal(listed.total, lyg.items.filter((item) => item.channels.includes('site')).length)
    assert.ok(listed.items.every((item) => item.channels.includes('site')))
  })

  test('are counted only when they are asked for', async () => assert.equal((await list('')).facets, null))
})

suite('what belongs to an entry', () => {
  test('is what is known, with the office and what is akin', async () => {
    const entry = lyg.entries.find((one) => one.name === '烟草专卖零售许可证')!
    const answer = await anybody.get(`/api/lyg/entries/${entry.code}`)
    const body = answer.json as { entry: object; office: { name: string }; kin: { code: string }[] }
    assert.deepEqual(body.entry, JSON.parse(JSON.stringify(entry)))
    assert.equal(body.office.name, '连云港市烟草专卖局')
    assert.ok(body.kin.length > 0 && body.kin.every((one) => one.code !== entry.code))
  })

  test('an item that the platform runs is no entry, nor is what nobody published', async () => {
    for (const code of ['food-business', 'no-such-entry'])
      assert.equal((await anybody.get(`/api/lyg/entries/${code}`)).status, 404)
  })
})

suite('guidance, halls and who answers online', () => {
  test('every answer of a question leads to a named item or to another question', async () => {
    const { leads, names: named } = (await anybody.get('/api/lyg/guidance')).json as {
      leads: { answers: { next: string | null; items: string[] }[] }[]
      names: Record<string, string>
    }
    assert.ok(leads.length > 5)
    for (const { answers } of leads)
      for (const { next, items } of answers) assert.ok(next !== null || items.every((item) => named[item]))
  })

  test('the halls with their counters, and the units that answer today', async () => {
    const { halls, roster } = (await anybody.get('/api/lyg/halls')).json as {
      halls: { name: string; counters: object[] }[]
      roster: { officeName: string }[]
    }
    assert.equal(halls.length, 7)
    assert.equal(halls[0]!.name, '连云港市政务服务中心')
    assert.ok(halls.every((hall) => hall.counters.length > 0))
    assert.ok(roster.some((line) => line.officeName === '连云港市生态环境局'))
  })
})
