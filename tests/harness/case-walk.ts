import type { DeliverBy } from '#contracts/case-events.ts'
import type { KeptFor } from '#contracts/closure-events.ts'
import assert from 'node:assert/strict'
import type { Item } from '#contracts/item.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { Awaits } from '#contracts/signing.ts'
import type { TaskSummary, TaskView } from '#contracts/review.ts'
import { visibleFields, visibleMaterials, withComputed } from '#contracts/answers.ts'
import { promisedLater, type AskedDeferral } from '#contracts/deferrals.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { sampleAnswer } from '#contracts/sample-answer.ts'
import { openTasks as openPlan } from '#kernel/plan.ts'
import { lyg } from '#seed/city/lyg.ts'
import { tasksOfCase } from '#server/modules/cases/review/task-definitions.ts'
import { smallPdf, type TestPlatform, type Visitor } from './platform.ts'

export const region = 'lyg'

export function itemOf(code: string): Item {
  const item = lyg.items.find((candidate) => candidate.code === code)
  if (!item) throw new RangeError(`no item ${code}`)
  return item
}

/** Answers that pass the form's own check; `given` overrides single ones. */
export function answersFor(item: Item, given: Record<string, unknown> = {}): Record<string, unknown> {
  const answers: Record<string, unknown> = { ...given }
  for (let round = 0; round < 3; round += 1)
    for (const field of visibleFields(item, answers))
      if (answers[field.key] === undefined) answers[field.key] = sampleAnswer(field)
  return withComputed(item, answers)
}

/** 建设工程规划许可 of lines in the ground, which no 批前公示 precedes: for tests that are of something else. */
export const withoutNotice = { workKind: 'pipeline' }

/** Opens a draft, fills it, uploads a PDF for each required material (paper originals at a window where possible). */
export async function fillDraft(
  visitor: Visitor,
  item: Item,
  options: {
    applicant?: string
    answers?: Record<string, unknown>
    /** 容缺: materials that are not brought. */
    without?: readonly string[]
    file?: (material: string) => Uint8Array
    fileName?: (material: string) => string
  } = {},
): Promise<string> {
  const opened = await visitor.send('POST', `/api/${region}/drafts`, {
    item: item.code,
    ...(options.applicant ? { applicant: options.applicant } : {}),
  })
  assert.equal(opened.status, 200, opened.body.toString())
  const id = (opened.json as { case: string }).case
  const answers = answersFor(item, options.answers)
  const materials = visibleMaterials(item, answers).filter(
    (material) => material.need === 'required' && !options.without?.includes(material.key),
  )
  const paper = options.applicant
    ? materials.filter((material) => material.ways.includes('paper')).map((material) => material.key)
    : []
  const saved = await visitor.send('PUT', `/api/${region}/drafts/${id}`, { base: 0, answers, paper })
  assert.equal(saved.status, 200, saved.body.toString())
  // Online the form that was filled in is the application form itself.
  const byForm = (material: Item['materials'][number]) => !options.applicant && material.ways.includes('form')
  for (const material of materials.filter((one) => !paper.includes(one.key) && !byForm(one))) {
    const name = options.fileName?.(material.key) ?? `${material.name}.pdf`
    const uploaded = await visitor.upload(
      `/api/${region}/cases/${id}/files?material=${material.key}&name=${encodeURIComponent(name)}`,
      options.file?.(material.key) ?? smallPdf(`material ${material.key}`),
    )
    assert.equal(uploaded.status, 200, uploaded.body.toString())
  }
  return id
}

/** Where a courier brings results in tests. */
export const recipient = { name: '刘明德', phone: '13900000001', address: '连云港市海州区通灌南路 12 号 3 幢 502 室' }

export async function submit(
  visitor: Visitor,
  draft: string,
  deliverBy: DeliverBy = 'electronic',
  deferral: AskedDeferral | null = null,
): Promise<{ case: string; number: string; queryCode: string }> {
  const submitted = await visitor.send('POST', `/api/${region}/cases`, {
    draft,
    declaration: true,
    deliverBy,
    recipient: deliverBy === 'courier' ? recipient : null,
    deferral,
  })
  assert.equal(submitted.status, 200, submitted.body.toString())
  return submitted.json
}

