import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { keysFrom } from '#platform/keys.ts'
import { testDatabase, testPassword } from '#tests/harness/postgres.ts'
import { v5 } from '#platform/uuid.ts'
import { openPlace, region } from './documents.fixture.ts'
import { openOfficeCertificates } from './office-certificates.ts'
import { paperPrinter, type PrintJob } from './print-paper.ts'
import { samplePapers } from './papers/sample-papers.ts'
import { sweepBlobs } from './sweep.ts'
import { verifyPdf } from './signature/verify-pdf.ts'

const database = await testDatabase()
const place = await openPlace(database.url, testPassword, Date.now, { materialOf: async () => null })
const { documents, platform, sql } = place
after(() => place.close())

const applicant = await place.visitor('applicant')

async function decision(): Promise<PrintJob> {
  const { id, key } = await place.stream(`holder:${applicant.holder}`, 'intake@office')
  const content = samplePapers['decision-granted']
  return { region, stream: id, key, effect: randomUUID(), paper: 'decision', content, day: '2026-11-20' }
}

suite('papers', () => {
  test('a printed paper is signed by its office for the start of its day, and the applicant and the desk can fetch it', async () => {
    const job = await decision()
    const printed = await documents.ask.print(job)
    assert.match(printed.content, /^c1:[0-9a-f]{64}$/)
    const acceptor = await place.visitor('acceptor', ['intake@office'])
    for (const [visitor, path] of [
      [applicant, `cases/${job.stream}/papers/decision`],
      [acceptor, `desk/cases/${job.stream}/papers/decision`],
    ] as const) {
      const reply = await place.app.inject({ url: `/api/${region}/${path}`, headers: visitor.headers })
      assert.equal(reply.headers['content-type'], 'application/pdf')
      assert.equal(reply.headers['content-disposition'], 'attachment; filename="decision.pdf"')
      assert.deepEqual(verifyPdf(reply.rawPayload, [await documents.offices.authorityPem()]), {
        ok: true,
        signer: '连云港市行政审批局',
        signingTime: new Date('2026-11-19T16:00:00Z'),
        coversWholeFile: true,
      })
    }
    const onDisk = readFileSync(join(place.folder, 'blobs', printed.file.slice(0, 2), printed.file))
    assert.equal(onDisk.includes('%PDF'), false)
  })

  test('a print repeated for the same effect gives the same file and commits to the same, also when nothing was recorded of the first', async () => {
    const job = await decision()
    const first = await documents.ask.print(job)
    const bytes = await platform.blobs.get(first.file, job.key)
    assert.deepEqual(await documents.ask.print(job), first)
    await sql(`delete from documents.papers where stream = $1`, [job.stream])
    assert.deepEqual(await documents.ask.print(job), first)
    assert.ok((await platform.blobs.get(first.file, job.key)).equals(bytes))
  })

  test('of two prints of one paper at once both answer with the one that counts, and the sweep takes the other', async () => {
    const job = await decision()
    const prints = [job, { ...job, effect: randomUUID() }]
    const [one, other] = await Promise.all(prints.map((each) => documents.ask.print(each)))
    assert.deepEqual(one, other)
    const unnamed = prints.map(({ effect }) => v5(effect, job.stream, 'paper')).filter((blob) => blob !== one!.file)
    assert.equal(unnamed.length, 1)
    await sweepBlobs(platform, 0)
    await assert.rejects(platform.blobs.get(unnamed[0]!, job.key))
    assert.ok(await platform.blobs.get(one!.file, job.key))
  })

  test('the bytes of a print that broke off before its row was written go with the sweep', async () => {
    const job = await decision()
    const printed = await documents.ask.print(job)
    await sql(`delete from documents.papers where stream = $1`, [job.stream])
    const press = { close() {}, render: () => Promise.reject(new Error('broken off')) }
    const print = paperPrinter(platform, documents.offices, press)
    await assert.rejects(print(job), /broken off/)
    await sweepBlobs(platform, 0)
    await assert.rejects(platform.blobs.get(printed.file, job.key))
  })

  test('a paper that was issued is never replaced by another print', async () => {
    const job = await decision()
    const first = await documents.ask.print(job)
    const again = await documents.ask.print({ ...job, effect: randomUUID(), day: '2026-11-21' })
    assert.deepEqual(again, first)
  })

  test('equal papers of two cases have commitments that do not show it', async () => {
    const job = await decision()
    const first = await documents.ask.print(job)
    const second = await documents.ask.print({ ...(await decision()), effect: job.effect })
    assert.notEqual(first.content, second.content)
  })

  test('what the law forbids to issue is not printed and not stored', async () => {
    const job = await decision()
    const content = { ...samplePapers['decision-refused'], reasons: [] }
    await assert.rejects(documents.ask.print({ ...job, content }), /理由/)
    await assert.rejects(documents.ask.print({ ...job, content: { kind: 'horoscope' } }), TypeError)
    assert.deepEqual(await sql(`select from documents.papers where stream = $1`, [job.stream]), [])
  })
})

suite('certificates of offices', () => {
  const folders: string[] = []
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

  async function terms() {
    const folder = await mkdtemp(join(tmpdir(), 'office-keys-'))
    folders.push(folder)
    return {
      keys: keysFrom(Buffer.alloc(32, 7)),
      folder,
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2030-01-01T00:00:00Z'),
      makes: 'demonstration-certificates' as const,
    }
  }

  test('they are made once, also by two servers at the same time, and lie sealed', async () => {
    const common = await terms()
    const [one, two] = [openOfficeCertificates(common), openOfficeCertificates(common)]
    const signers = await Promise.all([one.signerOf('港口局'), two.signerOf('港口局')])
    assert.deepEqual(signers[0].certificateDer, signers[1].certificateDer)
    assert.equal(await one.authorityPem(), await openOfficeCertificates(common).authorityPem())
    const files = readdirSync(common.folder)
    assert.equal(files.length, 2)
    for (const file of files) {
      assert.equal(readFileSync(join(common.folder, file)).includes('PRIVATE'), false)
      assert.equal(statSync(join(common.folder, file)).mode & 0o077, 0)
    }
  })

  test('they do not open with another root secret', async () => {
    const common = await terms()
    await openOfficeCertificates(common).signerOf('港口局')
    const foreign = openOfficeCertificates({ ...common, keys: keysFrom(Buffer.alloc(32, 8)) })
    await assert.rejects(foreign.signerOf('港口局'))
  })

  test('a platform that is not its own authority makes none', async () => {
    const offices = openOfficeCertificates({ ...(await terms()), makes: 'none' })
    await assert.rejects(offices.signerOf('港口局'), /no certificate/)
    await assert.rejects(offices.authorityPem(), /no certificate/)
  })
})
