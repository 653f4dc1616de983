import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import sharp from 'sharp'
import type { TaskView } from '#contracts/review.ts'
import { papersSay } from './harness/paper-text.ts'
import { accept, fillDraft, itemOf, openTasks, readCase, region, submit } from './harness/case-walk.ts'
import { statement } from '#platform/db.ts'
import { sweepBlobs } from '#server/modules/documents/sweep.ts'
import { photo } from './harness/photo.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

let today = '2026-09-01'
const startedAt = Date.now()
const platform = await testPlatform({
  leaves: [],
  wallNow: () => Date.now() + Date.parse(`${today}T01:00:00Z`) - startedAt,
})
after(() => platform.stop())
const chemical = itemOf('chemical-safety-conditions')

const record = (view: TaskView) => ({
  findings: view.visits[0]!.points.map(({ key }) => ({ point: key, met: true, seen: '与申请一致' })),
  summary: '现场情况与申请材料一致，没有提前开工。',
  present: true,
  visitedAt: '14:05',
  position: { latitude: 34.6, longitude: 119.2, withinMetres: 12 },
})

test('three officers of two offices are drawn, know the place while they have the task, and nobody else of the review does', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, chemical))
  await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), id)
  const found = await platform.until(
    async () => (await openTasks(platform, 'reviewer', chemical)).filter(({ task }) => task.kind === 'site-visit'),
    (tasks) => tasks.length >= 3,
  )
  assert.equal(new Set(found.map(({ visitor }) => visitor.account)).size, 3)
  const [first, ...others] = found
  const at = (task: string) => `/api/${region}/review/tasks/${task}`
  const send = async (visitor: Visitor, path: string, body: object) => {
    const answer = await visitor.send('POST', path, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const place = await first!.visitor.get(`${at(first!.task.task)}/visit-place`)
  assert.equal(place.status, 200, place.body.toString())
  assert.ok((place.json as { place: string }).place.includes('连云港市'))
  assert.ok(!place.body.toString().includes(id))
  const expert = (await openTasks(platform, 'expert', chemical))[0]!
  for (const [visitor, task] of [
    [expert.visitor, expert.task.task],
    [expert.visitor, first!.task.task],
    [others[0]!.visitor, first!.task.task],
  ] as const)
    assert.ok((await visitor.get(`${at(task)}/visit-place`)).status >= 403)
  const recorded = await platform.platform.db.query(
    'system',
    statement(`select role from platform.personal_reads where stream = $1 and purpose = '现场核查的地点'`, [id]),
  )
  assert.deepEqual(recorded.rows, [{ role: 'reviewer' }])
  const listed = await firm.get(`/api/${region}/reads?limit=100`)
  assert.equal(listed.status, 200)
  assert.ok(!listed.body.toString().includes('现场核查'), 'by when an officer was at work, who it was could be guessed')

  // Told again: every officer reads the last day alone.
  for (const appointed of [
    { visitOn: '2026-09-04', time: '09:30' },
    { visitOn: '2026-09-03', time: '14:00' },
  ]) {
    await send(first!.visitor, `${at(first!.task.task)}/visit-appointment`, appointed)
    for (const { visitor, task } of [first!, others[0]!])
      assert.deepEqual(((await visitor.get(at(task.task))).json as TaskView).visits[0]?.appointed, appointed)
  }
  const told = await readCase(firm, id)
  assert.deepEqual(told.visits[0]?.appointed, { visitOn: '2026-09-03', time: '14:00' })
  const seen = (await expert.visitor.get(at(expert.task.task))).json as TaskView
  assert.equal(seen.visits[0]?.appointed, null, 'who reviews is not told where the applicant can be met')

  today = '2026-09-03'
  const again = await platform.as(first!.visitor.account)
  const view = (await again.get(at(first!.task.task))).json as TaskView
  assert.deepEqual(view.can, ['appoint-visit', 'record-visit', 'return'])
  const taken = await photo('gangcheng-officer')
  const file = randomUUID()
  const bring = (visitor: Visitor, task: string, id: string, bytes: Uint8Array) =>
    visitor.upload(`${at(task)}/visit-photos?file=${id}`, bytes)
  for (const bytes of [taken, taken]) assert.equal((await bring(again, first!.task.task, file, bytes)).status, 200)
  await bring(again, first!.task.task, randomUUID(), taken)
  const told409 = await bring(again, first!.task.task, randomUUID(), Buffer.from('no photograph'))
  assert.equal((told409.json as { code: string }).code, 'file.kind')
  assert.equal((await bring(expert.visitor, expert.task.task, randomUUID(), taken)).status, 403)
  const [otherOfficer] = others
  const foreign = await platform.as(otherOfficer!.visitor.account)
  assert.equal((await bring(foreign, first!.task.task, randomUUID(), taken)).status, 404)
  assert.equal((await bring(foreign, otherOfficer!.task.task, file, taken)).status, 404, 'an id is one file’s')
  for (const one of [otherOfficer!, otherOfficer!])
    assert.equal((await bring(foreign, one.task.task, randomUUID(), taken)).status, 200)
  const brought = async () =>
    (
      await platform.platform.db.query('system', {
        name: 'visit-photos',
        text: `select count(*)::int as files from documents.files where stream = $1 and material = 'visit-photo'`,
        values: [id],
      })
    ).rows[0]?.['files']
  await sweepBlobs(platform.platform)
  assert.equal(await brought(), 4, 'what waits for its record is kept')
  const gone = await again.send('POST', `${at(first!.task.task)}/visit-record`, {
    ...record(view),
    photos: [{ file: randomUUID(), point: 'site' }],
  })
  assert.equal((gone.json as { code: string }).code, 'visit.photo-gone')
  await send(again, `${at(first!.task.task)}/visit-record`, {
    photos: [{ file, point: 'site' }],
    ...record(view),
  })
  assert.equal((await again.get(`${at(first!.task.task)}/visit-place`)).status, 404, 'only while they have the task')
  for (const { visitor, task } of others) {
    const officer = await platform.as(visitor.account)
    assert.deepEqual(((await officer.get(at(task.task))).json as TaskView).can, ['sign-visit', 'return'])
    await send(officer, `${at(task.task)}/visit-signature`, {})
  }
  const seenByOfficer = await platform.until(
    () => foreign.get(`${at(otherOfficer!.task.task)}/visit-photos/1`),
    ({ status }) => status === 200,
  )
  assert.equal((await sharp(seenByOfficer.body).metadata()).format, 'webp')
  const ofOfficer = (await foreign.get(at(otherOfficer!.task.task))).json as TaskView
  const facts = { number: 1, point: 'site', takenAt: '2026-09-03T14:05', located: true, file: null }
  assert.deepEqual(ofOfficer.visits[0]?.photos, [facts])
  assert.equal((await foreign.get(`${at(otherOfficer!.task.task)}/visit-photos/2`)).status, 404)
  const reviewer = await platform.as(expert.visitor.account)
  assert.equal((await reviewer.get(`${at(expert.task.task)}/visit-photos/1`)).status, 403)
  const byExpert = (await reviewer.get(at(expert.task.task))).json as TaskView
  assert.deepEqual(byExpert.visits[0]?.photos, [facts], 'others learn that there is one, and see none')

  const done = await readCase(await platform.as('applicant-wang-for-gangcheng'), id)
  assert.deepEqual([done.visits[0]?.verdict, done.visits[0]?.signed.length], ['pass', 3])
  assert.equal(done.timeline.find(({ key }) => key === 'visit-visited')?.state, 'done')
  const logged = await platform.platform.db.query('system', {
    name: 'visit-log',
    text: `select data from log.events where stream = $1 and type like 'case.visit-%'`,
    values: [id],
  })
  assert.ok(!JSON.stringify(logged.rows).includes('119.2'), 'the log keeps no position')

  assert.deepEqual(done.visits[0]?.photos, [{ ...facts, file }])
  const own = await platform.as('applicant-wang-for-gangcheng')
  const original = await own.get(`/api/${region}/cases/${id}/files/${file}`)
  assert.equal(original.status, 200)
  assert.ok(!original.body.includes('gangcheng-officer'), 'nothing in it names who took it')
  assert.equal(await brought(), 3, 'what the record does not name is forgotten')
  await sweepBlobs(platform.platform)
  assert.equal(await brought(), 1, 'and so is what another officer brought in vain')

  const printed = await platform.until(
    () => readCase(own, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'visit-record'),
  )
  assert.ok(printed.timeline.find(({ key }) => key === 'visit-visited')?.paper, 'the record is where the visit is told')
  const said = (await papersSay(own, id, printed))['visit-record']!
  const { rows } = await platform.platform.db.query('system', {
    name: 'visit-content',
    text: `select data::jsonb #>> '{photos,0,content}' as content from log.events where stream = $1 and type = 'case.visit-recorded'`,
    values: [id],
  })
  const hash = String(rows[0]!['content']).replace('c1:', '')
  for (const words of ['2026年9月3日', '连云港市', hash, '核查人员甲已签字，同意记录', '核查要点全部符合'])
    assert.ok(said.includes(words), words)
})

