import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { openSession } from '#platform/session.ts'
import { statement } from '#platform/db.ts'
import { testDatabase, testPassword } from '#tests/harness/postgres.ts'
import { openPlace, region, type Visitor } from './documents.fixture.ts'
import { createPaperPress } from './papers/render-paper.ts'
import { samplePapers } from './papers/sample-papers.ts'
import { unreadable } from './stored-bytes.ts'
import { sweepBlobs } from './sweep.ts'

const pdf = createPaperPress().render(samplePapers['decision-granted'], new Date('2026-11-20T08:00:00Z'))
const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } })
  .png()
  .toBuffer()

const materials: Record<string, { formats: ('pdf' | 'png' | 'jpeg')[]; maxBytes: number; maxFiles: number }> = {
  plan: { formats: ['pdf', 'png'], maxBytes: 1_500_000, maxFiles: 2 },
  photo: { formats: ['png', 'jpeg'], maxBytes: 1_500_000, maxFiles: 1 },
  statute: { formats: ['pdf'], maxBytes: 1_500_000, maxFiles: 1 },
}
const database = await testDatabase()
const place = await openPlace(database.url, testPassword, Date.now, {
  materialOf: async (_region, _stream, material) => materials[material] ?? null,
})
const { documents, platform, sql } = place
after(() => place.close())

const applicant = await place.visitor('applicant')
const stranger = await place.visitor('applicant')
const draft = () => place.stream(`holder:${applicant.holder}`)

