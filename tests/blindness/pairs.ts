import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { visibleMaterials } from '#contracts/answers.ts'
import type { PartyFacts } from '#contracts/asks.ts'
import type { Item } from '#contracts/item.ts'
import { answersFor, region, submit } from '#tests/harness/case-walk.ts'
import type { TestPlatform, Visitor } from '#tests/harness/platform.ts'
import { markedAnswers, openCanaries } from './canaries.ts'
import { ownerOf, type Drawn } from './owner.ts'
import { newApplicant } from './people.ts'

/** Two cases about the same thing by different applicants. */
export type Pair = { item: Item; cases: readonly [string, string] }

/** What a reviewer may know of an application: the same for both of a pair. */
export type Matter = { plain: Record<string, unknown>; contentOf: (material: string) => Uint8Array }

/** Random plain answers and contents; nothing in them comes from the applicant. */
export function newMatter(item: Item, pdf: (words: string) => Uint8Array): Matter {
  const sizes = { floorArea: randomInt(1, 90_000), height: randomInt(3, 300), area: randomInt(20, 5_000) }
  const fields = new Set(item.form.flatMap((group) => group.fields.map((field) => field.key)))
  const given = Object.fromEntries(Object.entries(sizes).filter(([key]) => fields.has(key)))
  const plain = answersFor(item, given)
  const shown = item.form.flatMap((group) => group.fields).filter((field) => field.class === 'plain')
  const contents = new Map<string, Uint8Array>()
  return {
    plain: Object.fromEntries(shown.map((field) => [field.key, plain[field.key]])),
    contentOf(material) {
      const content = contents.get(material) ?? pdf(`sheet ${material} ${randomInt(1_000_000)}`)
      contents.set(material, content)
      return content
    },
  }
}

/**
 * Files one application about the matter, by an applicant as different as applicants get; before a clerk it is a person who stands there, with paper
 * originals of what no reviewer is shown.
 */
export async function fileAbout(
  platform: TestPlatform,
  item: Item,
  matter: Matter,
  clerk: Visitor | null,
  drafted: (id: string) => void = () => {},
): Promise<string> {
  const canaries = openCanaries()
  const length = () => randomInt(4, 11)
  const person = {
    kind: 'person' as const,
    name: canaries.name('person', length()),
    code: canaries.residentId('person'),
    phone: clerk || Math.random() < 0.5 ? canaries.phone('person') : null,
    legalPerson: null,
  }
  const firm = {
    kind: 'enterprise' as const,
    name: canaries.name('firm') + '有限公司'.repeat(randomInt(1, 6)),
    code: canaries.firmCode('firm'),
    phone: canaries.phone('firm'),
    legalPerson: canaries.name('legal person', length()),
  }
  const forFirm = !item.serves.includes('person') || Math.random() < 0.5
  const visitor = clerk ?? (await newApplicant(platform, person, forFirm ? firm : null)).visitor
  const applicant = clerk && (await identified(clerk, person))
  const opened = await visitor.send('POST', `/api/${region}/drafts`, {
    item: item.code,
    ...(applicant && { applicant }),
  })
  assert.equal(opened.status, 200, opened.body.toString())
  const draft = (opened.json as { case: string }).case
  drafted(draft)
  const answers = markedAnswers(item, canaries, definedOnly(matter.plain))
  const required = visibleMaterials(item, answers).filter((one) => one.need === 'required')
  const onPaper = required.filter((one) => clerk && one.sight === 'hidden' && one.ways.includes('paper'))
  const paper = onPaper.map(({ key }) => key)
  const saved = await visitor.send('PUT', `/api/${region}/drafts/${draft}`, { base: 0, answers, paper })
  assert.equal(saved.status, 200, saved.body.toString())
  for (const { key } of required.filter((one) => !onPaper.includes(one)))
    await upload(visitor, draft, key, matter.contentOf(key), canaries.name('file').repeat(randomInt(1, 12)))
  await submit(visitor, draft, Math.random() < 0.5 ? 'electronic' : 'window')
  return draft
}

/** Somebody whom nobody knows yet shows a document at the window. */
async function identified(
  clerk: Visitor,
  { kind, name, code, phone }: Pick<PartyFacts, 'kind' | 'name' | 'code' | 'phone'>,
): Promise<string> {
  const shown = { kind, name, code, phone, document: 'resident-id-card' }
  const registered = await clerk.send('POST', `/api/${region}/window/registrations`, shown)
  assert.equal(registered.status, 200, registered.body.toString())
  const known = await clerk.send('POST', `/api/${region}/window/parties`, shown)
  assert.equal(known.status, 200, known.body.toString())
  return (known.json as { party: string }).party
}

async function upload(visitor: Visitor, draft: string, material: string, bytes: Uint8Array, name: string) {
  const query = `material=${material}&name=${encodeURIComponent(`${name.slice(0, 150)}.pdf`)}`
  const uploaded = await visitor.upload(`/api/${region}/cases/${draft}/files?${query}`, bytes)
  assert.equal(uploaded.status, 200, uploaded.body.toString())
}

const definedOnly = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

/** The tasks of this kind of all the cases, once all of them have been drawn. */
export async function drawnTasks(
  platform: TestPlatform,
  pairs: readonly Pair[],
  kind: Drawn['kind'],
): Promise<Map<string, Drawn[]>> {
  const owner = await ownerOf(platform)
  const tasks = new Map<string, Drawn[]>()
  for (const { item, cases } of pairs) {
    const awaited = item.tasks.filter((task) => task.kind === kind).length
    for (const id of cases) {
      const drawn = await platform.until(
        () => owner.tasksOf(id),
        (found) => found.filter((task) => task.kind === kind).length === awaited,
      )
      tasks.set(
        id,
        drawn.filter((task) => task.kind === kind),
      )
    }
  }
  return tasks
}
