import type { FastifyRequest } from 'fastify'
import { readRegion } from '#contracts/catalogue.ts'
import type { Endpoint } from '#contracts/endpoint.ts'
import { readSession, type SessionView } from '#contracts/identity.ts'
import { RegionId } from '#contracts/ids.ts'
import type { Problem } from '#contracts/problem.ts'
import type { Frame } from '#web/site/pages.ts'
import { sessionCookie } from '#platform/session.ts'
import type { Asked, SiteAnswer, SiteCall } from './site-call.ts'

/** One visit of one page: who asks, and a way to ask the API for them. */
export type Visit = {
  request: FastifyRequest
  frame: Frame
  params: Record<string, string>
  query: Record<string, string>
  /** What a form of the page was sent with; empty for a page that was only opened. */
  form: Record<string, string>
  /** Whether the browser still brings the secret of a session, ended or not. */
  hadSession: boolean
  ask: <E extends Endpoint>(endpoint: E, asked: Asked<E>) => Promise<SiteAnswer<E>>
}

/** Cookie of the 长辈版. */
export const viewCookie = 'yichuang_view'

const nobody: SessionView = {
  role: 'anonymous',
  title: '公众',
  name: '',
  region: RegionId.parse('none'),
  office: null,
  officeName: null,
  counter: null,
  principal: null,
  csrf: '',
  can: [],
  demonstration: false,
  today: '',
  secondsLeft: null,
}

/** The frame of a page when the API can't be asked: nobody, nowhere. */
export function bareFrame(request: FastifyRequest): Frame {
  return { region: '', regionName: '', session: nobody, path: '/', large: isLarge(request) }
}

/** Opens a visit; a problem when the region of the address doesn't exist or the API is away. */
export async function openVisit(
  call: SiteCall,
  request: FastifyRequest,
): Promise<Visit | { problem: Problem; frame: Frame }> {
  const params = strings(request.params)
  const session = await call(readSession, {}, request)
  if ('problem' in session) return { problem: session.problem, frame: bareFrame(request) }
  const own = session.reply.region
  const region = params['region'] ?? own
  const found = await call(readRegion, { params: { region } }, request)
  const frame: Frame = {
    region: 'reply' in found ? region : own,
    regionName: 'reply' in found ? found.reply.name : '',
    session: session.reply,
    path: request.url,
    large: isLarge(request),
  }
  if ('problem' in found) return { problem: found.problem, frame }
  return {
    request,
    frame,
    params,
    query: strings(request.query),
    form: strings(request.body),
    hadSession: request.headers.cookie?.includes(`${sessionCookie}=`) ?? false,
    ask: (endpoint, asked) => call(endpoint, asked, request),
  }
}

const isLarge = (request: FastifyRequest): boolean =>
  /(?:^|;\s*)yichuang_view=large(?:;|$)/.test(request.headers.cookie ?? '')

function strings(given: unknown): Record<string, string> {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : []
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
