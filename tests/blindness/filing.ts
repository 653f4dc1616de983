import assert from 'node:assert/strict'
import { createHash, randomInt } from 'node:crypto'
import { hearingTask } from '#contracts/hearings.ts'
import { visibleMaterials } from '#contracts/answers.ts'
import type { DraftView } from '#contracts/cases.ts'
import { checkConsent, type DataCheckOffer } from '#contracts/data-checks.ts'
import type { Item } from '#contracts/item.ts'
import { laterFor, region, submit, withoutNotice } from '#tests/harness/case-walk.ts'
import type { TestPlatform, Visitor } from '#tests/harness/platform.ts'
import { markedAnswers, type Canaries } from './canaries.ts'
import { markedFile } from './marked-files.ts'
import { ownerOf, type Owner } from './owner.ts'
import { newApplicant, newColleague, type Somebody } from './people.ts'

/** A case in which everything that says whose it is can be recognized. */
export type MarkedCase = {
  item: Item
  canaries: Canaries
  owner: Owner
  id: string
  number: string
  files: string[]
  /** What was asked before filing; none at a window. */
  precases: string[]
  /** 材料交接 of the paper originals that a window took in. */
  transfers: string[]
  /** 公示 and what was said of them. */
  notices: string[]
  /** Words that were written of special procedures, and by whom. */
  procedures: { person: string; text: string }[]
  applicant: Visitor
  /** Whose case it is. */
  party: string
  acceptor: Somebody
  clerk: Somebody | null
  /** Code of the document that the applicant shows at a window. */
  code: string
}

/** What is not brought: materials that are promised for later (容缺) or that a register vouches for (数据核验), or those that a promise stands in for (告知承诺). */
export type Promising = { later: readonly string[]; verified?: undefined } | Verified | 'commitment'
type Verified = { later?: undefined; verified: readonly string[] }

/** What a register says of those whom marked cases are of. */
const ofRegister = new Map<string, { name: string; code: string; lines: { label: string; text: string }[] }>()
export const registered = (code: string) => ofRegister.get(code) ?? null

/** Files a marked case: online by an agent for a firm, or at a window for a person who stands there. */
export async function fileMarked(
  platform: TestPlatform,
  item: Item,
  canaries: Canaries,
  at: 'site' | 'window',
  promising?: Promising,
): Promise<MarkedCase> {
  const watchIds = (who: string, { ids }: Somebody) => {
    for (const [what, id] of Object.entries(ids)) canaries.watch(`${who}'s ${what}`, id)
  }
  const person = (who: string) => ({
    kind: 'person' as const,
    name: canaries.name(`${who}'s name`),
    code: canaries.residentId(`${who}'s code`),
    phone: canaries.phone(`${who}'s phone`),
    legalPerson: null,
  })
  const acceptor = await newColleague(platform, person('acceptor'), 'acceptor', item.intakeOffice)
  watchIds('acceptor', acceptor)

  const who = at === 'site' ? person('agent') : person('applicant')
  let filer: Visitor
  let party: string
  let clerk: Somebody | null = null
  let code = who.code
  let firmName = ''
  if (at === 'site') {
    const firm = {
      kind: 'enterprise' as const,
      name: canaries.name("firm's name") + '有限公司'.repeat(randomInt(1, 4)),
      code: canaries.firmCode("firm's code"),
      phone: canaries.phone("firm's phone"),
      legalPerson: canaries.name("firm's legal person"),
      address: { division: '320703', town: '320703005', detail: canaries.name("firm's address") },
    }
    code = firm.code
    firmName = firm.name
    const agent = await newApplicant(platform, who, firm)
    watchIds('agent', agent)
    filer = agent.visitor
    party = agent.party
  } else {
    clerk = await newColleague(platform, person('clerk'), 'clerk', 'zhengwu-hall')
    watchIds('clerk', clerk)
    filer = clerk.visitor
    const { name, phone } = who
    const body = { kind: 'person', name, code, phone, document: 'resident-id-card' }
    const registered = await filer.send('POST', `/api/${region}/window/registrations`, body)
    assert.equal(registered.status, 200, registered.body.toString())
    const identified = await filer.send('POST', `/api/${region}/window/parties`, body)
    assert.equal(identified.status, 200, identified.body.toString())
    party = (identified.json as { party: string }).party
    canaries.watch("applicant's party id", party)
  }

  if (promising !== 'commitment' && promising?.verified) {
    const name = at === 'site' ? firmName : who.name
    const lines = [{ label: '登记住所', text: canaries.name('address in a register') }]
    ofRegister.set(code, { name, code, lines })
  }
  const { draft, files } = await fillMarkedDraft(filer, item, canaries, clerk ? party : undefined, promising)
  const precases = at === 'site' ? await askMarked(filer, acceptor.visitor, item, canaries, draft) : []
  const { number, queryCode } =
    promising === 'commitment'
      ? await submitOnPromise(filer, item, draft)
      : await submit(
          filer,
          draft,
          at === 'site' ? 'electronic' : 'window',
          promising?.later ? laterFor(item, [...promising.later]) : null,
        )
  if (at === 'site' && !promising && item.parts.length === 0) {
    const fetched = await filer.send('POST', `/api/${region}/cases/${draft}/delivery-choice`, {
      deliverBy: 'agent',
      agent: { name: canaries.name('named agent', 50), code: canaries.residentId('document of the named agent') },
    })
    assert.equal(fetched.status, 200, fetched.body.toString())
    const chosen = await filer.send('POST', `/api/${region}/cases/${draft}/delivery-choice`, {
      deliverBy: 'courier',
      recipient: {
        name: canaries.name('recipient of the parcel', 50),
        phone: canaries.phone('phone of the recipient'),
        address: canaries.name('address of the recipient'),
      },
    })
    assert.equal(chosen.status, 200, chosen.body.toString())
  }
  canaries.watch('case id', draft)
  canaries.watch('case number', number)
  canaries.watch('query code', queryCode)
  canaries.watch('day and sequence of the case number', number.slice(-12))
  const owner = await ownerOf(platform)
  return {
    item,
    canaries,
    owner,
    id: draft,
    number,
    files,
    precases,
    transfers: [],
    notices: [],
    procedures: [],
    applicant: filer,
    party,
    acceptor,
    clerk,
    code,
  }
}