suite('what people upload', () => {
  test('a file is stored for its owner, and neither disk nor database show what it is', async () => {
    const { id, key } = await draft()
    const name = '张三的身份证明.pdf'
    const reply = await upload(applicant, id, 'plan', name, pdf)
    assert.equal(reply.statusCode, 200)
    const { file, ...rest } = reply.json<{ file: string }>()
    assert.deepEqual(rest, { material: 'plan', name, mediaType: 'application/pdf', bytes: pdf.length, earlier: null })

    const onDisk = readFileSync(pathOf(file))
    assert.ok(onDisk.length > pdf.length)
    assert.equal(onDisk.includes('%PDF'), false)
    assert.equal(onDisk.includes(Buffer.from(pdf.subarray(2000, 2032))), false)
    const [row] = await sql(`select f::text as text, sealed from documents.files f where id = $1`, [file])
    assert.equal((row!['sealed'] as Buffer).includes(Buffer.from(name)), false)
    assert.equal((row!['text'] as string).includes('张三'), false)
    assert.deepEqual(
      (await staged(id, key)).map((one) => [one.file, one.name, one.content.slice(0, 3)]),
      [[file, name, 'c1:']],
    )
  })

  test('equal files have commitments that do not show that they are equal', async () => {
    const { id, key } = await draft()
    await upload(applicant, id, 'plan', 'a.pdf', pdf)
    await upload(applicant, id, 'plan', 'a.pdf', pdf)
    const contents = (await staged(id, key)).map((one) => one.content)
    assert.equal(new Set(contents).size, 2)
  })

  test('a name of 200 Chinese characters comes back whole, and a sign that turns the reading direction does not', async () => {
    const { id } = await draft()
    const long = '连'.repeat(196) + '.pdf'
    assert.equal((await upload(applicant, id, 'plan', long, pdf)).json<{ name: string }>().name, long)
    const turned = await upload(applicant, id, 'plan', '合同\u202Efdp.exe', pdf)
    assert.equal(turned.json<{ name: string }>().name, '合同fdp.exe')
    assert.equal((await upload(applicant, id, 'photo', '连'.repeat(201), png)).statusCode, 400)
  })

  test('a picture that is named .pdf is a picture', async () => {
    const { id } = await draft()
    const reply = await upload(applicant, id, 'plan', '平面图.pdf', png)
    assert.equal(reply.json<{ mediaType: string }>().mediaType, 'image/png')
    const refused = await upload(applicant, id, 'statute', '章程.pdf', png)
    assert.equal(refused.json<{ code: string }>().code, 'file.kind')
    assert.match(refused.json<{ detail: string }>().detail, /（PDF）/)
  })

  test('empty, too large, unknown and shapeless files are refused with their reason and leave nothing behind', async () => {
    const { id } = await draft()
    const before = blobCount()
    const cases: [string, string, Uint8Array, RegExp][] = [
      ['plan', 'file.empty', new Uint8Array(), /空/],
      ['plan', 'file.too-large', new Uint8Array(1_500_001), /1\.5 兆字节/],
      ['plan', 'file.kind', Buffer.from('MZ not a document'), /PDF、PNG/],
      ['horoscope', 'file.unknown-material', pdf, /不得要求/],
    ]
    for (const [material, code, bytes, said] of cases) {
      const reply = await upload(applicant, id, material, 'x.pdf', bytes)
      assert.equal(reply.statusCode, 409, code)
      assert.equal(reply.json<{ code: string }>().code, code)
      assert.match(reply.json<{ detail: string }>().detail, said)
    }
    const json = await place.app.inject({
      method: 'POST',
      url: `/api/${region}/cases/${id}/files?material=plan&name=x.pdf`,
      headers: applicant.headers,
      payload: { not: 'bytes' },
    })
    assert.equal(json.statusCode, 415)
    assert.equal(blobCount(), before)
  })

  test('what is sent again under the id of its upload is the same file, at once or later, and for its bringer alone', async () => {
    const { id, key } = await draft()
    const before = blobCount()
    const once = randomUUID()
    const again = () => upload(applicant, id, 'photo', 'p.png', png, once)
    const replies = [...(await Promise.all([again(), again(), again()])), await again()]
    assert.deepEqual(new Set(replies.map((reply) => reply.statusCode)), new Set([200]))
    assert.equal(new Set(replies.map((reply) => reply.body)).size, 1)
    assert.equal((await staged(id, key)).length, 1)
    assert.equal(blobCount(), before + 1)

    const other = await upload(applicant, id, 'plan', 'a.pdf', pdf, once)
    assert.equal(other.statusCode, 409)
    assert.equal(other.json<{ code: string }>().code, 'file.upload-used')
    assert.equal((await upload(stranger, id, 'photo', 'p.png', png, once)).statusCode, 404)
    assert.equal((await upload(applicant, id, 'photo', 'p.png', png, 'no-uuid')).statusCode, 400)

    // Taken away on purpose, it may come again under any id.
    const { file } = replies[0]!.json<{ file: string }>()
    assert.equal((await request('DELETE', applicant, `/cases/${id}/files/${file}`)).statusCode, 200)
    assert.notEqual((await again()).json<{ file: string }>().file, file)
    // Another draft has uploads of its own.
    const elsewhere = await draft()
    assert.equal((await upload(applicant, elsewhere.id, 'photo', 'p.png', png, once)).statusCode, 200)
  })

  test('of two files that come at the same time for one place, one is kept and the other leaves nothing', async () => {
    const { id, key } = await draft()
    const before = blobCount()
    const replies = await Promise.all([1, 2, 3].map(() => upload(applicant, id, 'photo', 'p.png', png)))
    assert.deepEqual(
      replies.map((reply) => reply.statusCode).toSorted((a, b) => a - b),
      [200, 409, 409],
    )
    const refused = replies.find((reply) => reply.statusCode === 409)!
    assert.equal(refused.json<{ code: string }>().code, 'file.too-many')
    assert.equal((await staged(id, key)).length, 1)
    assert.equal(blobCount(), before + 1)
  })

  test('the database itself counts and asks for the right, whoever calls its function', async () => {
    const acceptor = await place.visitor('acceptor', [`intake@office`])
    const { id } = await place.stream(`holder:${applicant.holder}`, 'intake@office')
    const call = async (zone: 'public' | 'desk', visitor: Visitor, limit: number) => {
      const file = randomUUID()
      await sql(`insert into documents.leftovers (region, blob) values ($1, $2)`, [region, file])
      const [, announced, result] = await platform.db.writeTogether(zone, [
        openSession({ zone, tokenHash: visitor.tokenHash }),
        statement(`select documents.announce_file($1, $2, $3) as done`, [region, id, randomUUID()]),
        statement(
          `select documents.stage_file($1, $2, $3, 'plan', '\\x00', 'c1:', 'image/png', 1, $4, now()) as outcome`,
          [region, id, file, limit],
        ),
      ])
      return [announced!.rows[0]!['done'], result!.rows[0]!['outcome']]
    }
    assert.deepEqual(await call('desk', acceptor, 5), [false, 'not-found'])
    assert.deepEqual(await call('public', stranger, 5), [false, 'not-found'])
    assert.deepEqual(await call('public', applicant, 1), [true, 'staged'])
    assert.deepEqual(await call('public', applicant, 1), [true, 'too-many'])
  })

  test('a second file waits until the first is stored or not, and is counted then', async () => {
    const { id } = await draft()
    const [one, two] = [await platform.db.pools.public.connect(), await platform.db.pools.public.connect()]
    try {
      const stage = async (client: typeof one) => {
        const file = randomUUID()
        await sql(`insert into documents.leftovers (region, blob) values ($1, $2)`, [region, file])
        await client.query('begin transaction isolation level read committed read write')
        await client.query(openSession({ zone: 'public', tokenHash: applicant.tokenHash }))
        return client.query<{ outcome: string }>(
          `select documents.stage_file($1, $2, $3, 'plan', '\\x00', 'c1:', 'image/png', 1, 1, now()) as outcome`,
          [region, id, file],
        )
      }
      assert.equal((await stage(one)).rows[0]!.outcome, 'staged')
      const second = stage(two)
      assert.equal(await Promise.race([second, sleep(100).then(() => 'waits')]), 'waits')
      await one.query('commit')
      assert.equal((await second).rows[0]!.outcome, 'too-many')
      await two.query('commit')
    } finally {
      one.release(true)
      two.release(true)
    }
  })

  test('a foreign case answers exactly like a missing one', async () => {
    const { id } = await draft()
    const { file } = (await upload(applicant, id, 'plan', 'a.pdf', pdf)).json<{ file: string }>()
    const nowhere = randomUUID()
    const answers = (visitor: Visitor, stream: string, one: string) =>
      Promise.all([
        upload(visitor, stream, 'plan', 'a.pdf', pdf),
        upload(visitor, stream, 'unknown', 'a.pdf', pdf),
        request('DELETE', visitor, `/cases/${stream}/files/${one}`),
        request('GET', visitor, `/cases/${stream}/files/${one}`),
        request('GET', visitor, `/cases/${stream}/papers/decision`),
      ])
    const foreign = await answers(stranger, id, file)
    const missing = await answers(stranger, nowhere, randomUUID())
    assert.deepEqual(
      foreign.map((reply) => [reply.statusCode, { ...reply.json<object>(), instance: '' }]),
      missing.map((reply) => [404, { ...reply.json<object>(), instance: '' }]),
    )
    assert.deepEqual(
      foreign.map((reply) => Object.keys(reply.headers).toSorted()),
      missing.map((reply) => Object.keys(reply.headers).toSorted()),
    )
    assert.equal((await request('GET', applicant, `/cases/${id}/files/${file}`)).statusCode, 200)
  })

  test('a staged file can be removed, a submitted one cannot', async () => {
    const { id, key } = await draft()
    const [first, second] = await twoFiles(id)
    await place.commit(id, documents.ask.attach(region, [second]))
    assert.deepEqual(
      (await staged(id, key)).map((one) => one.file),
      [first],
    )
    assert.equal((await request('DELETE', applicant, `/cases/${id}/files/${first}`)).statusCode, 200)
    assert.equal((await request('DELETE', applicant, `/cases/${id}/files/${first}`)).statusCode, 404)
    const refused = await request('DELETE', applicant, `/cases/${id}/files/${second}`)
    assert.equal(refused.json<{ code: string }>().code, 'file.attached')
    const rows = (await platform.db.query('system', documents.ask.files.statement(region, id))).rows
    assert.deepEqual(
      documents.ask.files.parse(rows, key).map((one) => [one.file, one.name]),
      [[second, 'two.pdf']],
    )
  })

  test('what is only staged is seen, counted and removed by whoever brought it, and by no other reader of the case', async () => {
    const clerk = await place.visitor('clerk', ['window@hall'])
    const { id } = await place.stream(`holder:${applicant.holder}`, 'window@hall')
    const bring = async (visitor: Visitor, material: string, bytes: Uint8Array) => {
      const reply = await upload(visitor, id, material, 'p.png', bytes)
      assert.equal(reply.statusCode, 200, reply.body)
      return reply.json<{ file: string }>().file
    }
    const mine = await bring(applicant, 'photo', png)
    const theirs = await bring(clerk, 'photo', png)
    assert.equal((await request('GET', clerk, `/desk/cases/${id}/files/${mine}`)).statusCode, 404)
    assert.equal((await request('GET', applicant, `/cases/${id}/files/${theirs}`)).statusCode, 404)
    assert.equal((await request('DELETE', clerk, `/cases/${id}/files/${mine}`)).statusCode, 404)
    const [, seen] = await platform.db.readTogether('desk', [
      openSession({ zone: 'desk', tokenHash: clerk.tokenHash }),
      documents.ask.staged.statement(region, id),
    ])
    assert.deepEqual(
      seen!.rows.map((row) => row['id']),
      [theirs],
    )
    await place.commit(id, documents.ask.attach(region, [mine]))
    assert.equal((await request('GET', clerk, `/desk/cases/${id}/files/${mine}`)).statusCode, 200)
  })

  test('files that a submission leaves out are gone with it, or with the next sweep when somebody else brought them', async () => {
    await sweepBlobs(platform, 0)
    const clerk = await place.visitor('clerk', ['window@hall'])
    const { id, key } = await place.stream(`holder:${applicant.holder}`, 'window@hall')
    const [taken, leftOut] = await twoFiles(id)
    const theirs = (await upload(clerk, id, 'photo', 'p.png', png)).json<{ file: string }>().file
    await place.commit(id, [...documents.ask.attach(region, [taken]), ...documents.ask.drop(region, [leftOut])])
    assert.deepEqual(
      (await staged(id, key)).map((one) => one.file),
      [theirs],
    )
    const later = (await upload(applicant, id, 'plan', 'later.pdf', pdf)).json<{ file: string }>().file
    assert.equal(await sweepBlobs(platform, 0), 2)
    const left = new Set(storedIds())
    assert.deepEqual(
      [taken, leftOut, theirs, later].map((file) => left.has(file)),
      [true, false, false, true],
    )
  })

  test('a submission that counts on a file removed in the meantime writes nothing at all', async () => {
    const { id } = await draft()
    const [first, second] = await twoFiles(id)
    await request('DELETE', applicant, `/cases/${id}/files/${first}`)
    await assert.rejects(place.commit(id, documents.ask.attach(region, [first, second])), /attachments_file/)
    assert.deepEqual(await sql(`select from log.events where stream = $1`, [id]), [])
    assert.deepEqual(await sql(`select from documents.attachments where file = $1`, [second]), [])
  })
})

