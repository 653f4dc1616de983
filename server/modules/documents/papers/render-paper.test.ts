import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { paperKinds } from '#contracts/papers.ts'
import type { PaperContent } from './content.ts'
import { rules, type RuleCode } from '#contracts/rules.ts'
import { IncompletePaper } from './incomplete.ts'
import { PaperNotSet } from './paper-not-set.ts'
import { createPaperPress } from './render-paper.ts'
import { samplePapers } from './sample-papers.ts'

const press = createPaperPress()
const madeAt = new Date('2026-11-20T08:00:00Z')

/** Words each paper must say beside the content itself. */
const said: Record<string, string[]> = {
  'application-form': ['申请人已阅读并同意', '随申请提交的材料', '由系统按提交的内容生成'],
  'material-receipt': ['申请材料接收凭证', '逾期不告知的，自收到申请材料之日起即为受理', '不代表申请已被受理'],
  'acceptance-notice': ['受理通知书', '第三十二条第一款第（五）项', '20个工作日', '5个工作日', '第四十五条'],
  'acceptance-notice-at-window': ['受理通知书', '综合窗口根据本机关的授权，以本机关的名义作出', '授权依据'],
  'acceptance-notice-deemed': ['视为受理', '第三十二条第一款第（四）项“逾期不告知的，自收到申请材料之日起即为受理”'],
  'acceptance-notice-calendar': ['60日（自然日）', '10个工作日', '2026年5月6日'],
  'deferral-notice': ['容缺受理通知书', '先行受理', '一次告知', '3个工作日', '授权依据'],
  'deferral-complete-notice': ['确认补齐通知书', '已经履行'],
  'deferral-ending': ['容缺逾期终止办理通知书', '终止办理', '六十日内', '六个月内', '第二十二条'],
  'deficiency-notice': ['一次性补正告知书', '需要补正的全部内容一次告知', '不再就本次申请要求补正其他材料'],
  'intake-refusal': ['不予受理通知书', '依法不属于本机关职权范围', '自收到本通知书之日起六十日内', '第二十二条'],
  'intake-refusal-untrue': [
    '不予受理通知书',
    '内容不实：设备布局和操作流程平面图、经营场所地址。',
    '第七十八条',
    '日前（含当日）不得再次申请食品经营许可。',
  ],
  'decision-granted': ['准予行政许可决定书', '第三十八条第一款', '行政复议', '六个月内', '第二十二条'],
  'decision-deferred': [
    '准予行政许可决定书',
    '容缺通过',
    '尚未补齐',
    '2026年11月30日',
    '暂停使用',
    '以延长后的期限为准',
  ],
  'decision-refused': ['不予行政许可决定书', '第三十八条第二款', '行政复议', '六个月内', '第二十二条'],
  'decision-false-material': [
    '隐瞒有关情况或者提供虚假材料',
    '第七十八条、第三十八条第二款',
    '并给予警告',
    '另行作出行政处罚决定',
    '不得再次申请',
  ],
  'decision-no-place': ['公布的名额已按受理先后顺序全部准予', '第五十七条、第三十八条第二款', '六个月内'],
  'decision-filed': ['备案通知书', '决定予以备案', '自收到本通知书之日起六十日内'],
  'decision-not-filed': ['不予备案通知书', '决定不予备案', '六个月内', '第二十二条'],
  'decision-by-rules': ['自动审批规则（版本2026-1）', '要求人工办理', '第二十四条第三款', '2027年1月16日'],
  'special-procedure-notice': ['特别程序告知书', '第四十五条', '不计算在办理期限内', '15个工作日', '第八十二条'],
  'extension-notice': ['延长期限告知书', '第四十二条', '10个工作日', '2026年12月29日', '期限只延长一次'],
  'third-party-notice': [
    '利害关系人告知书',
    '第三十六条',
    '陈述和申辩',
    '第四十七条',
    '要求听证的权利',
    '不承担组织听证的费用',
  ],
  'third-party-notice-of-applicant': [
    '陈述申辩告知书',
    '第七条、第三十六条',
    '关系他人的重大利益',
    '随时陈述、申辩',
    '2026年11月27日',
  ],
  'hearing-notice-of-others': [
    '听证通知书',
    '利害关系人（第1号）',
    '利害关系人于',
    '可以参加听证',
    '公开举行',
    '视为放弃听证',
  ],
  'hearing-rights-notice': ['听证权利告知书', '第四十七条', '五个工作日', '不承担组织听证的费用', '第四十八条'],
  'hearing-notice': ['听证通知书', '第四十八条', '公开举行', '回避', '不收取费用', '视为放弃听证'],
  'hearing-notice-anew': [
    '听证通知书',
    '主持人已经更换',
    '时间和地点不变',
    '第2次抽取',
    '代理由随机抽取产生',
    '以本通知书为准',
  ],
  'recusal-answer-granted': ['回避申请决定书', '第四十八条第一款第三项', '决定该主持人回避', '重新随机抽取'],
  'recusal-answer-of-others': ['回避申请决定书', '利害关系人（第1号）', '决定该主持人不予回避', '没有在申请人处任职'],
  'visit-record': ['现场核查记录', '核查要点', '校验值', '第三十四条第三款', '身份封存'],
  'check-record': ['监督检查记录', '随机抽查', '2026年12月4日前（含当日）改正完毕', '第六十一条', '签字后归档', '公众'],
  'meeting-minutes': ['联席会议纪要', '内部文书', '不记载申请人', '参加人员和签字'],
  'hearing-notice-ordered': [
    '听证通知书',
    '第四十六条',
    '第四十八条',
    '涉及重大公共利益',
    '依职权向社会公告',
    '听证照常举行',
  ],
  'hearing-notice-closed': ['听证通知书', '第四十八条', '涉及商业秘密', '第五条第二款', '不公开举行'],
  'hearing-notice-announced': ['听证通知书', '公开举行听证并向社会公告', '公众可以报名参加'],
  'termination-notice': ['撤回申请终止办理通知书', '终止办理', '不影响你（单位）依法重新提出申请'],
  'check-notice-true': ['承诺属实', '进行了核查'],
  'check-notice-rectify': ['责令限期整改通知书', '2026年12月4日前（含当日）整改完毕', '复核'],
  'check-notice-lapsed': ['承诺核查结果告知书', '已经失效，不再撤销', '信用修复以前', '陈述、申辩'],
  'closure-notice': ['拟撤销行政许可告知书', '陈述和申辩', '期限届满以前不作出决定'],
  'closure-notice-expired': ['拟注销行政许可告知书', '第七十条第一项'],
  'closure-notice-forfeited': ['拟注销行政许可告知书', '根据的决定或者证明', '连市监处罚〔2026〕18号'],
  'closure-decision-retracted': ['撤回行政许可决定书', '第八条第二款', '依法给予补偿', '自本决定作出之日起失效'],
  'closure-decision-cancelled': ['注销行政许可决定书', '连市监处罚〔2026〕18号', '不得继续使用'],
  'closure-decision-ended': ['撤销行政许可决定书', '自本决定作出之日起失效', '第七十九条', '六个月内', '第二十二条'],
  'closure-decision-kept': ['不予撤销行政许可决定书', '继续有效', '第六十九条第三款', '六个月内'],
  'commitment-letter': ['告知承诺书', '不再要求提交', '核查', '申请人（签署）'],
  'cover-sheet': ['办理结果汇总单', '各事项已分别办结', '不代替决定书和证照'],
  'joint-feedback': ['一次反馈意见单', '一次性反馈', '没有其他意见'],
  'acceptance-notice-parts': ['受理通知书', '由下列事项组成', '分别计算'],
  'deemed-agreement-notice': ['视为同意通知书', '第十二条第二款', '逾期未书面通知即视为同意'],
  'deemed-renewal-notice': ['视为准予延续通知书', '第五十条第二款', '逾期未作决定的，视为准予延续'],
  'delivery-receipt': ['送达回执'],
  'transfer-sheet': ['材料交接单'],
  'licence-landscape': ['证照标识', '统一社会信用代码'],
  'licence-portrait': ['2026年11月20日至长期'],
}