test('an officer who was drawn after the record of a visit does not sign for it: they appoint it again, and all who answered have it back', async () => {
  const experts = () => openTasks(platform, 'expert', chemical)
  const before = new Set((await experts()).map(({ task }) => task.task))
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, chemical))
  await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), id)
  const visits = async () =>
    (await openTasks(platform, 'reviewer', chemical)).filter(({ task }) => task.kind === 'site-visit')
  const [first, second, third] = await platform.until(visits, (tasks) => tasks.length >= 3)
  const at = (task: string) => `/api/${region}/review/tasks/${task}`
  const read = async (visitor: Visitor, task: string) => (await visitor.get(at(task))).json as TaskView
  const send = async ({ visitor, task }: { visitor: Visitor; task: { task: string } }, act: string, body: object) => {
    const answer = await (await platform.as(visitor.account)).send('POST', `${at(task.task)}/${act}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const { earliest } = (await read(first!.visitor, first!.task.task)).visits[0]!
  await send(first!, 'visit-appointment', { visitOn: earliest, time: '09:30' })
  today = earliest!
  const view = await read(await platform.as(first!.visitor.account), first!.task.task)
  const taken = await photo('gangcheng-officer')
  const withPhoto = async ({ visitor, task }: { visitor: Visitor; task: { task: string } }) => {
    const file = randomUUID()
    const officer = await platform.as(visitor.account)
    assert.equal((await officer.upload(`${at(task.task)}/visit-photos?file=${file}`, taken)).status, 200)
    return { file, point: 'site' }
  }
  const earlier = await withPhoto(first!)
  await send(first!, 'visit-record', { ...record(view), photos: [earlier] })
  await send(third!, 'visit-signature', {})
  await send(second!, 'return', { ground: 'illness' })
  // Drawn on the same day still.
  const known = new Set([first!, second!, third!].map(({ task }) => task.task))
  const [late] = await platform.until(
    async () => (await visits()).filter(({ task }) => !known.has(task.task)),
    (tasks) => tasks.length > 0,
  )
  const lateView = await read(late!.visitor, late!.task.task)
  assert.deepEqual(lateView.can, ['appoint-visit', 'return'])
  const signed = await late!.visitor.send('POST', `${at(late!.task.task)}/visit-signature`, {})
  assert.equal((signed.json as { code: string }).code, 'visit.was-not-there')
  await send(late!, 'visit-appointment', { visitOn: lateView.visits[0]!.earliest, time: '09:30' })
  for (const one of [first!, third!]) {
    const again = await read(await platform.as(one.visitor.account), one.task.task)
    assert.deepEqual([again.done, again.can], [false, ['appoint-visit', 'record-visit', 'return']])
  }
  // The record of before is read by applicant, officers and reviewers, as one that no longer counts.
  const applicant = async () =>
    (await readCase(await platform.as('applicant-wang-for-gangcheng'), id)).visits.find(
      ({ visit }) => visit === 'visit',
    )
  const expert = (await experts()).find(({ task }) => !before.has(task.task))!
  const byExpert = (await read(expert.visitor, expert.task.task)).visits[0]!
  const [read1] = (await applicant())!.superseded
  assert.deepEqual([read1?.summary, read1?.photos.map(({ file }) => file)], [record(view).summary, [earlier.file]])
  assert.deepEqual(byExpert.superseded, [
    { ...read1, visited: { ...read1!.visited, time: null }, photos: [{ ...read1!.photos[0], file: null }] },
  ])
  assert.deepEqual([byExpert.summary, byExpert.appointed], [null, null], 'and when they go again is not told')
  // Photographs of both records are numbered through.
  today = lateView.visits[0]!.earliest!
  const now = await withPhoto(late!)
  await send(late!, 'visit-record', { ...record(view), visitedOn: today, photos: [now] })
  const both = (await applicant())!
  assert.deepEqual(
    [both.superseded[0]?.photos, both.photos].flatMap((photos) => photos?.map(({ number, file }) => [number, file])),
    [
      [1, earlier.file],
      [2, now.file],
    ],
  )
  const officer = await platform.as(late!.visitor.account)
  for (const number of [1, 2])
    await platform.until(
      () => officer.get(`${at(late!.task.task)}/visit-photos/${number}`),
      ({ status }) => status === 200,
    )
  assert.equal((await officer.get(`${at(late!.task.task)}/visit-photos/3`)).status, 404)
})
