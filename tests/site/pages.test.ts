import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { samples, type Sample } from '#web/site/fixtures/pages.ts'
import { bareSite, type BuiltSite } from './built-site.ts'

let site: BuiltSite
before(async () => {
  site = await bareSite()
})
after(() => site.remove())

const htmlOf = (sample: Sample): string =>
  (site.renderPage as (name: string, props: unknown) => string)(sample.name, sample.props)
const all = (html: string, pattern: RegExp): RegExpExecArray[] => [...html.matchAll(pattern)]

for (const sample of samples) {
  suite(`page ${sample.title}`, () => {
    test('is a document in Chinese with one main heading and one main part', () => {
      const html = htmlOf(sample)
      assert.match(html, /^<!doctype html><html lang="zh-CN"/)
      assert.equal(all(html, /<h1[\s>]/g).length, 1)
      assert.equal(all(html, /<main[\s>]/g).length, 1)
      assert.match(html, /<title>[^<]{3,}<\/title>/)
    })
    test('holds no script and no style of its own, so that the strictest policy fits', () => {
      const html = htmlOf(sample)
      for (const [tag] of all(html, /<script[^>]*>/g))
        assert.match(tag, /src="\/static\/|type="application\/json"/, tag)
      assert.doesNotMatch(html, /<style|\sstyle="|\son[a-z]+="|javascript:/)
    })
    test('names every input by a label', () => {
      const html = htmlOf(sample)
      const labelled = new Set(all(html, /<label[^>]*\sfor="([^"]+)"/g).map((match) => match[1]))
      for (const [tag] of all(html, /<(?:input(?! type="hidden")|select|textarea)[^>]*>/g)) {
        const id = /\sid="([^"]+)"/.exec(tag)?.[1]
        assert.ok(id && labelled.has(id), `no label for ${tag}`)
      }
    })
    test('gives every id once, and leads every link inside the page to one of them', () => {
      const html = htmlOf(sample)
      const ids = all(html, /\sid="([^"]+)"/g).map((match) => match[1])
      assert.deepEqual(
        ids.filter((id, place) => ids.indexOf(id) !== place),
        [],
      )
      for (const [, target] of all(html, /href="#([^"]+)"/g))
        assert.ok(ids.includes(target), `nothing has the id ${target}`)
      for (const [, named] of all(html, /aria-(?:describedby|labelledby)="([^"]+)"/g))
        for (const id of named?.split(' ') ?? []) assert.ok(ids.includes(id), `nothing has the id ${id}`)
    })
  })
}

const page = (title: string): string => {
  const sample = samples.find((each) => each.title === title)
  assert.ok(sample, title)
  return htmlOf(sample)
}

