import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { before, suite, test } from 'node:test'
import type { RollPlace } from '#contracts/asks.ts'
import type { SessionView } from '#contracts/identity.ts'
import { residentIdCheckCharacter } from '#kernel/codes/resident-id.ts'
import { statement } from '#platform/db.ts'
import { platformOrigin } from '#platform/envelope.ts'
import { executeFor } from '#platform/execute.ts'
import { keysFrom } from '#platform/keys.ts'
import { openSession, readTicket } from '#platform/session.ts'
import { writeStatement } from '#platform/write.ts'
import { lyg } from '#seed/city/lyg.ts'
import { loadDemonstration } from '#server/demonstration.ts'
import { assemble, type Assembled, type AssembleOptions } from '#server/assemble.ts'
import { closeBeforeDrop, testDatabase, testPassword } from './harness/postgres.ts'
import { clockStream } from '#server/modules/identity/clock.ts'
import { askIdentity, residentIds, revokeGrant, settle } from '#server/modules/identity/index.ts'
import { openSessionFor } from '#server/modules/identity/sessions.ts'

const wall = Date.parse('2026-03-02T01:00:00Z')
let demonstration: Assembled
let production: Assembled

before(async () => {
  const { url } = await testDatabase()
  const options: Omit<AssembleOptions, 'profile'> = {
    databaseUrl: url,
    keys: { ...keysFrom(randomBytes(32)), passwordOf: testPassword },
    dataFolder: tmpdir(),
    publicOrigin: 'http://localhost',
    wallNow: () => wall,
    home: 'lyg',
    residents: lyg,
    logLevel: 'silent',
    dist: null,
    background: false,
  }
  demonstration = await assemble({ ...options, profile: 'demonstration' })
  production = await assemble({ ...options, profile: 'production' })
  closeBeforeDrop(async () => {
    await demonstration.close()
    await production.close()
  })
  await (await loadDemonstration()).settle(demonstration.platform, new Date(wall).toISOString())
})