suite('papers', () => {
  test('there is a sample of every kind', () => {
    assert.deepEqual(
      [...new Set(Object.values(samplePapers).map((one) => one.kind))].toSorted(),
      [...paperKinds].toSorted(),
    )
  })

  for (const [name, content] of Object.entries(samplePapers)) {
    test(`${name} says everything its content says, and the words of the law`, async () => {
      const text = squeezed(await textOf(press.render(content, madeAt)))
      for (const word of [...wordsOf(shown(content)), ...(said[name] ?? assert.fail(name))]) {
        assert.ok(text.includes(squeezed(word)), `${name} lacks “${word}” in ${text}`)
      }
      assert.ok(text.includes('不具有法律效力'))
    })

    test(`${name} reads word for word as it was looked at`, async () => {
      const pages = await pageTexts(press.render(content, madeAt))
      assert.equal(pages.map(squeezed).join('\n\f\n'), expected(name))
    })

    test(`${name} printed again is the same file, byte for byte`, () => {
      const once = press.render(content, madeAt)
      const again = createPaperPress().render(structuredClone(content), madeAt)
      assert.ok(Buffer.from(once).equals(again))
    })
  }

  test('nothing at the foot of a page lies over anything else there', async () => {
    for (const name of ['intake-refusal', 'acceptance-notice', 'licence-portrait', 'licence-landscape'] as const) {
      const page = await (
        await getDocument({ data: press.render(samplePapers[name], madeAt), verbosity: 0 }).promise
      ).getPage(1)
      const { items } = await page.getTextContent()
      const foot = items.flatMap((item) =>
        'str' in item && item.str.trim() !== '' && item.transform[5] < 70
          ? [
              {
                words: item.str,
                y: Math.round(item.transform[5]),
                from: item.transform[4],
                to: item.transform[4] + item.width,
              },
            ]
          : [],
      )
      assert.ok(foot.length > 0, name)
      for (const one of foot)
        for (const other of foot)
          assert.ok(
            one === other || one.y !== other.y || one.to <= other.from + 1 || other.to <= one.from + 1,
            `${name}: “${one.words}” and “${other.words}”`,
          )
    }
  })

  test('an act that is no licence is not told as one, and does not rest on the licensing law', async () => {
    for (const name of ['decision-filed', 'decision-not-filed'] as const) {
      const text = squeezed(await textOf(press.render(samplePapers[name], madeAt)))
      assert.ok(!text.includes('许可'), text)
    }
    const notice = { ...samplePapers['acceptance-notice'], licensing: false }
    assert.ok(
      squeezed(await textOf(press.render(notice, madeAt))).includes('参照《中华人民共和国行政许可法》第三十二条'),
    )
  })

  test('who is refused for want of a place is not told that a condition is not met', async () => {
    const text = squeezed(await textOf(press.render(samplePapers['decision-no-place'], madeAt)))
    assert.ok(!text.includes('法定条件'), text)
  })

  test('a real paper has no 演示 on it, and no QR or seal that it was not given', async () => {
    const content = { ...samplePapers['decision-granted'], specimen: false, seal: null, qr: null }
    const text = await textOf(press.render(content, madeAt))
    assert.ok(!text.includes('演示') && !text.includes('专用章') && !text.includes('不具有法律效力'))
  })

  test('the metadata carry the title and the given instant and name nobody', async () => {
    const pdf = press.render(samplePapers['decision-granted'], madeAt)
    const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
    const document = await loading.promise
    const { info, metadata } = await document.getMetadata()
    const all = JSON.stringify(info) + String(metadata?.getRaw())
    assert.match(all, /准予行政许可决定书/)
    assert.match(all, /20261120080000/)
    assert.match(all, /pdfaid:part>2</)
    assert.ok(!all.includes('港湾餐饮') && !all.includes('320700-2026'))
    await loading.destroy()
  })

  test('content is text, never a command to the typesetter', async () => {
    const hostile = '#read("/etc/passwd") *粗体* $x^2$ \\ #panic("no") <label> @ref'
    const text = await textOf(press.render({ ...samplePapers['acceptance-notice'], applicant: hostile }, madeAt))
    assert.ok(squeezed(text).includes(squeezed(hostile)))
  })

  test('a long list goes over to more pages, and the seal never stands on a page without words', async () => {
    for (let count = 4; count < 44; count += 3) {
      const one = samplePapers['deficiency-notice'].deficiencies[0]
      assert.ok(one)
      const content = { ...samplePapers['deficiency-notice'], deficiencies: Array.from({ length: count }, () => one) }
      const pages = await pageTexts(press.render(content, madeAt))
      assert.match(squeezed(pages.at(-1) ?? ''), /本机关予以受理.*连云港市行政审批局2026年11月20日/)
    }
  })

  test('a licence with much on it is set smaller on its one page, and refused when even that is too much', async () => {
    const licence = samplePapers['licence-landscape']
    const [one] = licence.fields
    assert.ok(one)
    const full = { ...licence, fields: Array.from({ length: 11 }, () => one) }
    assert.equal((await pageTexts(press.render(full, madeAt))).length, 1)
    const endless = { ...licence, fields: Array.from({ length: 60 }, () => one) }
    assert.throws(() => press.render(endless, madeAt), PaperNotSet)
  })

  test('a letter that no font has stops the paper instead of leaving a gap, and the name is not in the message', () => {
    assert.throws(
      () => press.render({ ...samplePapers['acceptance-notice'], applicant: '王\u{10FFFD}' }, madeAt),
      (error) => error instanceof PaperNotSet && !error.message.includes('王') && /letters/.test(error.message),
    )
  })

  test('a ground in the words of the decider stands as it was written, without empty brackets', async () => {
    const grounds = [{ law: '', article: '参照本市技术导则' }, ...samplePapers['decision-granted'].grounds]
    const text = squeezed(await textOf(press.render({ ...samplePapers['decision-granted'], grounds }, madeAt)))
    assert.ok(text.includes('根据参照本市技术导则、《') && !text.includes('《》'), text)
  })

  test('of a renewal the papers on its limits say that they end with the licence', async () => {
    const licenceEndsOn = '2026-12-18'
    const extension = { ...samplePapers['extension-notice'], days: 3, statutoryDueOn: licenceEndsOn, licenceEndsOn }
    const procedure = { ...samplePapers['special-procedure-notice'], licenceEndsOn }
    const [extended, special] = await Promise.all(
      [extension, procedure].map(async (paper) => squeezed(await textOf(press.render(paper, madeAt)))),
    )
    assert.match(
      extended!,
      /延长3个工作日.*有效期至2026年12月18日届满，.*第五十条第二款），期限至该日为止。期限只延长一次/,
    )
    assert.match(special!, /有效期至2026年12月18日届满，.*各项期限最迟至该日为止，不因专家评审顺延至该日以后。/)
  })

  test('a 特别程序告知书 that is issued only after the end says that the time counted', async () => {
    const special = { ...samplePapers['special-procedure-notice'], through: null, endedOn: '2026-11-24' }
    const text = squeezed(await textOf(press.render(special, madeAt)))
    assert.match(text, /专家评审已于2026年11月24日结束或者终止，结束以前本告知书没有发出，所用时间计算在办理期限内。/)
    assert.ok(!text.includes('不计算在'), text)
  })

  test('a paper without what the law demands is not printed, and the refusal names the rule', () => {
    const refused = samplePapers['decision-refused']
    const granted = samplePapers['decision-granted']
    const filed = samplePapers['decision-not-filed']
    const special = samplePapers['special-procedure-notice']
    const extended = samplePapers['extension-notice']
    const without = (part: 'reviewOffice' | 'reviewOnline' | 'court') => ({ ...refused.remedies, [part]: ' ' })
    const lacking: [RuleCode, PaperContent][] = [
      ['paper.needs-reasons', { ...refused, reasons: [] }],
      ['paper.needs-reasons', { ...refused, reasons: [' '] }],
      ['paper.needs-reasons', { ...filed, reasons: [] }],
      ['paper.needs-reasons', { ...special, reason: '' }],
      ['paper.needs-reasons', { ...extended, reason: ' ' }],
      ['paper.needs-basis', { ...refused, grounds: [] }],
      ['paper.needs-basis', { ...granted, grounds: [] }],
      ['paper.needs-basis', { ...special, basis: ' ' }],
      ['paper.needs-remedies', { ...refused, remedies: without('reviewOffice') }],
      ['paper.needs-remedies', { ...granted, remedies: without('reviewOnline') }],
      ['paper.needs-remedies', { ...filed, remedies: without('court') }],
      ['paper.incomplete', { ...granted, permits: [] }],
      ['paper.incomplete', { ...granted, documentNumber: '' }],
      ['paper.incomplete', { ...special, expectedDays: 0 }],
      ['paper.incomplete', { ...samplePapers['intake-refusal'], competentOffice: null }],
      ['paper.incomplete', { ...samplePapers['deficiency-notice'], deficiencies: [] }],
    ]
    for (const [code, content] of lacking)
      assert.throws(
        () => press.render(content, madeAt),
        (error) => error instanceof IncompletePaper && error.code === code && code in rules,
        `${code} for ${content.kind}`,
      )
  })
})

