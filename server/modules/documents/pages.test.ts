import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import sharp from 'sharp'
import { brokenConstraint, statement } from '#platform/db.ts'
import { openSession } from '#platform/session.ts'
import { testDatabase, testPassword } from '#tests/harness/postgres.ts'
import { noCatalogue, openPlace, region, type Visitor } from './documents.fixture.ts'
import { openDocuments } from './index.ts'
import { createPaperPress } from './papers/render-paper.ts'
import { openPageKeys } from './page-keys.ts'
import { PageRefusal } from './page-images/page-refusal.ts'
import { createPageRenderer } from './page-images/render-pages.ts'
import { pagePainter } from './paint-files.ts'
import { samplePapers } from './papers/sample-papers.ts'

const pdf = createPaperPress().render(samplePapers['decision-granted'], new Date('2026-11-20T08:00:00Z'))
const picture = async (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
const white = await picture('white')
const black = await picture('black')
/** Looks like a PDF from outside and holds no page. */
const hollow = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\nstartxref\n0\n%%EOF\n')

const database = await testDatabase()
const place = await openPlace(database.url, testPassword, Date.now, {
  materialOf: async () => ({ formats: ['pdf', 'png', 'jpeg'], maxBytes: 5_000_000, maxFiles: 5 }),
})
const { documents, platform, sql } = place
const renderer = createPageRenderer()
after(async () => {
  renderer.close()
  await place.close()
})

const applicant = await place.visitor('applicant')
const reviewer = await place.visitor('reviewer')
const other = await place.visitor('reviewer')

suite('page images for reviewers', () => {
  test('a submitted file becomes pages that the drawn reviewer sees, and that hold no names', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    const [file] = await submit(id, [['plan', pdf]])
    assert.deepEqual(await shown(reviewer, task), [{ material: 'plan', pages: 0, state: 'rendering' }])
    assert.equal((await page(reviewer, task, 'plan', 1)).statusCode, 404)

    await paint(id, [file!])
    assert.deepEqual(await shown(reviewer, task), [{ material: 'plan', pages: 1, state: 'ready' }])
    const reply = await page(reviewer, task, 'plan', 1)
    assert.equal(reply.statusCode, 200)
    assert.equal((await sharp(reply.rawPayload).metadata()).format, 'webp')
    assert.equal(reply.headers['content-type'], 'image/webp')
    assert.equal(reply.headers['content-disposition'], undefined)
    assert.equal(reply.headers['etag'], undefined)
    const said = JSON.stringify(reply.headers)
    for (const secret of [id, file!]) assert.equal(said.includes(secret), false)
    const [{ blob }] = (await sql(`select blob from documents.pages where file = $1`, [file])) as [{ blob: string }]
    const onDisk = readFileSync(join(place.folder, 'blobs', blob.slice(0, 2), blob))
    assert.equal(onDisk.includes('WEBP'), false)
  })

  test('pages of two cases answer with the same headers', async () => {
    const replies = []
    for (const background of [white, black]) {
      const { id, task } = await caseUnderReview(['plan'])
      await paint(id, await submit(id, [['plan', background]]))
      const { headers } = await page(reviewer, task, 'plan', 1)
      replies.push({ ...headers, date: '', 'content-length': '' })
    }
    assert.deepEqual(replies[0], replies[1])
  })

  test('another desk, an unknown task, a material that the task is not shown and a page too many are all not there', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    await paint(
      id,
      await submit(id, [
        ['plan', white],
        ['idCard', white],
      ]),
    )
    const bodies = new Set()
    for (const reply of [
      await page(other, task, 'plan', 1),
      await page(reviewer, randomUUID(), 'plan', 1),
      await page(reviewer, task, 'idCard', 1),
      await page(reviewer, task, 'plan', 2),
    ]) {
      assert.equal(reply.statusCode, 404)
      bodies.add(JSON.stringify({ ...reply.json<object>(), instance: '' }))
    }
    assert.equal(bodies.size, 1)
    assert.deepEqual(await shown(other, task), [])
    assert.deepEqual(
      (await shown(reviewer, task)).map((one) => one.material),
      ['plan'],
    )
    assert.equal((await page(applicant, task, 'plan', 1)).statusCode, 401)
  })

  test('an alias alone opens nothing: without a row that says what the task is shown there is no page', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    await paint(id, await submit(id, [['plan', white]]))
    await sql(`delete from cases.review_tasks where task = $1`, [task])
    assert.equal((await page(reviewer, task, 'plan', 1)).statusCode, 404)
  })

  test('a task on the own desk opens nothing either while its alias lies on another desk', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    await paint(id, await submit(id, [['plan', white]]))
    await sql(`update log.aliases set desk = $2 where alias = $1`, [task, other.desk])
    assert.equal((await page(reviewer, task, 'plan', 1)).statusCode, 404)
    assert.equal((await page(other, task, 'plan', 1)).statusCode, 404)
  })

  test('several files of one material are one row of pages, in the order in which they came', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    const files = await submit(id, [
      ['plan', white],
      ['plan', black],
    ])
    await paint(id, [files[1]!])
    assert.deepEqual(await shown(reviewer, task), [{ material: 'plan', pages: 0, state: 'rendering' }])
    assert.equal((await page(reviewer, task, 'plan', 1)).statusCode, 404)
    await paint(id, files)
    assert.deepEqual(await shown(reviewer, task), [{ material: 'plan', pages: 2, state: 'ready' }])
    const brightness = []
    for (const number of [1, 2])
      brightness.push(
        (await sharp((await page(reviewer, task, 'plan', number)).rawPayload).stats()).channels[0]!.mean > 128,
      )
    assert.deepEqual(brightness, [true, false])
  })

  test('what a correction brings takes the place of what was there', async () => {
    const { id, task } = await caseUnderReview(['plan', 'sketch'])
    await paint(
      id,
      await submit(id, [
        ['plan', white],
        ['plan', white],
        ['sketch', white],
      ]),
    )
    await paint(id, await submit(id, [['plan', black]]))
    assert.deepEqual(await shown(reviewer, task), [
      { material: 'plan', pages: 1, state: 'ready' },
      { material: 'sketch', pages: 1, state: 'ready' },
    ])
    const { channels } = await sharp((await page(reviewer, task, 'plan', 1)).rawPayload).stats()
    assert.ok(channels[0]!.mean < 128)
  })

  test('a file that cannot be painted is marked once, the rest of the material still shows', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    const files = await submit(id, [
      ['plan', white],
      ['plan', hollow],
    ])
    await paint(id, files)
    assert.deepEqual(await shown(reviewer, task), [{ material: 'plan', pages: 1, state: 'failed' }])
    const before = await sql(`select * from documents.pages where file = any ($1) order by file`, [files])
    await paint(id, files)
    assert.deepEqual(await sql(`select * from documents.pages where file = any ($1) order by file`, [files]), before)
  })

  test('painting broken off before its rows were written is done again over the same blobs', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    const files = await submit(id, [['plan', white]])
    await paint(id, files)
    const blobs = () => sql(`select blob from documents.pages where file = any ($1)`, [files])
    const before = await blobs()
    await sql(`delete from documents.pages where file = any ($1)`, [files])
    await paint(id, files)
    assert.deepEqual(await blobs(), before)
    assert.equal((await page(reviewer, task, 'plan', 1)).statusCode, 200)
  })

  test('a file whose bytes were changed on the disk is not painted and not marked: it is a defect', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    const files = await submit(id, [['plan', white]])
    await platform.blobs.remove(files[0]!)
    await platform.blobs.put(files[0]!, Buffer.alloc(32, 1), white)
    await assert.rejects(paint(id, files), /missing or were changed/)
    assert.deepEqual(await shown(reviewer, task), [{ material: 'plan', pages: 0, state: 'rendering' }])
  })

  test('a painting process that dies over one file marks this file; one that paints nothing at all marks none', async () => {
    const { id } = await caseUnderReview(['plan'])
    const files = await submit(id, [
      ['plan', white],
      ['plan', black],
    ])
    const job = { region, effect: randomUUID(), stream: id, payload: { files: files.map((file) => ({ file })) } }
    const painterThat = (refuses: (bytes: Uint8Array) => boolean) =>
      pagePainter(
        platform,
        openPageKeys(platform.keys, platform.db),
        {
          render: async (bytes, mediaType) => {
            if (refuses(bytes)) throw new PageRefusal('too-heavy')
            return renderer.render(bytes, mediaType)
          },
          close: () => {},
        },
        () => false,
      )
    await assert.rejects(painterThat(() => true)(job), PageRefusal)
    assert.deepEqual(await sql(`select from documents.pages where file = any ($1)`, [files]), [])
    await painterThat((bytes) => black.equals(bytes))(job)
    assert.deepEqual(
      await sql(`select file, state from documents.pages where file = any ($1) order by state`, [files]),
      [
        { file: files[1], state: 'failed' },
        { file: files[0], state: 'ready' },
      ],
    )
  })

  test('painting for an erased case is nothing to do', async () => {
    const { id } = await caseUnderReview(['plan'])
    const files = await submit(id, [['plan', white]])
    await sql(`delete from vault.keys where stream = $1`, [id])
    await paint(id, files)
    assert.deepEqual(await sql(`select from documents.pages where file = any ($1)`, [files]), [])
  })

  test('the review role reads no table of files, papers, pages or keys, and stages nothing', async () => {
    for (const name of ['files', 'attachments', 'papers', 'pages', 'page_keys', 'leftovers'])
      await assert.rejects(
        platform.db.query('review', statement(`select * from documents.${name}`)),
        (error) => (error as { code?: string }).code === '42501' && brokenConstraint(error) === null,
        name,
      )
    for (const call of [`documents.remove_file('lyg', gen_random_uuid(), gen_random_uuid())`, `vault.keys`])
      await assert.rejects(platform.db.query('review', statement(`select * from ${call}`)), { code: '42501' })
  })

  test('what the database tells a reviewer about pages contains no id that occurs on the applicant’s side', async () => {
    const { id, task } = await caseUnderReview(['plan'])
    const files = await submit(id, [['plan', white]])
    await paint(id, files)
    const [, rows] = await platform.db.readTogether('review', [
      openSession({ zone: 'review', tokenHash: reviewer.tokenHash }),
      documents.ask.pages.statement(region, task),
    ])
    assert.deepEqual(Object.keys(rows!.rows[0]!), ['material', 'page', 'blob', 'wrapped', 'state'])
    const said = JSON.stringify(rows!.rows)
    for (const secret of [id, ...files]) assert.equal(said.includes(secret), false)
    for (const zone of ['public', 'desk'] as const)
      await assert.rejects(platform.db.query(zone, documents.ask.pages.statement(region, task)), { code: '42501' })
  })

  test('a module that is closing marks no file as unpaintable', async () => {
    const { id } = await caseUnderReview(['plan'])
    const files = await submit(id, [['plan', white]])
    const second = openDocuments({
      platform,
      ask: { catalogue: noCatalogue, materialOf: async () => null },
      dataFolder: place.folder,
    })
    await second.close!()
    const job = { region, effect: randomUUID(), stream: id, payload: { files: [{ material: 'plan', file: files[0] }] } }
    await assert.rejects(second.performers!['render-pages']!(job), /closing/)
    assert.deepEqual(await sql(`select from documents.pages where file = any ($1)`, [files]), [])
  })
})