suite('what people download', () => {
  test('the bytes come back with the kind they have and a name that says nothing about anybody', async () => {
    const { id } = await draft()
    const { file } = (await upload(applicant, id, 'plan', '张三.pdf', png)).json<{ file: string }>()
    const reply = await request('GET', applicant, `/cases/${id}/files/${file}`)
    assert.ok(reply.rawPayload.equals(png))
    assert.equal(reply.headers['content-type'], 'image/png')
    assert.equal(reply.headers['content-disposition'], 'attachment; filename="plan.png"')
    assert.equal(reply.headers['cache-control'], 'no-store')
    assert.equal(reply.headers['x-content-type-options'], 'nosniff')
    const reads = await sql(`select stream, classes from platform.personal_reads where reader = $1`, [applicant.holder])
    assert.deepEqual(reads.at(-1), { stream: id, classes: ['identity', 'personal'] })
  })

  test('the desk reads files of the cases that lie on it, and of no others', async () => {
    const acceptor = await place.visitor('acceptor', ['intake@office'])
    const { id } = await place.stream(`holder:${applicant.holder}`, 'intake@office')
    const other = await draft()
    const mine = (await upload(applicant, id, 'plan', 'a.pdf', pdf)).json<{ file: string }>().file
    const foreign = (await upload(applicant, other.id, 'plan', 'a.pdf', pdf)).json<{ file: string }>().file
    await place.commit(id, documents.ask.attach(region, [mine]))
    await place.commit(other.id, documents.ask.attach(region, [foreign]))
    assert.equal((await request('GET', acceptor, `/desk/cases/${id}/files/${mine}`)).statusCode, 200)
    assert.equal((await request('GET', acceptor, `/desk/cases/${other.id}/files/${foreign}`)).statusCode, 404)
    assert.equal((await request('GET', acceptor, `/desk/cases/${id}/files/${foreign}`)).statusCode, 404)
    assert.equal((await request('GET', applicant, `/desk/cases/${id}/files/${mine}`)).statusCode, 401)
  })

  test('one changed byte on the disk is a defect that is counted, and nothing of the file is given out', async () => {
    const { id } = await draft()
    const { file } = (await upload(applicant, id, 'plan', 'a.pdf', pdf)).json<{ file: string }>()
    const bytes = readFileSync(pathOf(file))
    bytes[bytes.length - 5]! ^= 1
    await platform.blobs.remove(file)
    writeFileSync(pathOf(file), bytes)
    const before = await count()
    const reply = await request('GET', applicant, `/cases/${id}/files/${file}`)
    assert.equal(reply.statusCode, 500)
    assert.equal(reply.json<{ code: string }>().code, 'platform.defect')
    assert.equal(reply.payload.includes('%PDF'), false)
    assert.equal(await count(), before + 1)
    assert.match(place.logLines.join('\n'), new RegExp(`stored bytes ${file} are missing or were changed`))
    await platform.blobs.remove(file)
    assert.equal((await request('GET', applicant, `/cases/${id}/files/${file}`)).statusCode, 500)
  })
})