type Asking = { cookie?: string; csrf?: string; body?: object; commandId?: string; app?: Assembled }

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  { cookie, csrf, body, commandId, app = demonstration }: Asking = {},
) {
  const answer = await app.app.inject({
    method,
    url,
    headers: {
      ...(cookie ? { cookie: `yichuang_session=${cookie}` } : {}),
      ...(csrf ? { 'x-csrf-token': csrf } : {}),
      ...(commandId ? { 'command-id': commandId } : {}),
    },
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json(), cookies: answer.cookies }
}

async function logIn(
  account: string,
  before: Asking = {},
): Promise<{ cookie: string; csrf: string; view: SessionView }> {
  const { status, body, cookies } = await ask('POST', '/api/demonstration/session', { ...before, body: { account } })
  assert.equal(status, 200, JSON.stringify(body))
  return { cookie: cookies[0]!.value, csrf: body.csrf, view: body }
}

const session = async (asking: Asking): Promise<SessionView> => (await ask('GET', '/api/session', asking)).body
const rowsOf = async (text: string, values: unknown[] = []) =>
  (await demonstration.platform.db.query('system', statement(text, values))).rows

suite('a session', () => {
  test('without one, a visitor is anybody', async () => {
    const view = await session({})
    assert.equal(view.role, 'anonymous')
    assert.equal(view.csrf, '')
    assert.equal(view.today, '2026-03-02')
    assert.deepEqual(view.can.toSorted(), ['result.print', 'session.open', 'session.read', 'site.read'])
  })

  test('opens with one click, in a cookie that no script can read', async () => {
    const { status, body, cookies } = await ask('POST', '/api/demonstration/session', {
      body: { account: 'applicant-liu-mingde' },
    })
    assert.equal(status, 200)
    const [cookie] = cookies
    assert.match(cookie!.value, /^public\.[\w-]{43}$/)
    assert.deepEqual([cookie!.httpOnly, cookie!.sameSite, cookie!.path], [true, 'Strict', '/'])
    assert.equal(body.name, '刘明德')
    assert.deepEqual(body.principal, { id: residentIds.party('liu-mingde'), name: '刘明德', kind: 'person' })
    const { secondsLeft, ...read } = await session({ cookie: cookie!.value })
    assert.deepEqual({ ...read, secondsLeft: 43_200 }, body)
    assert.ok(secondsLeft! > 43_000 && secondsLeft! <= 43_200, String(secondsLeft))
  })

  test('of an agent acts for the firm', async () => {
    const { view } = await logIn('applicant-wang-for-gangcheng')
    assert.equal(view.name, '王海燕')
    assert.deepEqual(view.principal, {
      id: residentIds.party('gangcheng'),
      name: '连云港港城物流有限公司',
      kind: 'enterprise',
    })
  })

  test('of a clerk says hall and counter, of a reviewer the office', async () => {
    const clerk = (await logIn('clerk-a')).view
    assert.deepEqual([clerk.officeName, clerk.counter, clerk.principal], ['连云港市政务服务中心', 'A03', null])
    const reviewer = await logIn('reviewer-ziran-a')
    assert.match(reviewer.cookie, /^review\./)
    assert.deepEqual([reviewer.view.title, reviewer.view.office], ['审查人员', 'ziran'])
    assert.deepEqual(reviewer.view.can.toSorted(), [
      'absence.own',
      'meeting.speak',
      'session.close',
      'session.extend',
      'session.open',
      'session.read',
      'site.read',
      'task.add',
      'task.handle',
      'task.opine',
      'task.procedure',
      'task.read',
      'task.return',
      'third-party.find',
      'visit.make',
    ])
  })

  test('of one zone is nobody in another', async () => {
    const { cookie } = await logIn('reviewer-ziran-a')
    for (const zone of ['public', 'desk'])
      assert.equal((await session({ cookie: cookie.replace('review', zone) })).role, 'anonymous')
    assert.equal((await session({ cookie })).role, 'reviewer')
  })

  test('ends when it is closed, and not without the page’s token', async () => {
    const { cookie, csrf } = await logIn('applicant-xu-ruolan')
    const refused = await ask('DELETE', '/api/session', { cookie })
    assert.deepEqual([refused.status, refused.body.code], [403, 'session.csrf'])
    assert.equal((await session({ cookie })).role, 'applicant')
    const closed = await ask('DELETE', '/api/session', { cookie, csrf })
    assert.deepEqual(closed.body, { ended: true })
    assert.equal(closed.cookies[0]?.value, '')
    assert.equal((await session({ cookie })).role, 'anonymous')
  })

  test('ends when the same browser opens another', async () => {
    const first = await logIn('clerk-a')
    const second = await logIn('acceptor-weijian-a', { cookie: first.cookie })
    assert.equal((await session({ cookie: first.cookie })).role, 'anonymous')
    assert.equal((await session({ cookie: second.cookie })).role, 'acceptor')
  })

  test('says how long it lasts, and lasts anew once somebody asks to stay; one that has ended is not brought back', async () => {
    const { cookie, csrf } = await logIn('clerk-b')
    const lasts = (seconds: number) =>
      rowsOf(
        `update access.sessions set expires_at = now() + $2 * interval '1 second' where token_hash = decode($1, 'hex')`,
        [readTicket(cookie).tokenHash, seconds],
      )
    await lasts(90)
    const { secondsLeft } = await session({ cookie })
    assert.ok(secondsLeft !== null && secondsLeft > 60 && secondsLeft <= 90, String(secondsLeft))
    assert.equal((await ask('PUT', '/api/session', { cookie })).status, 403)
    assert.deepEqual((await ask('PUT', '/api/session', { cookie, csrf })).body, { secondsLeft: 12 * 3_600 })
    assert.ok((await session({ cookie })).secondsLeft! > 12 * 3_600 - 60)
    await lasts(-1)
    assert.equal((await ask('PUT', '/api/session', { cookie, csrf })).status, 401)
    assert.deepEqual([(await session({ cookie })).role, (await session({ cookie })).secondsLeft], ['anonymous', null])
  })

  test('ends a day after its opening, however often somebody asks to stay', async () => {
    const { cookie, csrf } = await logIn('clerk-b')
    const opened = (hoursAgo: number) =>
      rowsOf(
        `update access.sessions set created_at = now() - $2 * interval '1 hour' where token_hash = decode($1, 'hex')`,
        [readTicket(cookie).tokenHash, hoursAgo],
      )
    const stay = async () => (await ask('PUT', '/api/session', { cookie, csrf })).body.secondsLeft as number
    await opened(11)
    assert.equal(await stay(), 12 * 3_600)
    await opened(23)
    const last = await stay()
    assert.ok(last > 3_600 - 60 && last <= 3_600, String(last))
    assert.ok((await session({ cookie })).secondsLeft! <= last)
  })

  test('ends after twelve hours', async () => {
    const { cookie } = await logIn('clerk-b')
    const [row] = await rowsOf(
      `select extract(epoch from expires_at - created_at)::int as seconds from access.sessions where token_hash = decode($1, 'hex')`,
      [readTicket(cookie).tokenHash],
    )
    assert.equal(row!['seconds'], 12 * 3_600)
    await rowsOf(`update access.sessions set expires_at = now() where token_hash = decode($1, 'hex')`, [
      readTicket(cookie).tokenHash,
    ])
    assert.equal((await session({ cookie })).role, 'anonymous')
  })

  test('is kept by the hash of its secret alone', async () => {
    const { cookie } = await logIn('clerk-b')
    const secret = cookie.split('.')[1]!
    const [row] = await rowsOf(`select count(*)::int as n from access.sessions s where s::text like '%' || $1 || '%'`, [
      secret,
    ])
    assert.equal(row!['n'], 0)
  })

  test('is not opened for an agent whose mandate has ended', async () => {
    const mandate = residentIds.mandate('ma-for-yuntai')
    const open = () => ask('POST', '/api/demonstration/session', { body: { account: 'applicant-ma-for-yuntai' } })
    await rowsOf(`update identity.mandates set valid_until = '2026-03-02' where id = $1`, [mandate])
    assert.equal((await open()).status, 200, 'the last day counts')
    await rowsOf(`update identity.mandates set valid_until = '2026-03-01' where id = $1`, [mandate])
    assert.equal((await open()).body.code, 'session.right-ended')
    await rowsOf(`update identity.mandates set valid_until = null where id = $1`, [mandate])
    assert.equal((await open()).status, 200)
  })

  test('is not opened for an account that is not offered', async () => {
    const { status, body } = await ask('POST', '/api/demonstration/session', { body: { account: 'root' } })
    assert.deepEqual([status, body.code], [404, 'session.unknown-account'])
  })
})

suite('outside the demonstration', () => {
  test('there are no accounts, no one-click log-in and no movable clock', async () => {
    assert.equal((await ask('GET', '/api/demonstration/accounts', { app: production })).status, 404)
    assert.equal(
      (await ask('POST', '/api/demonstration/session', { app: production, body: { account: 'operator' } })).status,
      404,
    )
    const { db } = production.platform
    const holder = { grant: residentIds.grant('lyg', 'operator'), principal: null, mandate: null }
    const { cookie, csrf } = await openSessionFor(db, holder, 'operator', 'desk')
    const moved = await ask('POST', '/api/lyg/demonstration/clock', {
      app: production,
      cookie,
      csrf,
      body: { forwardDays: 1 },
      commandId: randomUUID(),
    })
    assert.equal(moved.status, 404)
    const view = await session({ app: production, cookie })
    assert.deepEqual([view.role, view.demonstration], ['operator', false])
  })
})

suite('the accounts', () => {
  test('are offered with role and hint, and every one opens', async () => {
    const { body } = await ask('GET', '/api/demonstration/accounts')
    assert.equal(body.accounts.length, lyg.accounts.length)
    assert.deepEqual(Object.keys(body.accounts[0]).toSorted(), ['hint', 'id', 'role', 'title'])
    for (const { id, role } of body.accounts) assert.equal((await logIn(id)).view.role, role)
  })
})

suite('identifying at the window', () => {
  const url = '/api/lyg/window/parties'
  const somebody = {
    kind: 'person',
    name: '高远',
    code: '11010519491231002X',
    phone: '13900000009',
    document: 'resident-id-card',
  }

  const register = async (account: string, said: object) =>
    ask('POST', '/api/lyg/window/registrations', {
      ...(await logIn(account)),
      body: { ...somebody, ...said },
      commandId: randomUUID(),
    })

  test('registers whoever is new, by a command with a receipt, and finds them again', async () => {
    const clerk = await logIn('clerk-a')
    const unknown = await ask('POST', url, { ...clerk, body: somebody })
    assert.deepEqual([unknown.status, unknown.body.code], [409, 'identity.not-registered'])
    const registered = await register('clerk-a', {})
    assert.equal(registered.status, 200, JSON.stringify(registered.body))
    const { receipt, party } = registered.body
    assert.deepEqual([receipt.subject, receipt.version], [party, 1])
    const presences = async () =>
      (await rowsOf(`select holder from identity.presences where party = $1`, [party])).length
    assert.equal(await presences(), 0, 'present is whose document was looked at')
    const [event] = await rowsOf(
      `select type, data, actor, office, channel, applicant_present from log.events where stream = $1`,
      [party],
    )
    const { sealed, ...facts } = JSON.parse(String(event!['data']))
    assert.deepEqual(facts, { kind: 'person', document: 'resident-id-card' })
    const [row] = await rowsOf(`select encode(sha256(sealed), 'hex') as hash from identity.parties where id = $1`, [
      party,
    ])
    assert.equal(sealed, `sha256:${String(row!['hash'])}`)
    assert.deepEqual(
      [event!['type'], event!['actor'], event!['office'], event!['channel'], event!['applicant_present']],
      ['party.registered', residentIds.party('clerk-a'), 'zhengwu-hall', 'window', true],
    )
    const found = await ask('POST', url, {
      ...(await logIn('clerk-b')),
      body: { ...somebody, code: '11010519491231002x' },
    })
    assert.deepEqual(found.body, { party, phone: '13900000009', phoneGiven: null })
    assert.equal(await presences(), 1)
    assert.deepEqual(await askOf().party(party), {
      id: party,
      kind: 'person',
      name: '高远',
      code: '11010519491231002X',
      phone: '13900000009',
      legalPerson: null,
    })
    assert.equal((await register('clerk-b', {})).body.code, 'command.nothing-to-do')
  })

  test('registers one party when several windows ask at once', async () => {
    const said = { name: '林小满', code: '32070620000229002X' }
    const answers = await Promise.all(
      ['clerk-a', 'clerk-b', 'clerk-a', 'clerk-b'].map((account) => register(account, said)),
    )
    assert.deepEqual(
      answers
        .map(({ status, body }) => (status === 200 ? '200' : String(body.code)))
        .toSorted((one, other) => one.localeCompare(other)),
      ['200', ...Array(3).fill('command.nothing-to-do')],
      JSON.stringify(answers.map(({ body }) => body)),
    )
    const { party } = answers.find(({ status }) => status === 200)!.body
    const found = await ask('POST', url, { ...(await logIn('clerk-b')), body: { ...somebody, ...said } })
    assert.equal(found.body.party, party)
  })

  test('finds a firm that is known from before', async () => {
    const body = {
      kind: 'enterprise',
      name: '连云港港城物流有限公司',
      code: '91320700MA9X00011X',
      phone: '13900000005',
      document: 'business-licence',
    }
    const { body: found } = await ask('POST', url, { ...(await logIn('clerk-a')), body })
    assert.deepEqual(found, {
      party: residentIds.party('gangcheng'),
      phone: '13900000005',
      phoneGiven: null,
    })
  })

  const wrong: [string, object, RegExp][] = [
    ['a wrong check digit', { ...somebody, code: '110105194912310021' }, /校验码不符/],
    [
      'a day that does not exist',
      { ...somebody, code: `11010519490231002${residentIdCheckCharacter('11010519490231002')}` },
      /出生日期/,
    ],
    ['too few characters', { ...somebody, code: '1101051949' }, /18 位/],
    ['a firm’s code for a person', { ...somebody, code: '91320700MA9X00011X' }, /只能由数字组成/],
    [
      'a known code under another name',
      { ...somebody, name: '高近', code: '32070319900101001X' },
      /名称与您填写的不一致/,
    ],
    ['a business licence for a person', { ...somebody, document: 'business-licence' }, /居民身份证/],
  ]
  for (const [what, body, why] of wrong) {
    test(`refuses ${what} and says why`, async () => {
      const found = await ask('POST', url, { ...(await logIn('clerk-a')), body })
      for (const { status, body: problem } of [found, await register('clerk-a', body)]) {
        assert.deepEqual([status, problem.code], [422, 'identity.code'])
        assert.match(problem.detail, why)
        assert.equal(problem.errors.length, 1)
      }
    })
  }

  test('is for clerks, by the route', async () => {
    assert.equal((await ask('POST', url, { body: somebody })).status, 401)
    for (const account of ['acceptor-zhengwu-a', 'supervisor', 'operator']) {
      assert.equal((await ask('POST', url, { ...(await logIn(account)), body: somebody })).status, 403, account)
    }
    // A session of another zone is nobody at the desk.
    for (const account of ['applicant-liu-mingde', 'reviewer-zhujian-a']) {
      assert.equal((await ask('POST', url, { ...(await logIn(account)), body: somebody })).status, 401, account)
    }
  })

  test('is for clerks, by the database', async () => {
    const { db } = demonstration.platform
    const liu = residentIds.party('liu-mingde')
    const [row] = await rowsOf(`select code_index from identity.parties where id = $1`, [liu])
    const call = statement(`select party from identity.party_by_code($1)`, [row!['code_index']])
    const seenBy = async (account: string) => {
      const [, found] = await db.readTogether('desk', [openSession(readTicket((await logIn(account)).cookie)), call])
      return found!.rows.map((row) => row['party'])
    }
    assert.deepEqual(await seenBy('clerk-a'), [liu])
    assert.deepEqual(await seenBy('acceptor-zhengwu-a'), [])
    assert.deepEqual((await db.query('desk', call)).rows, [])
    for (const role of ['public', 'review'] as const) await assert.rejects(db.query(role, call), { code: '42501' })
  })
})

suite('parties at rest', () => {
  test('stand sealed: no name, code or telephone number is readable in the table', async () => {
    const stored = (
      await rowsOf(`select convert_to(p::text, 'utf8') || p.sealed as bytes from identity.parties p`)
    ).map((row) => row['bytes'] as Buffer)
    assert.ok(stored.length >= lyg.parties.length)
    for (const party of lyg.parties)
      for (const fact of [party.name, party.code, party.phone])
        assert.ok(fact === null || stored.every((row) => !row.includes(Buffer.from(fact))))
  })

  test('are seen by the party alone', async () => {
    const { db } = demonstration.platform
    const select = statement(`select id from identity.parties`)
    const own = async (account: string) => {
      const [, parties] = await db.readTogether('public', [
        openSession(readTicket((await logIn(account)).cookie)),
        select,
      ])
      return parties!.rows.map((row) => row['id'])
    }
    assert.deepEqual(await own('applicant-liu-mingde'), [residentIds.party('liu-mingde')])
    assert.deepEqual(await own('applicant-wang-for-gangcheng'), [residentIds.party('gangcheng')])
    assert.deepEqual((await db.query('public', select)).rows, [])
    for (const role of ['desk', 'review'] as const) await assert.rejects(db.query(role, select), { code: '42501' })
  })

  test('answer 404 when they are not there', () => assert.rejects(askOf().party(randomUUID()), { status: 404 }))
})

const askOf = () => askIdentity(demonstration.platform.db, demonstration.platform.keys)
async function rollOf(place: RollPlace) {
  const { roll } = askOf()
  return roll.parse((await demonstration.platform.db.query('system', roll.statement(place))).rows)
}

suite('the clock of the demonstration', () => {
  const url = '/api/lyg/demonstration/clock'

  const move = (who: Asking, forwardDays: number, commandId: string = randomUUID()) =>
    ask('POST', url, { ...who, body: { forwardDays }, commandId })

  test('moves forward by the operator’s hand, once for each command, and each move is recorded with a receipt', async () => {
    const operator = await logIn('operator')
    const [once, twice] = [randomUUID(), randomUUID()]
    const first = await move(operator, 3, once)
    assert.deepEqual([first.status, first.body.today], [200, '2026-03-05'])
    const second = await move(operator, 30, twice)
    assert.equal(second.body.today, '2026-04-04')
    assert.equal((await session({})).today, '2026-04-04')
    assert.deepEqual([first.body.receipt.commandId, second.body.receipt.commandId], [once, twice])
    assert.deepEqual((await move(operator, 3, once)).body, first.body, 'the answer was lost, and it is asked again')
    assert.equal((await session({})).today, '2026-04-04')
    const events = await rowsOf(
      `select actor, command_id, data::json ->> 'forwardDays' as days from log.events where type = 'platform-clock.moved' order by version`,
    )
    const actor = residentIds.party('operator')
    assert.deepEqual(events, [
      { actor, command_id: once, days: '3' },
      { actor, command_id: twice, days: '30' },
    ])
  })

  test('obeys nobody else and never goes back', async () => {
    for (const account of ['clerk-a', 'supervisor'])
      assert.equal((await move(await logIn(account), 1)).status, 403, account)
    const operator = await logIn('operator')
    assert.equal((await move({ cookie: operator.cookie }, 1)).body.code, 'session.csrf')
    for (const forwardDays of [-1, 0, 401]) assert.equal((await move(operator, forwardDays)).status, 400)
    assert.equal((await session({})).today, '2026-04-04')
  })
})

test('no database role may change or remove a party, so a remembered one stays true', async () => {
  const rights = await rowsOf(
    `select r.rolname, p.act
     from pg_roles r
     cross join unnest('{update,delete,truncate}'::text[]) p (act)
     where r.rolname in ('yichuang_public', 'yichuang_desk', 'yichuang_review', 'yichuang_system')
       and has_table_privilege(r.oid, 'identity.parties', p.act)`,
  )
  assert.deepEqual(rights, [])
})

suite('posts', () => {
  test('make the roll of a role at an office', async () => {
    const roll = await rollOf({ region: 'lyg', office: 'zhujian', section: '消防设计审验处', role: 'reviewer' })
    assert.equal(roll.length, 4)
    assert.equal(new Set(roll.map((member) => member.desk)).size, 4)
    assert.deepEqual(
      roll.map((member) => member.person).toSorted(),
      ['a', 'b', 'c', 'd'].map((letter) => residentIds.party(`reviewer-zhujian-${letter}`)).toSorted(),
    )
    const at = (place: { office: string; section?: string; role: 'lead' | 'decider' | 'reviewer' }) =>
      rollOf({ region: 'lyg', ...place })
    assert.equal((await at({ office: 'zhujian', role: 'lead' })).length, 3)
    assert.equal((await at({ office: 'weijian', role: 'decider' })).length, 3)
    assert.deepEqual(await at({ office: 'zhujian', section: '空处', role: 'reviewer' }), [])
    assert.deepEqual(await rollOf({ region: 'elsewhere', office: 'zhujian', role: 'reviewer' }), [])
  })

  test('of one person carry one person', async () => {
    const grants = await rowsOf(`select person, subjects from access.grants where holder = $1 order by subjects`, [
      residentIds.party('wang-haiyan'),
    ])
    assert.equal(grants.length, 2)
    assert.equal(new Set(grants.map((grant) => grant['person'])).size, 1)
    assert.deepEqual(
      grants.flatMap((grant) => grant['subjects'] as string[]).toSorted(),
      ['wang-haiyan', 'gangcheng'].map((key) => `party:${residentIds.party(key)}`).toSorted(),
    )
  })

  test('give reviewers, leads and deciders no stream to read', async () => {
    const rows = await rowsOf(`select subjects from access.grants where zone = 'review'`)
    assert.ok(rows.length > 20)
    for (const row of rows) assert.deepEqual(row['subjects'], [])
  })

  test('that are revoked end their sessions, their writes and their place on the roll, and stay revoked', async () => {
    const { engine, db } = demonstration.platform
    const grant = residentIds.grant('lyg', 'reviewer-zhujian-d')
    const { cookie } = await logIn('reviewer-zhujian-d')
    const act = { region: 'lyg', grant, commandId: randomUUID() }
    assert.equal(await revokeGrant(engine, act, '调离审查岗位'), true)
    assert.equal(await revokeGrant(engine, { ...act, commandId: randomUUID() }, '调离审查岗位'), false)

    assert.equal((await session({ cookie })).role, 'anonymous')
    assert.equal(
      (await ask('POST', '/api/demonstration/session', { body: { account: 'reviewer-zhujian-d' } })).body.code,
      'session.right-ended',
    )
    const reviewers = lyg.posts.filter((post) => post.office === 'zhujian' && post.role === 'reviewer')
    const roll = await rollOf({ region: 'lyg', office: 'zhujian', role: 'reviewer' })
    assert.equal(roll.length, reviewers.length - 1)

    const stream = randomUUID()
    const entry = {
      ...platformOrigin('test'),
      region: 'lyg',
      stream,
      version: 1,
      id: randomUUID(),
      type: 'test.tried',
      data: '{}',
      commandId: randomUUID(),
      commandIndex: 0,
      recordedAt: new Date(wall).toISOString(),
    }
    const { tokenHash } = readTicket(cookie)
    for (const grantVersion of [1, 2]) {
      const written = await db.query(
        'system',
        writeStatement([entry], [], { grantId: grant, grantVersion, permission: 'task.opine', tokenHash }, null),
      )
      assert.equal(written.rows[0]!['count'], 0)
    }

    const count = () =>
      rowsOf(
        `select (select count(*) from log.events)::int as events, (select count(*) from identity.parties)::int as parties`,
      )
    const before = await count()
    await settle(engine, lyg)
    assert.deepEqual(await count(), before)
    const [row] = await rowsOf(`select version, revoked_at is not null as revoked from access.grants where id = $1`, [
      grant,
    ])
    assert.deepEqual(row, { version: 2, revoked: true })
  })
})

suite('a mandate', () => {
  test('that is revoked lets its agent write nothing more, even between a command’s read and its write', async () => {
    const { cookie, csrf } = await logIn('applicant-ma-for-yuntai')
    const stream = randomUUID()
    const acting = (meanwhile: () => Promise<unknown>) =>
      executeFor(demonstration.platform.engine, readTicket(cookie), 'draft.write', csrf, {
        kind: clockStream,
        region: 'lyg',
        target: { stream, fresh: true },
        commandId: randomUUID(),
        async decide() {
          await meanwhile()
          return { command: { type: 'move' as const, forwardDays: 0 }, env: undefined }
        },
      })
    assert.equal((await acting(async () => {})).version, 1)
    const mandate = residentIds.mandate('ma-for-yuntai')
    const revoke = () => rowsOf(`update identity.mandates set revoked_at = now() where id = $1`, [mandate])
    await assert.rejects(acting(revoke), { status: 403, code: 'session.right-ended' })
    await assert.rejects(
      acting(async () => {}),
      { status: 401, code: 'session.missing' },
    )
    await rowsOf(`update identity.mandates set revoked_at = null where id = $1`, [mandate])
    assert.equal((await rowsOf(`select from log.events where stream = $1`, [stream])).length, 1)
  })
})
