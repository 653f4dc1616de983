import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localPath } from '#contracts/local-path.ts'
import type { Problem } from '#contracts/problem.ts'
import { faultOfRequest, problem, stackOf } from '#platform/errors.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Frame, PageName, Pages, RenderPage } from '#web/site/pages.ts'
import { serveFiles } from './files.ts'
import { withGround, type Ground } from './ground.ts'
import * as load from './loaders.ts'
import type { SiteCall } from './site-call.ts'
import { bareFrame, openVisit, viewCookie, type Visit } from './visit.ts'

export { callThrough, type SiteCall } from './site-call.ts'

export type SiteOptions = {
  call: SiteCall
  /** Folder that `web/build.ts` builds into. */
  dist: string
  ground?: Ground | null
}

/**
 * Mounts the pages of the public site, its files and the staff application. No rule stands here: a page asks the API as its visitor.
 *
 * @throws when the web is not built
 */
export async function registerSite(app: FastifyInstance, { call, dist, ground = null }: SiteOptions): Promise<void> {
  // The bundle exports what `web/site/render.tsx` does.
  const { renderPage } = (await import(pathToFileURL(join(dist, 'site-server/render.js')).href)) as {
    renderPage: RenderPage
  }
  // A scope of its own: what fails on a page is answered by a page, what fails in the API stays a problem document.
  await app.register(async (site) => {
    site.setErrorHandler((error, request, reply) => {
      if (error instanceof Refusal)
        return showProblem(reply, bareFrame(request), problem(error.status, error.code, request.id))
      const fault = faultOfRequest(error as FastifyError)
      // A file beside the folder that is served is none.
      if (fault?.status === 403) return showProblem(reply, bareFrame(request), missing(request))
      if (fault) return showProblem(reply, bareFrame(request), problem(fault.status, fault.code, request.id))
      request.log.error({ stack: stackOf(error instanceof Error ? error : new Error()) }, 'a page failed')
      return showProblem(reply, bareFrame(request), defect(request))
    })
    await serveFiles(site, dist, ground)
    const page = <Name extends PageName>(
      path: string,
      name: Name,
      loader: (visit: Visit) => Promise<load.Loaded<Name>>,
      { of = site, method = ['GET'] }: { of?: FastifyInstance; method?: string[] } = {},
    ): void => {
      of.route({
        method,
        url: path,
        handler: async (request, reply) => {
          const visit = await openVisit(call, request)
          if ('problem' in visit) return showProblem(reply, visit.frame, visit.problem)
          const loaded = await loader(visit)
          if ('redirect' in loaded) return reply.redirect(loaded.redirect)
          if ('problem' in loaded) return refuse(reply, visit.frame, loaded.problem)
          return show(reply, name, visit.frame, loaded.props)
        },
      })
    }
    page('/:region/', 'home', load.loadHome)
    page('/:region/items', 'items', load.loadItems)
    page('/:region/halls', 'halls', load.loadHalls)
    page('/:region/find', 'lead', load.loadLead)
    page('/:region/find/:key', 'lead', load.loadLead)
    site.get('/:region/items/:item', async (request, reply) => {
      const visit = await openVisit(call, request)
      if ('problem' in visit) return showProblem(reply, visit.frame, visit.problem)
      const guide = await load.loadGuide(visit)
      if ('props' in guide) return show(reply, 'guide', visit.frame, guide.props)
      const entry = await load.loadEntry(visit)
      if ('props' in entry) return show(reply, 'entry', visit.frame, entry.props)
      return refuse(reply, visit.frame, 'problem' in entry ? entry.problem : missing(request))
    })
    page('/:region/items/:item/ask', 'ask', load.loadAsk)
    page('/:region/enquiries', 'precases', load.loadPrecases)
    page('/:region/enquiries/:precase', 'precase', load.loadPrecase)
    page('/:region/obligations', 'obligations', load.loadObligations)
    page('/:region/apply/:case', 'apply', load.loadApply)
    page('/:region/apply/:case/:step', 'apply', load.loadApply)
    page('/:region/cases', 'cases', load.loadCases)
    page('/:region/cases/:case', 'case', load.loadCase)
    page('/:region/cases/:case/correct', 'correct', load.loadCorrect)
    page('/:region/cases/:case/why', 'why', load.loadWhy)
    page('/:region/verify', 'verify', load.loadVerify)
    page('/:region/verify/:identifier', 'verify', load.loadVerify)
    await site.register(async (forms) => {
      readForms(forms)
      page('/:region/progress', 'progress', load.loadProgress, { of: forms, method: ['GET', 'POST'] })
    })
    page('/:region/kiosk', 'kiosk', load.loadKiosk)
    page('/:region/reads', 'reads', load.loadReads)
    page('/:region/notices', 'notices', load.loadNotices)
    page('/:region/projects', 'projects', load.loadProjects)
    page('/:region/projects/:project', 'project', load.loadProject)
    page('/:region/licences', 'licences', load.loadLicences)
    page('/:region/public-notices', 'publicNotices', load.loadPublicNotices)
    page('/:region/public-notices/:notice', 'publicNotice', load.loadPublicNotice)
    page('/:region/grants', 'grants', load.loadGrants)
    page('/:region/check-records', 'checks', load.loadChecks)
    page('/:region/draws', 'draws', load.loadDraws)
    page('/login', 'login', load.loadLogin)

    site.get('/', async (request, reply) => {
      const visit = await openVisit(call, request)
      if ('problem' in visit) return showProblem(reply, visit.frame, visit.problem)
      return reply.redirect(`/${visit.frame.region}/`)
    })
    // The code on a licence leads here with its claim behind #, which a browser keeps through the redirect.
    site.get('/verify', async (request, reply) => {
      const visit = await openVisit(call, request)
      if ('problem' in visit) return showProblem(reply, visit.frame, visit.problem)
      return reply.redirect(`/${visit.frame.region}/verify`)
    })
    site.get<{ Params: { region: string } }>('/:region', (request, reply) =>
      reply.redirect(`/${encodeURIComponent(request.params.region)}/`),
    )
    site.get<{ Querystring: { large?: string; next?: string } }>('/view', (request, reply) => {
      const { large, next } = request.query
      const kept = large === '1' ? `${viewCookie}=large; Max-Age=31536000` : `${viewCookie}=; Max-Age=0`
      return reply.header('set-cookie', `${kept}; Path=/; SameSite=Lax`).redirect(localPath(next) ?? '/')
    })
    site.get('/*', async (request, reply) => {
      if (request.url.startsWith('/api/')) return reply.callNotFound()
      const visit = await openVisit(call, request)
      return showProblem(reply, visit.frame, 'problem' in visit ? visit.problem : missing(request))
    })
  })

  function show<Name extends PageName>(
    reply: FastifyReply,
    name: Name,
    frame: Frame,
    props: Pages[Name],
  ): FastifyReply {
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(withGround(renderPage(name, { frame, ...props }), ground))
  }

  function showProblem(reply: FastifyReply, frame: Frame, problem: Problem): FastifyReply {
    const wrongRole = frame.session.role !== 'anonymous' && (problem.status === 401 || problem.status === 403)
    return show(reply.status(problem.status), 'problem', frame, { problem, wrongRole })
  }

  /** Somebody without a session is led to the log-in and back; everybody else reads why. */
  function refuse(reply: FastifyReply, frame: Frame, problem: Problem): FastifyReply {
    const unknown = frame.session.role === 'anonymous' && (problem.status === 401 || problem.status === 403)
    if (unknown) return reply.redirect(`/login?next=${encodeURIComponent(frame.path)}`)
    return showProblem(reply, frame, problem)
  }
}

/**
 * A page whose form is sent without a script. Under the policy of every other page a browser hides where such a form comes from, and a
 * form from nowhere is refused.
 */
function readForms(pages: FastifyInstance): void {
  pages.addHook('onSend', async (_request, reply) => {
    void reply.header('referrer-policy', 'same-origin')
  })
  pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  )
}

const missing = (request: FastifyRequest): Problem => bare(404, 'request.not-found', request)
const defect = (request: FastifyRequest): Problem => bare(500, 'platform.defect', request)

/** A problem of the pages themselves; their words are the page's. */
function bare(status: number, code: string, request: FastifyRequest): Problem {
  return { type: 'about:blank', title: '', status, code, detail: '', basis: null, instance: request.id }
}
