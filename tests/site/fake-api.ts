import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { DraftView } from '#contracts/cases.ts'
import { guide } from '#web/site/fixtures/item.ts'
import * as directory from '#web/site/fixtures/directory.ts'
import * as views from '#web/site/fixtures/views.ts'

type Given = { Params: Record<string, string>; Querystring: Record<string, string>; Body: Record<string, unknown> }

/** Answers like the API out of memory, as far as the public pages ask; it keeps no rule. The cookie's token is the account's name. */
export function fakeApi(app: FastifyInstance): { submissions: string[]; draft: DraftView } {
  const state = { submissions: [] as string[], draft: structuredClone(views.draft), filed: false }
  const refuse = (status: number, code: string, detail = '不行') =>
    Object.assign(new Error(code), {
      statusCode: status,
      problem: { type: 'about:blank', title: detail, status, code, detail, basis: null },
    })
  const who = (cookie: string | undefined) => /yichuang_session=(\w+)/.exec(cookie ?? '')?.[1]
  const sessionOf = (cookie: string | undefined) =>
    who(cookie) === 'zhang' ? views.session : who(cookie) === 'acceptor' ? views.acceptor : views.anonymous
  const signedIn = (cookie: string | undefined): void => {
    if (who(cookie) !== 'zhang') throw refuse(who(cookie) ? 403 : 401, 'session.missing')
  }
  const cases = [views.underReview, views.correcting, views.ready, views.closed, views.refused, views.late].map(
    (view, place) => ({
      ...view,
      case: views.underReview.case.replace(/.$/, String(place + 1)) as typeof view.case,
    }),
  )

  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  app.setErrorHandler((error: Error & { statusCode?: number; problem?: object }, _request, reply) =>
    reply
      .status(error.statusCode ?? 500)
      .type('application/problem+json')
      .send(
        JSON.stringify(
          error.problem ?? { detail: error.message, code: 'x', status: 500, title: '', type: '', basis: null },
        ),
      ),
  )
  app.setNotFoundHandler((_request, reply) =>
    reply
      .status(404)
      .type('application/problem+json')
      .send(JSON.stringify(refuse(404, 'request.not-found').problem)),
  )

  app.get('/api/session', (request) => sessionOf(request.headers.cookie))
  app.delete('/api/session', (_request, reply) =>
    reply.header('set-cookie', 'yichuang_session=; Path=/; Max-Age=0').send({ ended: true }),
  )
  app.get('/api/demonstration/accounts', () => ({ accounts: views.accounts }))
  app.post<Given>('/api/demonstration/session', (request, reply) => {
    const account = String(request.body['account'])
    const role = views.accounts.find((each) => each.id === account)?.role ?? 'anonymous'
    return reply.header('set-cookie', `yichuang_session=${account}; Path=/`).send({ ...views.session, role })
  })
  app.get<Given>('/api/:region', (request) => {
    if (request.params['region'] !== 'lyg') throw refuse(404, 'request.not-found')
    return { region: 'lyg', name: '连云港市', offices: Object.values(guide.offices) }
  })
  app.get<Given>('/api/:region/items', (request) => {
    const q = request.query['q'] ?? ''
    const items = views.summaries.filter((each) => each.name.includes(q))
    return { ...directory.list, items, total: items.length, next: null }
  })
  app.get('/api/:region/guidance', () => directory.guidance)
  app.get('/api/:region/halls', () => directory.hallsView)
  app.get<Given>('/api/:region/items/:item', (request) => {
    if (request.params['item'] !== guide.item.code) throw refuse(404, 'request.not-found')
    return guide
  })
  app.get('/api/:region/drafts', (request) => {
    signedIn(request.headers.cookie)
    return { drafts: state.filed ? [] : [{ ...state.draft, untouchedDays: 0, keptUntil: '2027-02-21' }] }
  })
  app.post('/api/:region/drafts', (request) => {
    signedIn(request.headers.cookie)
    return { case: state.draft.case }
  })
  app.get<Given>('/api/:region/drafts/:case', (request) => {
    signedIn(request.headers.cookie)
    if (state.filed || request.params['case'] !== state.draft.case) throw refuse(404, 'request.not-found')
    return state.draft
  })
  app.put<Given>('/api/:region/drafts/:case', (request) => {
    if (state.filed) throw refuse(404, 'request.not-found')
    if (request.headers['x-csrf-token'] !== views.session.csrf) throw refuse(403, 'session.csrf')
    if (request.body['base'] !== state.draft.version) throw refuse(409, 'draft.stale')
    state.draft.answers = request.body['answers'] as DraftView['answers']
    state.draft.version += 1
    return { savedAt: '2026-11-23T02:03:00Z', version: state.draft.version }
  })
  app.post<Given>('/api/:region/cases/:case/files', (request) => {
    const name = String(request.query['name'])
    if (name.includes('virus')) throw refuse(422, 'file.content', `“${name}”的内容不是允许的格式。`)
    const staged = {
      file: randomUUID() as DraftView['files'][number]['file'],
      material: String(request.query['material']),
      name,
      mediaType: 'application/pdf',
      bytes: (request.body as unknown as Buffer).length,
      earlier: null,
    }
    state.draft.files.push(staged)
    return staged
  })
  app.delete<Given>('/api/:region/cases/:case/files/:file', (request) => {
    state.draft.files = state.draft.files.filter((file) => file.file !== request.params['file'])
    return { removed: true }
  })
  const receipt = (commandId: string) => ({
    format: 'yichuang-receipt-1',
    commandId,
    region: 'lyg',
    subject: state.draft.case,
    version: 1,
    position: '7',
    recordedAt: '2026-11-23T02:04:05Z',
    contentHash: `sha256:${'0'.repeat(64)}`,
    keyId: 'k',
    signature: 's',
  })
  app.post<Given>('/api/:region/cases', (request) => {
    const commandId = String(request.headers['command-id'])
    state.submissions.push(commandId)
    state.filed = true
    return {
      receipt: receipt(commandId),
      case: cases[0]?.case,
      number: 'LYG20261123000043',
      queryCode: '7K3QD-W05PX',
      intakeDue: { day: '2026-11-30', provisional: false, calendar: '1' },
    }
  })
  for (const act of ['rating', 'withdrawal', 'receipt', 'correction'])
    app.post<Given>(`/api/:region/cases/:case/${act}`, (request) => {
      state.submissions.push(String(request.headers['command-id']))
      return { receipt: receipt(String(request.headers['command-id'])) }
    })
  app.get('/api/:region/cases', (request) => {
    signedIn(request.headers.cookie)
    return {
      cases: cases.map((view) => ({
        ...view,
        due: '2026-11-27',
        left: 4,
        overdue: false,
        unread: 0,
      })),
      next: null,
    }
  })
  app.get<Given>('/api/:region/cases/:case', (request) => {
    signedIn(request.headers.cookie)
    const view = cases.find((each) => each.case === request.params['case'])
    if (!view) throw refuse(404, 'request.not-found')
    return view
  })
  app.get<Given>('/api/:region/credentials/:identifier', (request) => {
    if (request.params['identifier'] !== views.genuine.identifier) throw refuse(404, 'request.not-found')
    const { code } = request.query
    return { ...views.genuine, code: code === undefined ? 'absent' : code.endsWith('!') ? 'genuine' : 'forged' }
  })
  app.get('/api/:region/draws', () => views.draws)
  return state
}