async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await loading.destroy()
  return pages
}

async function textOf(pdf: Uint8Array): Promise<string> {
  return (await pageTexts(pdf)).join('')
}

/** The whole text of each sample as somebody read it on the page, one line per page. */
const expected = (name: string): string =>
  readFileSync(new URL(`sample-texts/${name}.txt`, import.meta.url), 'utf8').trimEnd()

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Two papers speak of a handing over and not of the application, so they don't say when it came; a courier is seen by the waybill. */
const shown = (content: PaperContent): object =>
  content.kind === 'application-form'
    ? { ...content, look: null, issuedOn: null, groups: content.groups.map(wordsOfGroup) }
    : content.kind === 'delivery-receipt' || content.kind === 'transfer-sheet'
      ? { ...content, appliedOn: null, way: null }
      : content

/** The kind of a line is no word of it. */
const wordsOfGroup = (group: { title: string; lines: { kind: string }[] }): object => ({
  ...group,
  lines: group.lines.map((line) => ({ ...line, kind: null })),
})

/** Every word of the content that a reader must find on the paper. */
function wordsOf(content: unknown, key = ''): string[] {
  if (
    [
      'kind',
      'qr',
      'seal',
      'because',
      'outcome',
      'finding',
      'orientation',
      'specimen',
      'licensing',
      'statutoryUnit',
      'unit',
      'promisedUnit',
    ].includes(key)
  )
    return []
  if (typeof content === 'number') return [String(content)]
  if (typeof content === 'string') return [/^\d{4}-\d\d-\d\d$/.test(content) ? printedDay(content) : content]
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content).flatMap(([name, value]) => wordsOf(value, name))
}

function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