suite('what nobody needs any more', () => {
  test('removed files and everything of an erased draft are deleted, and the files of others stay', async () => {
    await sweepBlobs(platform, 0)
    const kept = await draft()
    const gone = await draft()
    const [removed, stays] = await twoFiles(kept.id)
    const [lost] = await twoFiles(gone.id)
    await request('DELETE', applicant, `/cases/${kept.id}/files/${removed}`)
    await documents.ask.print({
      region,
      stream: gone.id,
      key: gone.key,
      effect: randomUUID(),
      paper: 'material-receipt',
      content: samplePapers['material-receipt'],
      day: '2026-11-20',
    })
    await sql(`delete from vault.keys where stream = $1`, [gone.id])
    assert.equal(await sweepBlobs(platform, 0), 4)
    const left = new Set(storedIds())
    assert.deepEqual(
      [removed, lost, stays].map((file) => left.has(file)),
      [false, false, true],
    )
    assert.deepEqual(await sql(`select from documents.files where stream = $1`, [gone.id]), [])
    assert.deepEqual(await sql(`select from documents.papers where stream = $1`, [gone.id]), [])
    assert.equal(await sweepBlobs(platform, 0), 0)
    assert.equal((await request('GET', applicant, `/cases/${kept.id}/files/${stays}`)).statusCode, 200)
  })

  test('bytes of an upload that the server did not live to stage are deleted, but not while it may still be running', async () => {
    await sweepBlobs(platform, 0)
    const { id, key } = await draft()
    const file = randomUUID()
    await platform.db.writeTogether('public', [
      openSession({ zone: 'public', tokenHash: applicant.tokenHash }),
      statement(`select documents.announce_file($1, $2, $3)`, [region, id, file]),
    ])
    await platform.blobs.put(file, key, pdf)
    assert.equal(await documents.sweep(), 0)
    assert.ok(storedIds().includes(file))
    assert.equal(await sweepBlobs(platform, 0), 1)
    assert.equal(storedIds().includes(file), false)
  })
})

