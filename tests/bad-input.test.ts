import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import type { Endpoint } from '#contracts/endpoint.ts'
import { rules } from '#contracts/rules.ts'
import { statement } from '#platform/db.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { changed, openSnapshots, type Snapshots } from './authorization/snapshot.ts'
import { madeThings, silentOperator } from './authorization/made-things.ts'
import type { Thing, Things } from './authorization/things.ts'
import { allChecked, answersFor, itemOf, region } from './harness/case-walk.ts'
import { commitTurn, inFull } from './harness/commit-turn.ts'
import { smallPdf, testPlatform, type Answer, type TestPlatform, type Visitor } from './harness/platform.ts'

const at = `/api/${region}`
const hygiene = itemOf('public-venue-hygiene')
const dataFolder = mkdtempSync(join(tmpdir(), 'yichuang-test-'))
let platform: TestPlatform
let snapshots: Snapshots
let things: Things
let who: Record<'liu' | 'agent' | 'xu' | 'clerk' | 'acceptor' | 'operator' | 'reviewer' | 'lead' | 'decider', Visitor>

before(async () => {
  const made = await madeThings(dataFolder)
  things = made.things
  platform = await testPlatform({ databaseUrl: made.databaseUrl, dataFolder, sms: silentOperator })
  snapshots = await openSnapshots(made.databaseUrl)
  await snapshots.rest()
  const { review: reviewer, merge: lead, decide: decider } = things.drawnFor
  const as = (account: string) => platform.as(account)
  who = {
    liu: await as('applicant-liu-mingde'),
    agent: await as('applicant-wang-for-gangcheng'),
    xu: await as('applicant-xu-ruolan'),
    clerk: await as('clerk-a'),
    acceptor: await as('acceptor-weijian-a'),
    operator: await as('operator'),
    reviewer: await as(reviewer),
    lead: await as(lead),
    decider: await as(decider),
  }
})
after(async () => {
  await snapshots?.close()
  await platform?.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

type Refused = { title: string; ask: () => Promise<Answer>; status: number; code: string; law?: true }

/** Asks one after another, and holds each answer against what is said, and the database after the last of them against the one before the first. */
async function refuses(...all: readonly Refused[]): Promise<void> {
  const before = await snapshots.take()
  for (const { title, ask, status, code, law } of all) {
    const answer = await ask()
    const problem = answer.json as { status: number; code: string; detail: string; basis: string | null } | null
    assert.ok(problem, `${title}: ${answer.status} ${answer.body.toString().slice(0, 200)}`)
    assert.deepEqual([answer.status, problem.code], [status, code], `${title}: ${answer.body.toString().slice(0, 300)}`)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, title)
    assert.match(problem.detail, /^[^{}]*\p{Script=Han}[^{}]*[。）]$/u, title)
    assert.ok(Object.hasOwn(rules, code), title)
    if (law) assert.ok(problem.basis, title)
  }
  const titles = all.map(({ title }) => title).join('; ')
  assert.deepEqual(changed(before, await snapshots.take()), [], `one of these changed something: ${titles}`)
}

const raw =
  (
    visitor: Visitor,
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    type: string,
    payload: string | Buffer,
    more = {},
  ) =>
  async (): Promise<Answer> => {
    const answer = await platform.app.inject({
      method,
      url,
      payload,
      headers: {
        'content-type': type,
        cookie: visitor.cookie ?? '',
        'x-csrf-token': visitor.csrf,
        'command-id': randomUUID(),
        ...more,
      },
    })
    const json = String(answer.headers['content-type']).includes('json') ? answer.json() : null
    return { status: answer.statusCode, headers: answer.headers, body: answer.rawPayload, json: json as never }
  }

test('what is not well-formed is refused in Chinese and changes nothing', async () => {
  const draft = `${at}/drafts/${things.drafts.liu.id}`
  const json = (text: string) => raw(who.liu, 'PUT', draft, 'application/json', text)
  const deep = (levels: number) => `{"answers":{"area":${'['.repeat(levels)}${']'.repeat(levels)}}}`
  const cases: Refused[] = [
    { title: 'broken JSON', ask: json('{"answers":'), status: 400, code: 'request.malformed' },
    { title: 'empty body', ask: json(''), status: 400, code: 'request.malformed' },
    { title: '__proto__', ask: json('{"answers":{"__proto__":{"a":1}}}'), status: 400, code: 'request.malformed' },
    {
      title: 'constructor',
      ask: json('{"answers":{"constructor":{"prototype":{}}}}'),
      status: 400,
      code: 'request.malformed',
    },
    { title: 'nested 1000 deep', ask: json(deep(1_000)), status: 400, code: 'request.malformed' },
    { title: 'nested 200,000 deep', ask: json(deep(200_000)), status: 400, code: 'request.malformed' },
    { title: 'an array for an object', ask: json('[]'), status: 400, code: 'request.invalid' },
    {
      title: 'a body of 2 MB',
      ask: json(`{"answers":{"area":"${'x'.repeat(2_000_000)}"}}`),
      status: 413,
      code: 'request.too-large',
    },
    {
      title: 'a form',
      ask: raw(who.liu, 'PUT', draft, 'application/x-www-form-urlencoded', 'answers=1'),
      status: 415,
      code: 'request.media-type',
    },
    {
      title: 'plain text',
      ask: raw(who.liu, 'PUT', draft, 'text/plain', '{"answers":{}}'),
      status: 415,
      code: 'request.media-type',
    },
    {
      title: 'an unknown region',
      ask: () => who.liu.send('POST', '/api/nowhere/drafts', { item: hygiene.code }),
      status: 404,
      code: 'request.not-found',
    },
    {
      title: 'an unknown item',
      ask: () => who.liu.send('POST', `${at}/drafts`, { item: 'no-such-item' }),
      status: 404,
      code: 'request.not-found',
    },
    {
      title: 'an unknown case',
      ask: () => who.acceptor.send('POST', `${at}/cases/${randomUUID()}/acceptance`, {}),
      status: 404,
      code: 'request.not-found',
    },
    {
      title: 'a case that is no id',
      ask: () => who.acceptor.send('POST', `${at}/cases/1%27--/acceptance`, {}),
      status: 404,
      code: 'request.not-found',
    },
    {
      title: 'an applicant that is another’s',
      ask: () =>
        who.liu.send('POST', `${at}/drafts`, { item: hygiene.code, applicant: residentIds.party('xu-ruolan') }),
      status: 404,
      code: 'request.not-found',
    },
    {
      title: 'a firm’s item for a person who is another',
      ask: () =>
        who.liu.send('POST', `${at}/drafts`, { item: 'fire-design-review', applicant: residentIds.party('xu-ruolan') }),
      status: 404,
      code: 'request.not-found',
    },
  ]
  await refuses(...cases)
})

test('a place in a list that is none is refused, not a defect', async () => {
  const lists = [
    [who.liu, '/cases'],
    [who.acceptor, '/desk/cases'],
    [who.reviewer, '/review/tasks'],
    [who.liu, '/draws'],
    [who.liu, '/credentials'],
  ] as const
  const places = [
    'x',
    '2026-02-31,x',
    `2026-02-31,${randomUUID()}`,
    `0000-01-01,${randomUUID()}`,
    `2026-99-99 99:99:99+00,${randomUUID()}`,
    "2026-01-01','",
  ]
  await refuses(
    ...lists.flatMap(([visitor, path]) =>
      places.map((after) => ({
        title: `${path} after ${after}`,
        ask: () => visitor.get(`${at}${path}?after=${encodeURIComponent(after)}`),
        status: 400,
        code: 'request.invalid',
      })),
    ),
  )
})

test('a place in the log that no log reaches is refused by every query', async () => {
  const shapes = (query: z.ZodType | undefined) => (query instanceof z.ZodObject ? Object.keys(query.shape) : [])
  const lists = platform.routes.map(({ contract }) => contract).filter(({ query }) => shapes(query).includes('after'))
  const { toRate } = things.cases
  const gone = await platform.as('applicant-liu-mingde')
  gone.cookie = `yichuang_session=public.${randomUUID()}`
  await refuses(
    ...lists.map((contract) => ({
      title: contract.path,
      ask: () => zoneVisitor(contract).get(`${pathOf(contract)}?after=99999999999999999999`),
      status: 400,
      code: 'request.invalid',
    })),
    {
      title: 'of a session that is none',
      ask: () => gone.get(`${at}/cases/${toRate.id}?after=99999999999999999999`),
      status: 400,
      code: 'request.invalid',
    },
    {
      title: 'a place that there is, of a session that is none',
      ask: () => gone.get(`${at}/cases/${toRate.id}?after=1`),
      status: 401,
      code: 'session.missing',
    },
  )
})

/** Of a body that is one of several kinds, the member that says which: without it nothing else of the body is looked at. */
function kindOf(body: unknown): Record<string, unknown> {
  if (!(body instanceof z.ZodDiscriminatedUnion)) return {}
  const name = body.def.discriminator
  const [first] = body.options as z.ZodObject<Record<string, z.ZodLiteral>>[]
  return { [name]: first!.shape[name]!.value }
}

/** An address of the right form, behind which nothing is. */
function pathOf({ path, params }: Endpoint): string {
  const shape = params instanceof z.ZodObject ? (params.shape as Record<string, z.ZodType>) : {}
  return path.replace(':region', region).replaceAll(/:(\w+)/g, (_all, name: string) => {
    const forms = [
      randomUUID(),
      'testing-1',
      'party-1',
      'closure1',
      'inspection1',
      'meeting-1',
      'nowhere',
      '0'.repeat(32),
    ]
    const fitting = forms.find((form) => shape[name]?.safeParse(form).success)
    assert.ok(fitting, `no value for :${name} of ${path}`)
    return fitting
  })
}

function zoneVisitor({ zones }: Endpoint): Visitor {
  if (zones.includes('public')) return who.liu
  return zones.includes('desk') ? who.acceptor : who.reviewer
}

const foreignMembers = [
  'region',
  'stream',
  'version',
  'actor',
  'on_behalf_of',
  'role',
  'phase',
  'applicantId',
  'isAdmin',
]

test('members that no contract names are refused by every route that takes a body', async () => {
  // A share asks each route with a third of them, each of them at other routes, and others at each commit.
  const oneIn = inFull ? 1 : 3
  let asked = 0
  let routes = 0
  for (const { contract } of platform.routes) {
    if (!contract.body || contract.method === 'GET') continue
    routes += 1
    const path = pathOf(contract)
    const visitor = zoneVisitor(contract)
    for (const [at, extra] of foreignMembers.entries()) {
      if ((at + routes + commitTurn()) % oneIn !== 0) continue
      const answer = await visitor.send(contract.method, path, { ...kindOf(contract.body), [extra]: 'x' })
      assert.equal(answer.status, 400, `${contract.path} ${extra} ${answer.body.toString()}`)
      assert.ok(JSON.stringify(answer.json).includes(extra), `${contract.path} names ${extra}`)
      asked += 1
    }
  }
  assert.ok(routes >= 17, `${routes} routes`)
  assert.equal(asked, (routes * foreignMembers.length) / oneIn)
})

test('a command without its id, its token or from another site is refused', async () => {
  const path = `${at}/cases/${things.cases.toAccept.id}/acceptance`
  const send = (headers: Record<string, string>) => () => who.acceptor.send('POST', path, {}, headers)
  await refuses(
    { title: 'no command id', ask: send({ 'command-id': '' }), status: 400, code: 'request.command-id' },
    {
      title: 'a command id that is none',
      ask: send({ 'command-id': '1' }),
      status: 400,
      code: 'request.command-id',
    },
    { title: 'no token', ask: send({ 'x-csrf-token': '' }), status: 403, code: 'session.csrf' },
    {
      title: 'another’s token',
      ask: send({ 'x-csrf-token': who.liu.csrf }),
      status: 403,
      code: 'session.csrf',
    },
    {
      title: 'foreign origin',
      ask: send({ origin: 'https://elsewhere.example' }),
      status: 403,
      code: 'request.origin',
    },
    { title: 'no origin', ask: send({ origin: 'null' }), status: 403, code: 'request.origin' },
    {
      title: 'cross-site',
      ask: send({ 'sec-fetch-site': 'cross-site' }),
      status: 403,
      code: 'request.origin',
    },
    {
      title: 'a draft without token',
      ask: () =>
        who.liu.send('PUT', `${at}/drafts/${things.drafts.liu.id}`, { base: 1, answers: {} }, { 'x-csrf-token': '' }),
      status: 403,
      code: 'session.csrf',
    },
  )
})

test('files that are not what they say are refused by their content', async () => {
  const to = (material: string, name: string) =>
    `${at}/cases/${things.drafts.liu.id}/files?material=${material}&name=${encodeURIComponent(name)}`
  const upload =
    (bytes: Uint8Array | string, name = '平面图.pdf', material = 'rulesOfHygiene') =>
    () =>
      who.liu.upload(to(material, name), Buffer.from(bytes))
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const cases: Refused[] = [
    {
      title: 'SVG',
      ask: upload('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      status: 409,
      code: 'file.kind',
    },
    { title: 'HTML', ask: upload('<!doctype html><script>1</script>'), status: 409, code: 'file.kind' },
    {
      title: 'a PDF that begins as HTML',
      ask: upload(`<html>${smallPdf('x').toString()}`),
      status: 409,
      code: 'file.kind',
    },
    {
      title: 'a PDF with a page of the web inside its head',
      ask: upload(Buffer.concat([Buffer.from('%PDF-1.4\n<html><script>'), smallPdf('x')])),
      status: 409,
      code: 'file.kind',
    },
    {
      title: 'a PNG with an archive behind it',
      ask: upload(Buffer.concat([png, Buffer.from('PK\u0003\u0004')])),
      status: 409,
      code: 'file.kind',
    },
    { title: 'a program', ask: upload('MZ\u0090\u0000'), status: 409, code: 'file.kind' },
    { title: 'empty', ask: upload(''), status: 409, code: 'file.empty' },
    {
      title: 'too large for its material',
      ask: upload(Buffer.concat([smallPdf('x'), Buffer.alloc(10_000_001)])),
      status: 409,
      code: 'file.too-large',
    },
    { title: 'too large for anything', ask: upload(Buffer.alloc(50_000_001)), status: 413, code: 'request.too-large' },
    {
      title: 'one too many',
      ask: upload(smallPdf('x'), '申请表.pdf', 'application'),
      status: 409,
      code: 'file.too-many',
    },
    {
      title: 'an unknown material',
      ask: upload(smallPdf('x'), '证明.pdf', 'noSuchProof'),
      status: 409,
      code: 'file.unknown-material',
      law: true,
    },
    {
      title: 'JSON for a file',
      ask: raw(who.liu, 'POST', to('rulesOfHygiene', 'a.pdf'), 'application/json', '{}'),
      status: 415,
      code: 'request.media-type',
    },
    {
      title: 'a submitted file',
      ask: () => who.liu.send('DELETE', `${at}/cases/${things.cases.toAccept.id}/files/${things.cases.toAccept.file}`),
      status: 409,
      code: 'file.attached',
    },
  ]
  assert.equal((await who.liu.upload(to('application', '申请表.pdf'), smallPdf('x'))).status, 200)
  await refuses(...cases)
  const told = await who.liu.upload(to('rulesOfHygiene', '制度.pdf'), png)
  assert.equal(told.status, 200, 'a picture under the name of a PDF is taken as the picture that it is')
  assert.equal((told.json as { mediaType: string }).mediaType, 'image/png')
})

test('wrong check digits are named at the window and in the form', async () => {
  const identify = (kind: string, code: string, document: string) => () =>
    who.clerk.send('POST', `${at}/window/parties`, { kind, name: '刘明德', code, phone: '13900000001', document })
  const wrong = [
    ['person', '320703199001010011', 'resident-id-card'],
    ['person', '32070319900230001X', 'resident-id-card'],
    ['person', '3207031990', 'resident-id-card'],
    ['enterprise', '91320700MA9X000111', 'business-licence'],
    ['enterprise', '91320700MA9X0001IX', 'business-licence'],
  ] as const
  await refuses(
    ...wrong.map(([kind, code, document]): Refused => {
      const ask = identify(kind, code, document)
      return { title: code, ask, status: 422, code: 'identity.code', law: true }
    }),
  )

  const fire = itemOf('fire-design-review')
  const wrongly: Record<string, string> = {
    'firm-code': '91320700MA9X000111',
    'resident-id': '320703199001010011',
    'project-code': '2509-320703-89-01-100018',
  }
  const coded = fire.form.flatMap((group) => group.fields).filter(({ type }) => type in wrongly)
  assert.ok(coded.length > 0)
  const opened = await who.agent.send('POST', `${at}/drafts`, { item: fire.code })
  const draft = (opened.json as { case: string }).case
  const answers = answersFor(fire, Object.fromEntries(coded.map(({ key, type }) => [key, wrongly[type]])))
  await who.agent.send('PUT', `${at}/drafts/${draft}`, { base: 0, answers })
  const ask = () => who.agent.send('POST', `${at}/cases`, { draft, declaration: true, deliverBy: 'electronic' })
  await refuses({ title: 'a firm’s code in the form', ask, status: 422, code: 'draft.incomplete', law: true })
  const told = (await ask()).json as { errors: { path: string; message: string }[] }
  for (const { key } of coded) assert.match(told.errors.find(({ path }) => path === key)?.message ?? '', /校验/)
})

test('what the rules of a case forbid is refused with its ground and changes nothing', async () => {
  const { toAccept, toNotify, toCorrect, toHandOver, toReceive, toRate, inReview } = things.cases
  const act = (visitor: Visitor, thing: Thing, name: string, body: object) => () =>
    visitor.send('POST', `${at}/cases/${thing.id}/${name}`, body)
  const task = (visitor: Visitor, thing: Thing, name: string, body: object) => () =>
    visitor.send('POST', `${at}/review/tasks/${thing.id}/${name}`, body)
  const { acceptor, liu, clerk, xu, reviewer, lead, decider } = who
  const defect = (key: string, about = 'material') => ({
    defects: [{ about, key, reason: 'missing', remark: '请补充提交这一项' }],
  })
  const sheet = hygiene.sheets.find(({ key }) => key === 'hygiene')!
  const scores = (
    change: (score: { criterion: string; points: number; met: boolean; finding: string }) => object = (score) => score,
  ) => sheet.criteria.map(({ key, points }) => change({ criterion: key, points, met: true, finding: '符合' }))
  const { review, merge, decide } = things.tasks
  const cases: Refused[] = [
    {
      title: 'a stale version',
      ask: act(acceptor, toAccept, 'acceptance', { expects: 0 }),
      status: 409,
      code: 'case.stale',
    },
    {
      title: 'a defect outside the published list',
      ask: act(acceptor, toAccept, 'deficiency-notice', defect('noSuchProof')),
      status: 409,
      code: 'case.defect-unknown',
      law: true,
    },
    {
      title: 'a notice of nothing',
      ask: act(acceptor, toAccept, 'deficiency-notice', { defects: [] }),
      status: 400,
      code: 'request.invalid',
    },
    {
      title: 'a refusal without reason',
      ask: act(acceptor, toAccept, 'intake-refusal', {
        ground: 'no-licence-needed',
        reason: '不行',
        competentOffice: null,
      }),
      status: 409,
      code: 'case.refusal-needs-reason',
      law: true,
    },
    {
      title: 'incomplete before any notice',
      ask: act(acceptor, toAccept, 'intake-refusal', {
        ground: 'incomplete-after-notice',
        reason: '申请材料不齐全，经审核不符合法定形式的要求。',
        competentOffice: null,
      }),
      status: 409,
      code: 'case.refusal-needs-notice',
      law: true,
    },
    {
      title: 'a notice while one runs',
      ask: act(acceptor, toCorrect, 'deficiency-notice', defect('layout')),
      status: 409,
      code: 'case.not-in-intake',
      law: true,
    },
    {
      title: 'a correction without what was asked',
      ask: act(liu, toCorrect, 'correction', { answers: {} }),
      status: 409,
      code: 'case.correction-missing',
      law: true,
    },
    {
      title: 'a correction of a wrong kind',
      ask: act(liu, toCorrect, 'correction', { answers: { area: '很大' } }),
      status: 422,
      code: 'draft.incomplete',
      law: true,
    },
    {
      title: 'a correction nobody asked for',
      ask: act(liu, toAccept, 'correction', { answers: { area: 1 } }),
      status: 409,
      code: 'case.not-correcting',
      law: true,
    },
    {
      title: 'acceptance of what is accepted',
      ask: act(acceptor, inReview, 'acceptance', {}),
      status: 409,
      code: 'case.not-in-intake',
      law: true,
    },
    {
      title: 'the wrong document at the window',
      ask: act(clerk, toHandOver, 'hand-over', {
        document: 'resident-id-card',
        looked: true,
        code: '320706198506150020',
      }),
      status: 409,
      code: 'case.identity-mismatch',
      law: true,
    },
    {
      title: 'online receipt of what waits at the window',
      ask: act(liu, toHandOver, 'receipt', {}),
      status: 409,
      code: 'case.other-delivery',
    },
    {
      title: 'receipt before the result',
      ask: act(liu, toAccept, 'receipt', {}),
      status: 409,
      code: 'case.not-ready',
      law: true,
    },
    {
      title: 'withdrawal after the decision',
      ask: act(liu, toReceive, 'withdrawal', { reason: '不办了' }),
      status: 409,
      code: 'case.decided-already',
    },
    {
      title: 'withdrawal of what has ended',
      ask: act(liu, toRate, 'withdrawal', { reason: '不办了' }),
      status: 409,
      code: 'case.ended',
    },
    {
      title: 'a rating before the end',
      ask: act(liu, toAccept, 'rating', { stars: 5 }),
      status: 409,
      code: 'rating.too-early',
      law: true,
    },
    { title: 'six stars', ask: act(liu, toRate, 'rating', { stars: 6 }), status: 400, code: 'request.invalid' },
    {
      title: 'a draft of somebody else',
      ask: () =>
        xu.send('POST', `${at}/cases`, { draft: things.drafts.liu.id, declaration: true, deliverBy: 'electronic' }),
      status: 404,
      code: 'request.not-found',
    },
    {
      title: 'a submission without the declaration',
      ask: () =>
        liu.send('POST', `${at}/cases`, { draft: things.drafts.liu.id, declaration: false, deliverBy: 'electronic' }),
      status: 400,
      code: 'request.invalid',
    },
    {
      title: 'a case submitted again',
      ask: () => liu.send('POST', `${at}/cases`, { draft: toAccept.id, declaration: true, deliverBy: 'electronic' }),
      status: 409,
      code: 'case.already-submitted',
    },
    {
      title: 'scores missing',
      ask: task(reviewer, review, 'opinion', { verdict: 'pass', reasons: '', scores: scores().slice(1) }),
      status: 409,
      code: 'task.scores-incomplete',
      law: true,
    },
    {
      title: 'more points than the sheet gives',
      ask: task(reviewer, review, 'opinion', {
        verdict: 'pass',
        reasons: '',
        scores: scores((score) => ({ ...score, points: 100 })),
      }),
      status: 409,
      code: 'task.score-out-of-range',
      law: true,
    },
    {
      title: 'a criterion of one’s own',
      ask: task(reviewer, review, 'opinion', {
        verdict: 'pass',
        reasons: '',
        scores: [...scores(), { criterion: 'myOwn', points: 0, met: true, finding: '符合' }],
      }),
      status: 409,
      code: 'task.criterion-unknown',
      law: true,
    },
    ...(['pass', 'pass-after-revision'] as const).map((verdict) => ({
      title: `${verdict} although a veto element is not met`,
      ask: task(reviewer, review, 'opinion', {
        verdict,
        reasons: '个别表述需要修改，详见各项结论。',
        scores: scores((score) => ({ ...score, met: false })),
      }),
      status: 409,
      code: 'task.veto-failed',
      law: true as const,
    })),
    {
      title: 'a pass against the scores',
      ask: task(reviewer, review, 'opinion', {
        verdict: 'pass',
        reasons: '',
        scores: scores((score) => ({ ...score, points: 0 })),
      }),
      status: 409,
      code: 'task.verdict-contradicts-scores',
      law: true,
    },
    {
      title: 'a failure without reasons',
      ask: task(reviewer, review, 'opinion', { verdict: 'fail', reasons: '', scores: scores() }),
      status: 409,
      code: 'task.reasons-required',
      law: true,
    },
    {
      title: 'a merge without words',
      ask: task(lead, merge, 'feedback', { verdict: 'pass', summary: '同意' }),
      status: 409,
      code: 'task.merge-needs-summary',
      law: true,
    },
    {
      title: 'a decision without law',
      ask: task(decider, decide, 'decision', { outcome: 'granted', reasons: '', basis: '' }),
      status: 409,
      code: 'decision.needs-basis',
      law: true,
    },
    {
      title: 'a refusal without reasons',
      ask: task(decider, decide, 'decision', {
        outcome: 'refused',
        reasons: '',
        basis: '《公共场所卫生管理条例》第四条',
      }),
      status: 409,
      code: 'decision.needs-reasons',
      law: true,
    },
  ]
  await refuses(...cases)

  // 受理 ≠ 审查: the acceptor has been drawn to review this very case.
  const person = residentIds.party('acceptor-weijian-a')
  await platform.platform.db.query(
    'system',
    statement(`insert into sealed.duties (region, stream, person, duty) values ($1, $2, $3, 'review')`, [
      region,
      toNotify.id,
      person,
    ]),
  )
  await refuses({
    title: 'acceptance by whoever reviews',
    ask: act(acceptor, toNotify, 'acceptance', allChecked(itemOf('public-venue-hygiene'))),
    status: 409,
    code: 'duty.separated',
    law: true,
  })

  assert.equal((await act(liu, toCorrect, 'correction', { answers: { area: 20 } })()).status, 200)
  await snapshots.rest()
  await refuses({
    title: 'a second notice',
    ask: act(acceptor, toCorrect, 'deficiency-notice', defect('layout')),
    status: 409,
    code: 'case.no-notice-left',
    law: true,
  })
  assert.equal((await act(liu, toRate, 'rating', { stars: 5 })()).status, 200)
  await snapshots.rest()
  await refuses({
    title: 'a second rating',
    ask: act(liu, toRate, 'rating', { stars: 1 }),
    status: 409,
    code: 'rating.once',
    law: true,
  })
  assert.equal(
    (await task(reviewer, review, 'opinion', { verdict: 'pass', reasons: '', scores: scores() })()).status,
    200,
  )
  await snapshots.rest()
  await refuses({
    title: 'a second opinion',
    ask: task(reviewer, review, 'opinion', { verdict: 'pass', reasons: '', scores: scores() }),
    status: 409,
    code: 'task.answered',
    law: true,
  })
})

test('a button pressed twenty times at once is one command with one receipt', async () => {
  const id = randomUUID()
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () =>
      who.acceptor.send(
        'POST',
        `${at}/cases/${things.cases.toAccept.id}/acceptance`,
        allChecked(itemOf('public-venue-hygiene')),
        { 'command-id': id },
      ),
    ),
  )
  assert.deepEqual([...new Set(clicks.map(({ status }) => status))], [200])
  assert.equal(new Set(clicks.map(({ body }) => body.toString())).size, 1)
  const { rows } = await platform.platform.db.query(
    'system',
    statement(`select count(*)::int as n from log.events where stream = $1 and type = 'case.accepted'`, [
      things.cases.toAccept.id,
    ]),
  )
  assert.equal(rows[0]!['n'], 1)
})

test('a draft submitted twenty times under different ids is one case', async () => {
  const draft = things.drafts.toSubmit.id
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () =>
      who.liu.send('POST', `${at}/cases`, { draft, declaration: true, deliverBy: 'electronic' }),
    ),
  )
  const codes = clicks.filter(({ status }) => status !== 200).map((answer) => (answer.json as { code: string }).code)
  assert.equal(clicks.length - codes.length, 1, JSON.stringify(codes))
  assert.deepEqual(
    [...new Set(codes)].filter(
      (code) => !['case.already-submitted', 'platform.busy', 'request.not-found'].includes(code),
    ),
    [],
  )
})