/** 容缺受理申请 for these materials, by the texts of the item. */
export const laterFor = (item: Item, materials: string[]): AskedDeferral => ({
  materials,
  notice: item.deferral!.notice.version,
  promise: item.deferral!.promise.version,
  promised: true,
})

/** 形式审查 of a case with these answers: every line of it marked, as the body of an acceptance. */
export const allChecked = (item: Item, answers: Record<string, unknown> = answersFor(item)) => ({
  checked: linesToCheck(item, answers, []),
})

/** Reads a case as its acceptor does, marks every line of the formal check and accepts it. */
export async function accept(acceptor: Visitor, id: string): Promise<void> {
  const view = await readCase(acceptor, id, 'desk')
  const answers = Object.fromEntries(view.answers.map(({ key, value }) => [key, value]))
  const item = ofMatter(itemOf(view.item), view.about?.matter ?? 'new')
  const checked = linesToCheck(item, answers, view.materials, promisedLater(view))
  const path = `/api/${region}/cases/${id}/acceptance`
  const accepted = await acceptor.send('POST', path, { checked, expects: view.version })
  assert.equal(accepted.status, 200, accepted.body.toString())
}

/** Whoever once looked for tasks, by platform and account: who looks again is still logged in, as they would be. */
const lookedIn = new WeakMap<TestPlatform, Map<string, Visitor>>()

async function ownTasks(platform: TestPlatform, account: string): Promise<{ visitor: Visitor; tasks: TaskSummary[] }> {
  const known = lookedIn.get(platform) ?? new Map<string, Visitor>()
  lookedIn.set(platform, known)
  const list = (visitor: Visitor) => visitor.get(`/api/${region}/review/tasks`)
  let visitor = known.get(account) ?? (await platform.as(account))
  let answer = await list(visitor)
  // Their session has been ended meanwhile.
  if (answer.status === 401 && known.has(account)) {
    visitor = await platform.as(account)
    answer = await list(visitor)
  }
  known.set(account, visitor)
  assert.equal(answer.status, 200, answer.body.toString())
  return { visitor, tasks: (answer.json as { tasks: TaskSummary[] }).tasks }
}

type ClosureWalk = {
  id: string
  /** Who states before it is put forward; null where nobody is heard. */
  holder: Visitor | null
  closure?: string
  interest?: string
  /** Whether it was put forward already. */
  forwarded?: boolean
}

