import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { materialsInForm, visibleFields, visibleMaterials } from '#contracts/answers.ts'
import { leastEffort } from '#contracts/effort.ts'
import type { Item } from '#contracts/item.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { plainFile } from './design-file.ts'
import { answerGroup, goOn, upload, type Answers } from './site-steps.ts'
import { awaken, openStage } from './stage.ts'

/** Somebody who has never been here, counted while they apply: pages opened and boxes typed into, by the browser itself. */
const stage = await openStage()
/** What the way through the site may cost beyond what the item itself asks. */
const allowance = 6

type Newcomer = {
  account: string
  item: Item
  word: string
  known: Parameters<typeof leastEffort>[2]
  answers: Answers
}

const newcomers: Record<string, Newcomer> = {
  'a person who opens a hotel': {
    account: 'applicant-xu-ruolan',
    item: itemOf('public-venue-hygiene'),
    word: '卫生',
    known: new Set(['name', 'code', 'phone']),
    answers: {
      responsible: '徐若澜',
      venueName: '海州湾清泉宾馆',
      venueAddress: { division: '320706', town: '320706012', detail: '通灌南路 12 号' },
      venueKind: 'hotel',
      area: 1260,
      beds: 64,
      centralAir: false,
      waterSupply: 'mains',
      workers: 12,
      healthCerts: 12,
    },
  },
  'the agent of a firm that opens a car park': {
    account: 'applicant-wang-for-gangcheng',
    item: itemOf('public-parking-filing'),
    word: '停车场',
    known: new Set(['name', 'code', 'phone', 'legal-person']),
    answers: {
      address: { division: '320703', town: '320703001', detail: '海棠北路 88 号' },
      parkName: '港城物流园停车场',
      parkAddress: { division: '320703', town: '320703005', detail: '物流大道 6 号' },
      kind: itemOf('public-parking-filing').form[1]!.fields.find((field) => field.key === 'kind')!.options![0]!.value,
      surfaceSpaces: 80,
      undergroundSpaces: 40,
      mechanicalSpaces: 0,
      accessible: 4,
      charging: 20,
      entrances: 2,
      price: itemOf('public-parking-filing').form[1]!.fields.find((field) => field.key === 'price')!.options![0]!.value,
      connected: true,
    },
  },
  'a person who puts up a scaffold on a road': {
    account: 'applicant-liu-mingde',
    item: itemOf('road-occupation'),
    word: '占用道路',
    known: new Set(['name', 'code', 'phone']),
    answers: {
      situation: 'occupation',
      // A firm’s person in charge; whoever applies for themselves is their own.
      responsible: '刘明德',
      road: '海棠北路 66 号门前',
      parts: ['pavement'],
      plot: {
        vertices: [
          { x: 0, y: 0 },
          { x: 12, y: 0 },
          { x: 12, y: 3 },
          { x: 0, y: 3 },
        ],
      },
      occupiedArea: 36,
      fromDay: '2026-12-01',
      throughDay: '2026-12-20',
      onSite: { name: '刘明德', phone: '13900000001' },
      purpose: '外墙修缮搭设脚手架。',
    },
  },
}

for (const [who, newcomer] of Object.entries(newcomers))
  stage.step(`${who} needs no more than the item asks and ${allowance} steps or boxes besides`, async () => {
    const { item, answers } = newcomer
    // Their browser counts from now on.
    const page = await stage.enter(newcomer.account, { stays: 'altered' })
    const count = await counting(page)
    await page.goto('/lyg/')
    await page.getByLabel('搜索事项').fill(newcomer.word)
    await page.getByRole('button', { name: '搜索' }).click()
    await page.getByRole('link', { name: item.name, exact: true }).first().click()
    await page.getByRole('button', { name: '立即申请' }).first().click()
    await page.waitForURL(/\/apply\/[^/]+\/1$/)
    await awaken(page)
    const asked = new Set(visibleFields(item, answers).map((field) => field.key))
    const groups = item.form
      .map(({ title, fields }, at) => ({ title, at, asks: fields.some(({ key }) => asked.has(key)) }))
      .filter(({ asks }) => asks)
    for (const [place, { at }] of groups.entries()) {
      await answerGroup(page, item, at, answers)
      for (const { material } of item.form[at]!.fields) if (material) await bring(page, item, material)
      await goOn(page, groups[place + 1]?.title ?? '上传材料')
    }
    const due = visibleMaterials(item, answers).filter((one) => one.need === 'required' && !one.ways.includes('form'))
    for (const { key } of due) if (!materialsInForm(item).includes(key)) await bring(page, item, key)
    await goOn(page, '检查您的答案', '继续')
    await page.getByLabel(/我声明/).check()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { level: 1, name: '申请已提交' }).waitFor()

    const counted = await count()
    const least = leastEffort(item, answers, newcomer.known)
    console.log(`   ${item.name}: ${JSON.stringify(counted)} of at least ${JSON.stringify(least)}`)
    assert.ok(
      counted.steps + counted.typed <= least.steps + least.typed + allowance,
      `${JSON.stringify(counted)} against ${JSON.stringify(least)}`,
    )
    assert.ok(counted.typed >= least.typed, 'a walk that types less than the least was not counted')
  })

async function bring(page: Page, item: Item, key: string): Promise<void> {
  const { name } = item.materials.find((material) => material.key === key)!
  await upload(page, key, `${key}.pdf`, plainFile(name))
}

/** Counts in the page itself: each address that is opened, and each box that something is typed into. */
async function counting(page: Page): Promise<() => Promise<{ steps: number; typed: number }>> {
  await page.context().addInitScript(() => {
    const add = (name: string, one: string) => {
      const known = JSON.parse(sessionStorage.getItem(name) ?? '[]') as string[]
      if (!known.includes(one)) sessionStorage.setItem(name, JSON.stringify([...known, one]))
    }
    add('counted-steps', location.pathname + location.search)
    document.addEventListener(
      'input',
      ({ target }) => {
        const isBox =
          target instanceof HTMLTextAreaElement ||
          (target instanceof HTMLInputElement && !['radio', 'checkbox', 'file'].includes(target.type))
        if (isBox) add('counted-boxes', `${location.pathname} ${target.name || target.id}`)
      },
      true,
    )
  })
  return () =>
    page.evaluate(() => {
      const size = (name: string) => (JSON.parse(sessionStorage.getItem(name) ?? '[]') as string[]).length
      return { steps: size('counted-steps'), typed: size('counted-boxes') }
    })
}