function upload(visitor: Visitor, stream: string, material: string, name: string, bytes: Uint8Array, once?: string) {
  return place.app.inject({
    method: 'POST',
    url: `/api/${region}/cases/${stream}/files?${new URLSearchParams({ material, name, ...(once !== undefined && { upload: once }) }).toString()}`,
    headers: { ...visitor.headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(bytes),
  })
}

function request(method: 'GET' | 'DELETE', visitor: Visitor, path: string) {
  return place.app.inject({ method, url: `/api/${region}${path}`, headers: visitor.headers })
}

async function twoFiles(stream: string): Promise<[string, string]> {
  const files = []
  for (const name of ['one.pdf', 'two.pdf'])
    files.push((await upload(applicant, stream, 'plan', name, pdf)).json<{ file: string }>().file)
  return [files[0]!, files[1]!]
}

async function staged(stream: string, key: Buffer) {
  const rows = (await platform.db.query('system', documents.ask.staged.statement(region, stream))).rows
  return documents.ask.staged.parse(rows, key)
}

const pathOf = (id: string) => join(place.folder, 'blobs', id.slice(0, 2), id)

function storedIds(): string[] {
  return readdirSync(join(place.folder, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name)
}

const blobCount = () => storedIds().length

async function count(): Promise<number> {
  return (await unreadable.get()).values[0]?.value ?? 0
}