/** 告知承诺, signed with the marked name of whoever applies. */
async function submitOnPromise(
  filer: Visitor,
  item: Item,
  draft: string,
): Promise<{ number: string; queryCode: string }> {
  const { applicant } = (await filer.get(`/api/${region}/drafts/${draft}`)).json as DraftView
  const { notice, promise } = item.commitment!
  const filed = await filer.send('POST', `/api/${region}/cases`, {
    draft,
    declaration: true,
    deliverBy: 'electronic',
    recipient: null,
    promise: { notice: notice.version, promise: promise.version, name: applicant.name },
  })
  assert.equal(filed.status, 200, filed.body.toString())
  return filed.json
}

async function fillMarkedDraft(
  filer: Visitor,
  item: Item,
  canaries: Canaries,
  applicant: string | undefined,
  promising: Promising | undefined,
) {
  const opened = await filer.send('POST', `/api/${region}/drafts`, {
    item: item.code,
    ...(applicant ? { applicant } : {}),
  })
  assert.equal(opened.status, 200, opened.body.toString())
  const draft = (opened.json as { case: string }).case
  const answers = markedAnswers(item, canaries, {
    specialDesign: false,
    centralAir: true,
    advertises: true,
    runsVenue: false,
    // The public notice of a building is looked at with that of the report on its environment.
    ...(item.code === 'planning-permit' ? withoutNotice : {}),
  })
  const absent =
    promising === 'commitment' ? item.commitment!.dispenses : (promising?.later ?? promising?.verified ?? [])
  const materials = visibleMaterials(item, answers).filter(({ key }) => !absent.includes(key))
  // A window takes one of them in on paper.
  const original = applicant ? materials.findLast((material) => material.ways.includes('paper')) : undefined
  const paper = original ? [original.key] : []
  const saved = await filer.send('PUT', `/api/${region}/drafts/${draft}`, {
    base: 0,
    answers,
    paper,
    ...(promising === 'commitment' ? { commitment: true } : {}),
  })
  assert.equal(saved.status, 200, saved.body.toString())
  const files: string[] = []
  // Online the form that was filled in is the application form itself.
  const uploads = materials.filter((one) => one !== original && (applicant || !one.ways.includes('form')))
  for (const [turn, material] of uploads.entries()) {
    const { name, bytes } = await markedFile(material, canaries, turn)
    watchContent(canaries, material.key, bytes)
    const query = `material=${material.key}&name=${encodeURIComponent(name)}`
    const uploaded = await filer.upload(`/api/${region}/cases/${draft}/files?${query}`, bytes)
    assert.equal(uploaded.status, 200, uploaded.body.toString())
    const { file } = uploaded.json as { file: string }
    canaries.watch(`file id of ${material.key}`, file)
    files.push(file)
  }
  for (const material of (promising !== 'commitment' && promising?.verified) || []) {
    const body = { material, consent: checkConsent.version }
    const checked = await filer.send('POST', `/api/${region}/cases/${draft}/checks`, body)
    const { outcome, asked } = checked.json as DataCheckOffer
    assert.equal(outcome, 'matches', checked.body.toString())
    canaries.watch(`number of the query for ${material}`, asked!.query)
  }
  return { draft, files }
}

