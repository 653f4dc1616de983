import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import type { Endpoint } from '#contracts/endpoint.ts'
import { RegionId, TaskId } from '#contracts/ids.ts'
import type { call } from '#web/shared/call.ts'
import { Refused, Unanswered } from '#web/shared/refused.ts'
import { memoryStore } from './sealed-store.ts'
import { createVisits, type VisitDraft } from './visits.ts'

// What waits is tried again by itself; here it is told when.
mock.timers.enable({ apis: ['setTimeout'] })

const task = TaskId.parse('00000000-0000-4000-8000-000000000001')
const written: VisitDraft = {
  task,
  region: RegionId.parse('lyg'),
  owner: 'officer',
  title: '现场核查',
  titles: { site: '选址' },
  found: { site: { met: true, seen: '与申请一致' } },
  summary: '现场情况与申请材料一致。',
  present: true,
  visitedOn: '2026-11-26',
  visitedAt: '09:35',
  position: null,
  photos: [],
  handIn: null,
  refused: null,
  version: 0,
}
const refusal = (code: string) => new Refused({ type: '', title: '', status: 409, code, detail: '不行', basis: null })

function device(answer: (endpoint: Endpoint, input: { commandId?: string; body?: unknown }) => unknown) {
  const store = memoryStore()
  const asked: string[] = []
  const ask = ((endpoint: Endpoint, input: { commandId?: string }) => {
    asked.push(endpoint.path.split('/').at(-1)! + (input.commandId ? ` ${input.commandId}` : ''))
    try {
      return Promise.resolve(answer(endpoint, input) ?? { receipt: { position: '7' } })
    } catch (error) {
      return Promise.reject(error)
    }
  }) as unknown as typeof call
  const kept = {
    remember: store.put,
    recall: store.get,
    names: store.names,
    drop: store.remove,
    lasting: () => Promise.resolve(true),
  }
  const open = async (owner = 'officer') => {
    const visits = createVisits(kept, ask)
    await visits.start(owner)
    return visits
  }
  return { store, asked, open }
}
const picture = () => new File(['bytes'], 'IMG_0001.jpg', { type: 'image/jpeg' })

test('what is written without a link outlives the page and is sent once, photographs first, under one command', async () => {
  let away = true
  const days: unknown[] = []
  const { store, asked, open } = device(({ path }, { body }) => {
    if (away) throw new Unanswered()
    if (path.endsWith('visit-record')) days.push((body as VisitDraft).visitedOn)
  })
  const before = await open()
  await before.write(written)
  await before.addPhoto(task, 'site', picture())
  assert.equal(await before.handIn(task), 'waits')
  away = false
  const after = await open()
  await after.flush()
  assert.deepEqual(after.snapshot().drafts, [])
  assert.ok(after.snapshot().sent[task])
  assert.deepEqual(asked.filter((one) => one.startsWith('visit-record')).length, 1)
  assert.deepEqual(days, ['2026-11-26'], 'the day of the visit, not of the arrival')
  assert.deepEqual(await store.names(''), [], 'nothing stays on the device')
})

test('a record whose answer was lost keeps its command, and its photographs are not sent again', async () => {
  let lost = true
  const { asked, open } = device(({ path }) => {
    if (!lost || !path.endsWith('visit-record')) return
    lost = false
    throw new Unanswered()
  })
  const visits = await open()
  await visits.write(written)
  await visits.addPhoto(task, 'site', picture())
  assert.equal(await visits.handIn(task), 'waits')
  assert.equal(await visits.handIn(task), 'sent')
  const [photo, first, second] = asked
  assert.equal(photo, 'visit-photos')
  assert.equal(first, second)
})