/** A case of the applicant with one task on the reviewer's desk. */
async function caseUnderReview(sees: string[]): Promise<{ id: string; task: string }> {
  const { id } = await place.stream(`holder:${applicant.holder}`)
  const task = randomUUID()
  await sql(`insert into log.aliases (region, alias, stream, desk) values ($1, $2, $3, $4)`, [
    region,
    task,
    id,
    reviewer.desk,
  ])
  await sql(`insert into cases.review_tasks (region, task, desk, sees) values ($1, $2, $3, $4)`, [
    region,
    task,
    reviewer.desk,
    sees,
  ])
  return { id, task }
}

async function submit(stream: string, brought: [material: string, bytes: Uint8Array][]): Promise<string[]> {
  const files: string[] = []
  for (const [material, bytes] of brought) {
    const reply = await place.app.inject({
      method: 'POST',
      url: `/api/${region}/cases/${stream}/files?material=${material}&name=a`,
      headers: { ...applicant.headers, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(bytes),
    })
    assert.equal(reply.statusCode, 200, reply.payload)
    files.push(reply.json<{ file: string }>().file)
  }
  await place.commit(stream, documents.ask.attach(region, files))
  return files
}

async function paint(stream: string, files: string[]): Promise<void> {
  await documents.performers!['render-pages']!({
    region,
    effect: randomUUID(),
    stream,
    payload: { files: files.map((file) => ({ material: 'any', file })) },
  })
}

async function shown(visitor: Visitor, task: string) {
  const [, rows] = await platform.db.readTogether('review', [
    openSession({ zone: 'review', tokenHash: visitor.tokenHash }),
    documents.ask.pages.statement(region, task),
  ])
  return documents.ask.pages.parse(rows!.rows)
}

function page(visitor: Visitor, task: string, material: string, number: number) {
  return place.app.inject({
    method: 'GET',
    url: `/api/${region}/review/tasks/${task}/materials/${material}/pages/${number}`,
    headers: visitor.headers,
  })
}