/** 咨询 and 预审 before filing: what was asked and answered, and what was found, is marked; no reviewer may learn of it. */
async function askMarked(
  filer: Visitor,
  acceptor: Visitor,
  item: Item,
  canaries: Canaries,
  draft: string,
): Promise<string[]> {
  const done = async (visitor: Visitor, path: string, body: object) => {
    const answer = await visitor.send('POST', `/api/${region}${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
    return answer.json as { precase: string; number: string }
  }
  const asked = await done(filer, '/precases', { item: item.code, question: canaries.name('question before filing') })
  await done(acceptor, `/desk/precases/${asked.precase}/answer`, { answer: canaries.name('answer before filing') })
  const handedIn = await done(filer, `/drafts/${draft}/pre-review`, {})
  const remark = canaries.name('remark of the pre-review')
  await done(acceptor, `/desk/precases/${handedIn.precase}/findings`, {
    defects: [{ about: 'material', key: item.materials[0]!.key, reason: 'other', remark }],
    answer: canaries.name('words of the pre-review'),
  })
  for (const { precase, number } of [asked, handedIn]) {
    canaries.watch('precase id', precase)
    canaries.watch('precase number', number)
  }
  return [asked.precase, handedIn.precase]
}

/** 材料交接: the original goes to the office, which finds it missing and says so in marked words. */
export async function transferMarked(platform: TestPlatform, marked: MarkedCase): Promise<void> {
  const { owner, id, canaries, clerk, acceptor } = marked
  const [batch] = await platform.until(
    () => owner.sql('select stream, materials from deliveries.transfers where case_stream = $1', [id]),
    (rows) => rows.length > 0,
  )
  const transfer = batch!['stream'] as string
  const [material] = batch!['materials'] as string[]
  canaries.watch('transfer id', transfer)
  marked.transfers.push(transfer)
  const act = async (who: Visitor, name: string, body: object) => {
    const answer = await who.send('POST', `/api/${region}/desk/transfers/${transfer}/${name}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  await act(clerk!.visitor, 'hand-over', {})
  const missing = [{ material, remark: canaries.name('remark on a missing original') }]
  await act(acceptor.visitor, 'reception', { missing })
}

/** Fetched at the window by somebody else for the applicant, who signs: name, document and signature are marked. */
export async function handOverMarked({ canaries, id, clerk, code }: MarkedCase): Promise<void> {
  const handed = await clerk!.visitor.send('POST', `/api/${region}/cases/${id}/hand-over`, {
    document: 'resident-id-card',
    looked: true,
    code,
    signature: { how: 'typed', name: canaries.name('signature', 50), declared: true },
    agent: {
      name: canaries.name('name of who fetches the result', 50),
      code: canaries.residentId('document of who fetches the result'),
      mandateSeen: true,
    },
  })
  assert.equal(handed.status, 200, handed.body.toString())
}

/** 变更联系电话 for what is under way too: at the window where it was filed, or on the site. What the log says of it is watched by `watchLog`. */
export async function changePhoneMarked({ canaries, clerk, applicant, party }: MarkedCase): Promise<void> {
  const phone = canaries.phone(`phone changed ${clerk ? 'at a window' : 'on the site'}`)
  const changed = await (clerk
    ? clerk.visitor.send('POST', `/api/${region}/window/phones`, { party, phone })
    : applicant.send('PUT', `/api/${region}/notices/phone`, { party, phone }))
  assert.equal(changed.status, 200, changed.body.toString())
}

/** 好差评 with a marked remark. */
export async function rateMarked({ canaries, id, applicant }: MarkedCase): Promise<void> {
  const remark = canaries.name('remark of the rating')
  const rated = await applicant.send('POST', `/api/${region}/cases/${id}/rating`, { stars: 4, tags: [], remark })
  assert.equal(rated.status, 200, rated.body.toString())
}

/** 留言: a question and an answer between applicant and office, both marked. */
export async function talkMarked({ canaries, id, acceptor, applicant }: MarkedCase): Promise<void> {
  for (const [visitor, who] of [
    [applicant, 'question'],
    [acceptor.visitor, 'answer'],
  ] as const) {
    const text = canaries.name(`${who} under the case`)
    const sent = await visitor.send('POST', `/api/${region}/cases/${id}/messages`, { text })
    assert.equal(sent.status, 200, sent.body.toString())
  }
}

/** 补正: the acceptor asks for one material and one answer again, the applicant brings them, and all of it is marked. */
export async function correctMarked({ item, canaries, id, acceptor, applicant }: MarkedCase): Promise<void> {
  const material = item.materials.find((one) => one.sight === 'blind')!
  const field = item.form
    .flatMap((group) => group.fields)
    .find((one) => one.class === 'identity' && one.type === 'text')!
  const defects = [
    { about: 'material', key: material.key, reason: 'illegible', remark: canaries.name('remark on a material') },
    { about: 'field', key: field.key, reason: 'inconsistent', remark: canaries.name('remark on a field') },
  ]
  const noticed = await acceptor.visitor.send('POST', `/api/${region}/cases/${id}/deficiency-notice`, { defects })
  assert.equal(noticed.status, 200, noticed.body.toString())
  const { name, bytes } = await markedFile(material, canaries, 0)
  watchContent(canaries, `corrected ${material.key}`, bytes)
  const query = `material=${material.key}&name=${encodeURIComponent(name)}`
  const uploaded = await applicant.upload(`/api/${region}/cases/${id}/files?${query}`, bytes)
  assert.equal(uploaded.status, 200, uploaded.body.toString())
  const answers = { [field.key]: canaries.name(`corrected field ${field.key}`) }
  const corrected = await applicant.send('POST', `/api/${region}/cases/${id}/correction`, { answers, paper: [] })
  assert.equal(corrected.status, 200, corrected.body.toString())
}

function watchContent(canaries: Canaries, material: string, bytes: Buffer): void {
  for (const hash of ['sha256', 'sha1', 'md5'])
    for (const encoding of ['hex', 'base64url'] as const) {
      const digest = createHash(hash).update(bytes).digest(encoding)
      canaries.watch(`${hash} of the content of ${material}`, digest)
    }
}

/** Ids, commitments and numbers in the facts of a case. */
const watchedMembers = new Set([
  'applicant',
  'sealed',
  'content',
  'credential',
  'identifier',
  'recipient',
  'message',
  'text',
  'parcel',
  'opening',
  'erasure',
])

/** Watches what the log says of the case and of whose it is by now: commitments, ids of events and commands, the credential. */
export async function watchLog({ canaries, owner, id, party }: MarkedCase): Promise<void> {
  const events = await owner.sql(
    `select id, command_id, type, data::jsonb as data from log.events
     where stream = any ($1) and type not in ('case.opinion-given', 'case.feedback-merged', 'case.decided', 'case.task-opened', 'case.assignee-drawn',
       'case.assignee-returned', 'case.task-put-aside', 'case.task-taken-up', 'case.review-added', 'case.review-removed', 'case.task-released', 'case.task-sent-back', 'case.answer-taken-back', 'case.urged', 'case.extension-proposed',
       'case.limit-extended', 'case.special-procedure-begun', 'case.special-procedure-ended', 'case.hearing-offered', 'case.hearing-appointed', 'case.hearing-held',
       'case.hearing-reported', 'case.third-parties-found', 'case.experts-called', 'case.expert-opinion-given', 'case.revision-called', 'case.changes-confirmed', 'case.expert-panel-closed',
       'case.visit-called', 'case.visit-appointed', 'case.visit-recorded', 'case.visit-signed', 'case.visit-closed', 'case.meeting-called', 'case.meeting-moved', 'case.meeting-noted', 'case.meeting-spoken',
       'case.meeting-closed', 'case.meeting-signed', 'case.meeting-settled', 'case.closure-decided', 'case.task-overdue')`,
    [[id, party]],
  )
  for (const { id: event, command_id: command, type, data } of events) {
    canaries.watch(`event id of ${String(type)}`, event as string)
    // What follows a reviewer's own command is caused by it; its own id is not a secret from the reviewer.
    const announced = type === 'case.notice-published' && (data as { task?: unknown }).task === hearingTask
    if (type !== 'case.paper-issued' && !announced) canaries.watch(`command id of ${String(type)}`, command as string)
    // 双公示 publishes the number of the decision, and of no other paper.
    const decisions = type === 'case.paper-numbered' && (data as { kind: string }).kind === 'decision'
    const what = `${String(type)}${decisions ? ' of the decision' : ''}`
    for (const [key, value] of Object.entries(data as object))
      if (watchedMembers.has(key) && typeof value === 'string') canaries.watch(`${key} of ${what}`, value)
    for (const material of (data as { materials?: { content: string | null; material: string }[] }).materials ?? [])
      if (material.content) canaries.watch(`commitment to ${material.material}`, material.content)
  }
}