test('what another officer has recorded meanwhile is refused with its sentence, and every word is still there', async () => {
  const { store, open } = device(({ path }) => {
    if (path.endsWith('visit-record')) throw refusal('task.answered')
  })
  const visits = await open()
  await visits.write(written)
  await visits.addPhoto(task, 'site', picture())
  assert.equal(await visits.handIn(task), 'refused')
  const [draft] = visits.snapshot().drafts
  assert.deepEqual([draft?.refused?.code, draft?.handIn, draft?.summary], ['task.answered', null, written.summary])
  assert.ok(await visits.bytesOf(task, draft!.photos[0]!.file))
  await visits.forget(task)
  assert.deepEqual(await store.names(''), [])
})

test('a photograph that the server has lost is sent once more', async () => {
  let gone = true
  const { asked, open } = device(({ path }) => {
    if (!gone || !path.endsWith('visit-record')) return
    gone = false
    throw refusal('visit.photo-gone')
  })
  const visits = await open()
  await visits.write(written)
  await visits.addPhoto(task, 'site', picture())
  assert.equal(await visits.handIn(task), 'refused')
  assert.equal(await visits.handIn(task), 'sent')
  assert.equal(asked.filter((one) => one === 'visit-photos').length, 2)
})

test('nobody else who works at this device sees or sends it', async () => {
  const { asked, open } = device(() => {
    throw new Unanswered()
  })
  const mine = await open()
  await mine.write(written)
  await mine.handIn(task)
  const tries = asked.length
  const theirs = await open('another')
  assert.deepEqual(theirs.snapshot().drafts, [])
  assert.equal(asked.length, tries)
})

test('what is written while the photographs are on their way goes with the next handing in, and nothing of it is lost', async () => {
  let meanwhile = async () => {}
  const bodies: { summary: string; photos: unknown[] }[] = []
  const { open } = device(({ path }, { body }) => {
    if (!path.endsWith('visit-record')) return meanwhile()
    bodies.push(body as (typeof bodies)[number])
  })
  const visits = await open()
  await visits.write(written)
  await visits.addPhoto(task, 'site', picture())
  meanwhile = async () => {
    meanwhile = async () => {}
    await visits.addPhoto(task, 'site', picture())
    await visits.write({ ...visits.find(task)!, summary: `${written.summary}另有一处围墙。` })
  }
  assert.equal(await visits.handIn(task), 'refused')
  assert.equal(bodies.length, 0, 'the record as it was before is not sent')
  assert.deepEqual([visits.find(task)?.handIn, visits.find(task)?.refused], [null, null])
  assert.equal(await visits.handIn(task), 'sent')
  assert.deepEqual(
    bodies.map(({ summary, photos }) => [summary, photos.length]),
    [[`${written.summary}另有一处围墙。`, 2]],
  )
})

test('what is written after the record itself has left stays on the device, and that it came too late is told', async () => {
  let meanwhile = async () => {}
  const { open } = device(async ({ path }) => {
    if (path.endsWith('visit-record')) await meanwhile()
    return { receipt: { position: '7' } }
  })
  const visits = await open()
  await visits.write(written)
  meanwhile = () => visits.write({ ...visits.find(task)!, summary: '又看到一处。' })
  assert.equal(await visits.handIn(task), 'sent')
  const kept = visits.find(task)
  assert.deepEqual([kept?.summary, kept?.handIn, kept?.refused?.code], ['又看到一处。', null, 'visit.changed-since'])
  assert.ok(visits.snapshot().sent[task])
})

test('whoever else logs in over the page where a session ended sends nothing of it, and the officer who comes back does', async () => {
  let ended = true
  const { asked, store, open } = device(() => {
    if (ended) throw new Refused({ type: '', title: '', status: 401, code: 'session.none', detail: '', basis: null })
  })
  const visits = await open()
  await visits.write(written)
  assert.equal(await visits.handIn(task), 'signed-out')
  const tries = asked.length
  ended = false
  await visits.start('another')
  await visits.flush()
  assert.deepEqual([asked.length, visits.snapshot().drafts], [tries, []])
  await visits.start('officer')
  await visits.flush()
  assert.equal(asked.filter((one) => one.startsWith('visit-record')).length, 2)
  assert.equal(new Set(asked).size, 1, 'under the command that it was handed in with')
  assert.deepEqual(await store.names(''), [])
})

