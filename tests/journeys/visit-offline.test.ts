import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { accept, fillDraft, itemOf, readCase, region, submit } from '#tests/harness/case-walk.ts'
import { photo } from '#tests/harness/photo.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { openStage, picture } from './stage.ts'

const chemical = itemOf('chemical-safety-conditions')
const points = chemical.tasks.flatMap(({ visit }) => visit?.points ?? [])
let morning = Date.parse('2026-11-23T01:00:00Z')
const begun = performance.now()
const stage = await openStage({ offline: true, wallNow: () => morning + Math.round(performance.now() - begun) })
const { platform } = stage
const firm = 'applicant-wang-for-gangcheng'
const summary = '现场情况与申请材料一致，没有提前开工。'
let caseId: string
let officers: { account: string; task: string }[]
let page: Page

const at = (task: string) => `/api/${region}/review/tasks/${task}`
const openRecord = () => page.getByRole('button', { name: '填写核查记录' }).click()

stage.step('an officer opens the task on a telephone while there is a link', async () => {
  const applicant = await platform.as(firm)
  caseId = (await submit(applicant, await fillDraft(applicant, chemical))).case
  await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), caseId)
  officers = await platform.until(
    () => desk.drawn(platform, 'reviewer', chemical, 3),
    (found) => found.length >= 3,
  )
  const [first] = officers
  const visitor = await platform.as(first!.account)
  const appointed = await visitor.send('POST', `${at(first!.task)}/visit-appointment`, {
    visitOn: '2026-11-26',
    time: '09:30',
  })
  assert.equal(appointed.status, 200, appointed.body.toString())
  morning += 3 * 86_400_000
  page = await stage.enter(first!.account, { narrow: true, at: `/desk/tasks/${first!.task}`, stays: true })
  await page.getByText('核查人员知道地点的原因').waitFor()
  await page.getByText('只告诉核查人员').waitFor()
  await platform.until(
    () =>
      page.evaluate(async () => {
        const cache = await caches.open('yichuang-desk')
        return (await cache.keys()).map((request) => new URL(request.url).pathname)
      }),
    (files) => files.includes('/desk/') && files.some((name) => name.includes('task')),
  )
})

stage.step('the link goes: the checklist is filled in with photographs, and outlives a reload', async () => {
  await page.context().setOffline(true)
  await page.getByText('离线，可以继续填写现场核查记录。').waitFor()
  await openRecord()
  for (const { title } of points) {
    await page
      .getByRole('radiogroup', { name: `${title}是否符合` })
      .getByRole('radio', { name: '符合', exact: true })
      .check()
    await page.getByRole('textbox', { name: `${title}：看到的情况` }).fill('与申请一致')
  }
  await page
    .getByLabel(`${points[0]!.title}：拍照或者选照片`)
    .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo('who took it') })
  await page.getByRole('img', { name: 'IMG_0001.jpg' }).waitFor()
  await page.getByRole('textbox', { name: /^核查结论/ }).fill(summary)
  await picture(page, 'visit-offline-record')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await page.reload()
  await page.getByText('本页是离线前读取的内容。').waitFor()
  await page.getByText('核查记录填写了一部分，存在本机，还没有提交。').waitFor()
  await openRecord()
  assert.equal(await page.getByRole('textbox', { name: /^核查结论/ }).inputValue(), summary)
  await page.getByRole('img', { name: 'IMG_0001.jpg' }).waitFor()
  await page.getByRole('button', { name: '提交核查记录' }).click()
  await page.getByText('核查记录已存在本机，恢复网络后自动提交。').waitFor()
  await picture(page, 'visit-offline-queued')
})

stage.step('nothing of it lies open on the telephone', async () => {
  const kept = await page.evaluate(async () => {
    const opening = indexedDB.open('yichuang-window', 1)
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const records = opening.result.transaction('records').objectStore('records').getAll()
    await new Promise((resolve) => records.addEventListener('success', resolve))
    const rows = records.result as { name: string; sealed: ArrayBuffer }[]
    return rows.map(({ name, sealed }) => ({ name, text: new TextDecoder().decode(sealed) }))
  })
  assert.ok(kept.some(({ name }) => name.startsWith('file/visit/')))
  for (const { name, text } of kept)
    for (const word of [summary, '与申请一致', 'who took it', '连云港市']) assert.ok(!text.includes(word), name)
})

stage.step('the link is back: it is sent once, with the photograph, and the others see it and sign', async () => {
  const [, second] = officers
  const other = await stage.enter(second!.account, { at: `/desk/tasks/${second!.task}` })
  await other.getByRole('button', { name: '填写核查记录' }).click()
  await other.getByRole('textbox', { name: /^核查结论/ }).fill('围墙外另有一处民房。')
  await other.getByRole('button', { name: '取消' }).click()
  await page.context().setOffline(false)
  await page.getByText('核查记录已提交').waitFor()
  await picture(page, 'visit-offline-sent')
  const view = await readCase(await platform.as(firm), caseId)
  assert.equal(view.visits[0]?.summary, summary)
  assert.deepEqual(view.visits[0].visited, { visitedOn: '2026-11-26', time: '09:30' })
  assert.deepEqual(
    view.visits[0].photos.map(({ number, point, takenAt, located }) => ({ number, point, takenAt, located })),
    [{ number: 1, point: points[0]!.key, takenAt: '2026-09-03T14:05', located: true }],
  )
  await other.reload()
  await other.getByRole('button', { name: '查看现场照片（1 张）' }).click()
  const shown = other.getByRole('img', { name: `现场照片 1：${points[0]!.title}` })
  await platform.until(
    async () => {
      const width = await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)
      if (width === 0) {
        await other.reload()
        await other.getByRole('button', { name: '查看现场照片（1 张）' }).click()
      }
      return width
    },
    (width) => width > 0,
  )
  await picture(other, 'visit-photo-of-officer')
  // What the other had begun can still be read on that device, and thrown away, though one record is all there is.
  await other.getByText('围墙外另有一处民房。').waitFor()
  assert.deepEqual(await faultsAtBothWidths(other), [])
  await other.getByRole('button', { name: '放弃本机的这份记录' }).click()
  await other.getByText('围墙外另有一处民房。').waitFor({ state: 'detached' })
  const clerk = await stage.enter(platform.accountOf('acceptor', chemical.intakeOffice), {
    at: `/desk/cases/${caseId}`,
  })
  await clerk.getByRole('button', { name: '查看现场照片（1 张）' }).click()
  await picture(clerk, 'visit-photo-of-desk')
})