suite('the pages', () => {
  test('say of a last day that it is in time itself', () =>
    assert.match(page('case-review'), /应于[^<]*前（含当日）完成/))
  test('say when they show a demonstration, and on which day', () => {
    assert.match(page('home'), /演示环境[^<]*2026年11月23日 星期一/)
  })
  test('lead to the public keys where something signed is shown', () => {
    for (const title of ['verify', 'verify-genuine', 'draws'])
      assert.match(page(title), /<a [^>]*href="\/api\/evidence\/keys">核验公钥<\/a>/, title)
  })
  test('say of the draw what it does not prove', () => {
    assert.match(page('draws'), /还不能排除平台自身作假/)
    assert.doesNotMatch(page('draws'), /没有人可以挑选/)
  })
  test('of many accounts those of the staff are opened by group, or found by every word that was typed', () => {
    assert.doesNotMatch(page('login'), /name="find"/)
    const many = page('login-many')
    assert.match(many, /name="find"/)
    assert.equal([...many.matchAll(/<details class="account-group">/g)].length, 4)
    const found = [...page('login-found').matchAll(/data-log-in="([^"]*)"/g)].map(([, id]) => id)
    assert.deepEqual(found, ['decider'])
    assert.match(page('login-found'), /name="next" value="\/lyg\/cases"/)
  })
  test('lead a visitor to the log-in before an application, and back', () => {
    assert.match(page('guide-visitor'), /href="\/login\?next=%2Flyg%2F"/)
    assert.doesNotMatch(page('guide-visitor'), /data-open-draft/)
    assert.match(page('guide'), /data-open-draft="health-permit"/)
  })
  test('draw the flow of an item with its limits, and say it in words too', () => {
    const html = page('guide')
    assert.match(html, /<svg[^>]*role="img"[^>]*aria-label="办理流程图/)
    for (const word of ['申请', '受理', '材料审查', '作出决定', '办结'])
      assert.match(html, new RegExp(`<text[^>]*>${word}</text>`))
    assert.match(html, /<li>材料审查（2 个工作日）<\/li>/)
    assert.match(html, /“场所类别”是“游泳场所”的：/)
  })
  test('publish of an item which share of its licences is drawn for inspection, by whom, and what is looked at', () => {
    const html = page('guide-visitor')
    assert.match(html, /href="#supervised"/)
    for (const said of [
      /每年按 20% 的比例随机抽查/,
      /检查机关<\/dt>.{0,40}连云港市卫生健康委员会/s,
      /许可证公示/,
      /有有效健康合格证明/,
    ])
      assert.match(html, said)
    const sample = samples.find(({ title }) => title === 'guide')
    if (sample?.name !== 'guide') return assert.fail()
    const { supervision: _, ...item } = sample.props.guide.item
    assert.doesNotMatch(
      site.renderPage('guide', { ...sample.props, guide: { ...sample.props.guide, item } }),
      /supervised|抽查/,
    )
  })
  test('draw only the actions that the server allows', () => {
    assert.match(page('case-review'), /data-command="withdraw"/)
    for (const command of ['receive', 'rate'])
      assert.doesNotMatch(page('case-review'), new RegExp(`data-command="${command}"`))
    assert.match(page('case-ready'), /data-command="receive"/)
    assert.match(page('case-closed'), /data-command="rate"/)
    assert.doesNotMatch(page('case-late'), /data-command=/)
  })
  test('show the applicant from the filing on what the draws are bound to, and how to run them again in the end', () => {
    for (const name of ['case-review', 'case-closed']) {
      assert.match(page(name), /封存摘要<\/dt>.*?5f1c5f1c/s)
      assert.match(page(name), /提交编号<\/dt>.*?0b9ab4b4-/s)
    }
    const shownBefore = /已经显示在检查页/
    assert.match(page('case-review'), shownBefore)
    const sample = samples.find((each) => each.title === 'case-review')
    if (sample?.name !== 'case') return assert.fail()
    for (const [channel, said] of [
      ['window', /由窗口的设备生成/],
      ['platform', /整体的封存摘要见整体的办件页面/],
    ] as const) {
      const html = site.renderPage('case', { ...sample.props, view: { ...sample.props.view, channel } })
      assert.doesNotMatch(html, shownBefore)
      assert.match(html, said)
    }
    assert.doesNotMatch(page('case-review'), /yichuang-draw-contribution-1/)
    assert.match(page('case-closed'), /yichuang-draw-contribution-1.*href="\/lyg\/draws"/s)
  })
  test('name everything to be mended and lead to the correction', () => {
    const html = page('case-correcting')
    assert.match(html, /卫生检测报告<\/strong>：已过有效期。请提交一年内出具的卫生检测报告。/)
    assert.match(html, /href="\/lyg\/cases\/[0-9a-f-]{36}\/correct"/)
    assert.match(html, /时限暂停中/)
  })
  test('tell after a refusal why, and where one may complain', () => {
    const html = page('case-refused')
    assert.match(html, /循环净化设备处理能力不足/)
    assert.match(html, /连云港市人民政府申请行政复议/)
    assert.match(html, /连云港市连云区人民法院提起行政诉讼/)
  })
  test('list before submission what is still missing, each with the way to mend it', () => {
    const html = page('apply-check')
    assert.match(html, /href="\/lyg\/apply\/[^"]+\/materials\?from=check#material-report">请提交卫生检测报告/)
  })
  test('ask a conditional question only when its condition holds', () => {
    assert.match(page('apply-2'), /最大水深/)
    const sample = samples.find((each) => each.title === 'apply-2')
    assert.equal(sample?.name, 'apply')
    if (sample?.name !== 'apply') return
    const { draft } = sample.props
    const props = { ...sample.props, draft: { ...draft, answers: { ...draft.answers, kind: 'hotel' } } }
    assert.doesNotMatch(site.renderPage('apply', props).replaceAll(/<script[\s\S]*?<\/script>/g, ''), /最大水深/)
  })
  test('fill in what the account knows', () => {
    assert.match(page('apply-1'), /value="91350100M000100Y43"/)
  })
  test('call a forged code forged, and show nothing of the licence it names', () => {
    const html = page('verify-forged')
    assert.match(html, /二维码系伪造/)
    assert.doesNotMatch(html, /海之韵游泳馆/)
  })
  test('never let data end the element it stands in', () => {
    const sample = samples.find((each) => each.title === 'apply-2')
    if (sample?.name !== 'apply') return assert.fail()
    const answers = { ...sample.props.draft.answers, remark: '</script><script>alert(1)</script>' }
    const html = site.renderPage('apply', { ...sample.props, draft: { ...sample.props.draft, answers } })
    assert.doesNotMatch(html, /<script>alert/)
  })
  test('write large for those who ask for it', () => {
    assert.match(page('guide-large'), /<html lang="zh-CN" class="large"/)
  })
})