test('two pages of one officer write on one record, and the words of both stay', async () => {
  const { store, open } = device(() => undefined)
  const first = await open()
  await first.write(written)
  const second = await open()
  await first.write({ ...first.find(task)!, summary: '围墙外有一处民房。', visitedAt: '10:00' })
  // The second page still shows what it read before, and goes on from there.
  await second.write({ ...second.find(task)!, found: { site: { met: false, seen: '与申请不一致' } } })
  await second.write({ ...second.find(task)!, summary: `${second.find(task)!.summary}道路已经硬化。` })
  const kept = (await store.get(`visit/${task}`)) as VisitDraft
  assert.deepEqual(
    [kept.summary, kept.visitedAt, kept.found],
    ['围墙外有一处民房。道路已经硬化。', '10:00', { site: { met: false, seen: '与申请不一致' } }],
  )
  await first.write({ ...first.find(task)!, summary: '围墙外有两处民房。' })
  const both = ((await store.get(`visit/${task}`)) as VisitDraft).summary
  for (const words of ['道路已经硬化', '围墙外有两处民房']) assert.ok(both.includes(words), both)
})

test('a page on which nothing was written yet takes in what another has begun', async () => {
  const { store, open } = device(() => undefined)
  const [first, second] = [await open(), await open()]
  await first.write({ ...written, summary: '围墙外有一处民房。' })
  await second.write({ ...written, found: {}, summary: '道路已经硬化。' })
  const kept = (await store.get(`visit/${task}`)) as VisitDraft
  assert.deepEqual([kept.found, kept.summary], [written.found, '围墙外有一处民房。\n道路已经硬化。'])
})

test('who types on while the words of another page are taken in says each of them once', async () => {
  const { store, open } = device(() => undefined)
  const first = await open()
  await first.write({ ...written, summary: '' })
  const second = await open()
  await first.write({ ...first.find(task)!, summary: '围墙外有一处民房。' })
  const typed = ['道', '道路', '道路已经', '道路已经硬化。']
  await Promise.all(typed.map((summary) => second.write({ ...second.find(task)!, summary })))
  const kept = async () => ((await store.get(`visit/${task}`)) as VisitDraft).summary
  assert.equal(await kept(), '围墙外有一处民房。\n道路已经硬化。')
  assert.equal(second.find(task)!.summary, await kept())
  // The other page goes on, too, from what it shows.
  const more = ['围墙外有一处民房，有人居住。', '围墙外有一处民房，有人居住，夜间有灯。']
  await Promise.all(more.map((summary) => first.write({ ...first.find(task)!, summary })))
  assert.equal(await kept(), '围墙外有一处民房，有人居住，夜间有灯。\n道路已经硬化。')
})

test('of one measured value that two pages read differently both stay, each whole', async () => {
  const { store, open } = device(() => undefined)
  const first = await open()
  await first.write({ ...written, summary: '疏散宽度3' })
  const second = await open()
  await first.write({ ...first.find(task)!, summary: '疏散宽度30' })
  await second.write({ ...second.find(task)!, summary: '疏散宽度35' })
  assert.equal(((await store.get(`visit/${task}`)) as VisitDraft).summary, '疏散宽度30\n疏散宽度35')
})

test('a session that ended is told, and the record goes when the same officer is back', async () => {
  let ended = true
  const { open } = device(() => {
    if (ended) throw new Refused({ type: '', title: '', status: 401, code: 'session.none', detail: '', basis: null })
  })
  const visits = await open()
  await visits.write(written)
  assert.equal(await visits.handIn(task), 'signed-out')
  assert.ok(visits.snapshot().signedOut)
  ended = false
  await visits.start('officer')
  assert.deepEqual([visits.snapshot().drafts, visits.snapshot().signedOut], [[], false])
})