/** 依职权撤销 of the licence that a case led to, to its end: the holder states, the desk puts it forward, whoever is drawn decides. */
export async function decideClosure(
  platform: TestPlatform,
  item: Item,
  { id, holder, closure = 'closure1', interest = '', forwarded = false }: ClosureWalk,
  decision: { outcome: 'ended' } | { outcome: 'kept'; kept: KeptFor } = { outcome: 'ended' },
): Promise<void> {
  const done = async (visitor: Visitor, path: string, body: object) => {
    const answer = await visitor.send('POST', `/api/${region}/${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const closing = async () => (await openTasks(platform, 'decider', item)).filter(({ task }) => task.kind === 'close')
  const before = new Set((await closing()).map(({ task }) => task.task))
  if (holder)
    await done(holder, `cases/${id}/closures/${closure}/statement`, { words: '检测报告由中介提供，我们并不知情。' })
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const summary = holder ? '当事人称检测报告由中介提供，并不知情。' : ''
  if (!forwarded) await done(acceptor, `desk/cases/${id}/closures/${closure}/proposal`, { summary, interest })
  const [drawn] = await platform.until(
    async () => (await closing()).filter(({ task }) => forwarded || !before.has(task.task)),
    (found) => found.length > 0,
  )
  const reasons = '承诺的内容是准予的条件，不知情不影响对事实的认定。'
  await done(drawn!.visitor, `review/tasks/${drawn!.task.task}/closure`, { ...decision, reasons })
}

/** Every account of a review role that has open tasks, with its task list. */
export async function openTasks(
  platform: TestPlatform,
  role: 'reviewer' | 'lead' | 'decider' | 'head' | 'chair' | 'expert',
  item: Item,
  /** Accounts that nobody can log in to any more. */
  gone: readonly string[] = [],
): Promise<{ visitor: Visitor; task: TaskSummary }[]> {
  const found: { visitor: Visitor; task: TaskSummary }[] = []
  const offices = new Set(
    [...item.tasks, item.hearing, item.extension].flatMap((asked) => (asked ? [asked.office] : [])),
  )
  for (const account of lyg.accounts) {
    const post = lyg.posts.find((candidate) => candidate.key === account.post)
    if (post?.role !== role || !offices.has(post.office as never) || gone.includes(account.id)) continue
    const { visitor, tasks } = await ownTasks(platform, account.id)
    for (const task of tasks) found.push({ visitor, task })
  }
  return found
}

export async function opine(visitor: Visitor, task: string, verdict: 'pass' | 'fail' = 'pass'): Promise<void> {
  const view = (await visitor.get(`/api/${region}/review/tasks/${task}`)).json as TaskView
  const answer = await visitor.send('POST', `/api/${region}/review/tasks/${task}/opinion`, {
    verdict,
    scores: fullScores(view, verdict),
    reasons: verdict === 'pass' ? '' : '不符合强制性条文的要求，详见各项结论',
  })
  assert.equal(answer.status, 200, answer.body.toString())
}

/** 专家评审: every expert of the panel passes it. */
export async function expertsPass(platform: TestPlatform, item: Item, people: number): Promise<void> {
  const experts = await platform.until(
    () => openTasks(platform, 'expert', item),
    (found) => found.length >= people,
  )
  for (const { visitor, task } of experts) {
    const view = (await visitor.get(`/api/${region}/review/tasks/${task.task}`)).json as TaskView
    const path = `/api/${region}/review/tasks/${task.task}/expert-opinion`
    const answer = await visitor.send('POST', path, { verdict: 'pass', scores: fullScores(view), reasons: '' })
    assert.equal(answer.status, 200, answer.body.toString())
  }
}

/** 现场核查: appointed for today, recorded with everything met, and signed by everybody who went. */
export async function visitAt(platform: TestPlatform, item: Item, today: string): Promise<void> {
  const people = tasksOfCase(item).filter(({ kind }) => kind === 'site-visit').length
  const officers = await platform.until(
    () => visitsOpen(platform, item),
    (found) => found.length >= people,
  )
  const send = async ({ visitor, task }: (typeof officers)[number], act: string, body: object) => {
    const answer = await visitor.send('POST', `/api/${region}/review/tasks/${task.task}/visit-${act}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const [first, ...others] = officers
  const view = (await first!.visitor.get(`/api/${region}/review/tasks/${first!.task.task}`)).json as TaskView
  await send(first!, 'appointment', { visitOn: today, time: '09:30' })
  await send(first!, 'record', {
    findings: view.visits[0]!.points.map(({ key }) => ({ point: key, met: true, seen: '与申请一致' })),
    summary: '现场情况与申请材料一致，没有提前开工。',
    present: true,
    visitedAt: '09:35',
  })
  for (const officer of others) await send(officer, 'signature', {})
}

const visitsOpen = async (platform: TestPlatform, item: Item) =>
  (await openTasks(platform, 'reviewer', item)).filter(({ task }) => task.kind === 'site-visit')

/** Every criterion of a task's sheet met in full; of a 不通过 none. */
export const fullScores = ({ sheet }: TaskView, verdict: 'pass' | 'fail' = 'pass') =>
  (sheet?.criteria ?? []).map((criterion) => ({
    criterion: criterion.key,
    points: verdict === 'pass' ? criterion.points : 0,
    met: verdict === 'pass',
    finding: verdict === 'pass' ? '经核对，符合要求' : '经核对，不符合要求',
  }))

/** From acceptance to the decision, as whoever is drawn. */
export async function reviewToDecision(
  platform: TestPlatform,
  item: Item,
  outcome: 'granted' | 'refused' = 'granted',
  answers: Record<string, unknown> = answersFor(item),
): Promise<void> {
  await reviewed(platform, item, outcome, answers)
  const [decider] = await platform.until(
    () => openTasks(platform, 'decider', item),
    (found) => found.length > 0,
  )
  await decide(decider!, item, outcome)
}

/** All that officers and experts say before the decision, as whoever is drawn. */
export async function reviewed(
  platform: TestPlatform,
  item: Item,
  outcome: 'granted' | 'refused' = 'granted',
  answers: Record<string, unknown> = answersFor(item),
): Promise<void> {
  const first = openPlan(item.plan, {}, answers).open
  const panels = item.tasks.flatMap(({ key, experts }) => (experts && first.includes(key) ? [{ key, ...experts }] : []))
  for (const { people } of panels) await expertsPass(platform, item, people)
  const visits = item.tasks.flatMap(({ key, visit }) => (visit && first.includes(key) ? [key] : []))
  if (visits.length > 0) await visitAt(platform, item, await todayOf(platform))
  const passed = Object.fromEntries([...panels.map(({ key }) => key), ...visits].map((key) => [key, 'pass' as const]))
  const begins = openPlan(item.plan, passed, answers).open
  const reviews = item.tasks.filter((task) => task.kind === 'review' && begins.includes(task.key)).length
  const tasks = await platform.until(
    async () => (await openTasks(platform, 'reviewer', item)).filter(({ task }) => task.kind === 'review'),
    (found) => found.length >= reviews,
  )
  for (const { visitor, task } of tasks) await opine(visitor, task.task, outcome === 'granted' ? 'pass' : 'fail')
  for (const { awaits } of item.tasks) if (awaits && outcome === 'granted') await signAll(platform, item, awaits)
  if (item.tasks.some((task) => task.kind === 'merge')) {
    const [lead] = await platform.until(
      () => openTasks(platform, 'lead', item),
      (found) => found.length > 0,
    )
    const merged = await lead!.visitor.send('POST', `/api/${region}/review/tasks/${lead!.task.task}/feedback`, {
      verdict: outcome === 'granted' ? 'pass' : 'fail',
      summary: '各单位意见已汇总，结论一致，同意报请决定。',
    })
    assert.equal(merged.status, 200, merged.body.toString())
  }
}

/** 会签、或签、票签: whoever is to sign agrees, whether all are asked at once or one after the other. */
async function signAll(platform: TestPlatform, item: Item, { how, people }: Awaits): Promise<void> {
  const signers = how === 'first' ? 1 : people
  for (let signed = 0; signed < signers;) {
    const open = await platform.until(
      async () => (await openTasks(platform, 'reviewer', item)).filter(({ task }) => task.kind === 'review'),
      (found) => found.length > 0,
    )
    const now = open.slice(0, signers - signed)
    for (const { visitor, task } of now) await opine(visitor, task.task)
    signed += now.length
  }
}

/** Decides under a task that was drawn. */
export async function decide(
  { visitor, task }: { visitor: Visitor; task: TaskSummary },
  item: Item,
  outcome: 'granted' | 'refused' = 'granted',
): Promise<void> {
  const decided = await visitor.send('POST', `/api/${region}/review/tasks/${task.task}/decision`, {
    outcome,
    reasons: outcome === 'granted' ? '' : '经审查，申请不符合国家工程建设消防技术标准强制性条文的要求。',
    basis: `${item.bases[0]!.law}${item.bases[0]!.article}`,
    overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
  })
  assert.equal(decided.status, 200, decided.body.toString())
}

/** The day of the platform's clock, as anybody may read it. */
export async function todayOf(platform: TestPlatform): Promise<string> {
  const visitor = await platform.as('operator')
  return ((await visitor.get('/api/session')).json as { today: string }).today
}

export async function readCase(visitor: Visitor, id: string, side: 'own' | 'desk' = 'own'): Promise<CaseView> {
  const answer = await visitor.get(side === 'own' ? `/api/${region}/cases/${id}` : `/api/${region}/desk/cases/${id}`)
  assert.equal(answer.status, 200, answer.body.toString())
  return answer.json
}
