import { listMyBars } from '#contracts/bars.ts'
import { listDrafts, listMyCases, readDraft, readMyCase } from '#contracts/cases.ts'
import { listItems, readEntry, readGuidance, readGuide } from '#contracts/catalogue.ts'
import { readHalls, takes } from '#contracts/halls.ts'
import { readNotices } from '#contracts/notices.ts'
import { AskedLicence, listCheckRecords } from '#contracts/check-records.ts'
import { listDraws, listGrants, listMyCredentials, verifyCredential } from '#contracts/credentials.ts'
import { listMyParcels } from '#contracts/deliveries.ts'
import { listDemonstrationAccounts } from '#contracts/identity.ts'
import { listReads, readProgress } from '#contracts/progress.ts'
import { listMyProjects, readMyProject } from '#contracts/projects.ts'
import { listMyObligations } from '#contracts/obligations.ts'
import { listCasePrecases, listMyPrecases, readDraftPreReview, readMyPrecase } from '#contracts/precases.ts'
import { listPublicNotices, readPublicNotice } from '#contracts/public-notices.ts'
import { LogPosition, MonthText } from '#contracts/ids.ts'
import type { Problem } from '#contracts/problem.ts'
import type { AskedItems, PageName, Pages } from '#web/site/pages.ts'
import { askedLicence } from './asked-identifier.ts'
import type { Visit } from './visit.ts'

/** What a page is drawn from, or why it isn't drawn. */
export type Loaded<Name extends PageName> = { props: Pages[Name] } | { problem: Problem } | { redirect: string }
type Loader<Name extends PageName> = (visit: Visit) => Promise<Loaded<Name>>

const part = encodeURIComponent

/** Up to where the page must have read the log, to show what was just done. */
const position = (query: Record<string, string>): string | undefined => LogPosition.safeParse(query['after']).data

/** The first page leads; a search from an old address goes on to the list. */
export const loadHome: Loader<'home'> = async ({ frame: { region }, query, ask }) => {
  if (query['q'] !== undefined) return { redirect: `/${region}/items?q=${part(query['q'])}` }
  const [online, every, guidance] = await Promise.all([
    ask(listItems, { params: { region }, query: { channel: 'site', limit: 6 } }),
    ask(listItems, { params: { region }, query: { facets: '1', limit: 1 } }),
    ask(readGuidance, { params: { region } }),
  ])
  if ('problem' in online) return online
  if ('problem' in every) return every
  if ('problem' in guidance) return guidance
  return { props: { online: online.reply, offices: every.reply.facets?.office ?? [], guidance: guidance.reply } }
}

const choices = ['serves', 'theme', 'power', 'office', 'channel'] as const

export const loadItems: Loader<'items'> = async ({ frame: { region }, query, ask }) => {
  const q = (query['q'] ?? '').trim().slice(0, 50)
  const asked = { q, ...Object.fromEntries(choices.map((choice) => [choice, query[choice] ?? ''])) } as AskedItems
  const given = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value || undefined]))
  const after = query['after']
  const list = await ask(listItems, { params: { region }, query: { ...given, facets: '1', after, limit: 20 } })
  return 'reply' in list ? { props: { list: list.reply, asked, first: after === undefined } } : list
}

export const loadGuide: Loader<'guide'> = async ({ frame, params, ask }) => {
  const guide = await ask(readGuide, { params: { region: frame.region, item: params['item'] } })
  if (!('reply' in guide)) return guide
  const { item } = guide.reply
  if (!item.channels.includes('window')) return { props: { guide: guide.reply } }
  const halls = await ask(readHalls, { params: { region: frame.region } })
  if (!('reply' in halls)) return { props: { guide: guide.reply } }
  const serving = halls.reply.halls.filter((hall) => hall.groups.some((group) => takes(group, item)))
  return { props: { guide: guide.reply, open: { now: halls.reply.now, halls: serving } } }
}

/** What the platform doesn't run has an entry in the directory, under the same address. */
export const loadEntry: Loader<'entry'> = async ({ frame, params, ask }) => {
  const entry = await ask(readEntry, { params: { region: frame.region, item: params['item'] } })
  return 'reply' in entry ? { props: entry.reply } : entry
}

export const loadHalls: Loader<'halls'> = async ({ frame, ask }) => {
  const halls = await ask(readHalls, { params: { region: frame.region } })
  return 'reply' in halls ? { props: halls.reply } : halls
}

export const loadLead: Loader<'lead'> = async ({ frame: { region }, params, ask }) => {
  const guidance = await ask(readGuidance, { params: { region } })
  if ('problem' in guidance) return guidance
  const key = params['key'] ?? null
  if (key !== null && !guidance.reply.leads.some((lead) => lead.key === key)) return { redirect: `/${region}/find` }
  return { props: { guidance: guidance.reply, key } }
}

/** A draft that is gone may be a case by now: then its page is where one wants to be. */
export const loadApply: Loader<'apply'> = async ({ frame: { region }, params, query, ask }) => {
  const id = params['case'] ?? ''
  const draft = await ask(readDraft, { params: { region, case: id } })
  if ('problem' in draft) {
    if (draft.status !== 404 && draft.status !== 410) return draft
    const filed = await ask(readMyCase, { params: { region, case: id } })
    return 'reply' in filed ? { redirect: `/${region}/cases/${part(id)}` } : draft
  }
  const guide = await ask(readGuide, {
    params: { region, item: draft.reply.item },
    query: { revision: draft.reply.revision, matter: draft.reply.about?.matter },
  })
  if ('problem' in guide) return guide
  const step = params['step']
  if (step === undefined) return { redirect: `/${region}/apply/${part(id)}/1` }
  const looked = await ask(readDraftPreReview, { params: { region, case: id }, query: { after: position(query) } })
  const preReview = 'reply' in looked ? looked.reply.preReview : null
  return {
    props: { guide: guide.reply, draft: draft.reply, step, returnToCheck: query['from'] === 'check', preReview },
  }
}

export const loadCases: Loader<'cases'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const [cases, drafts, bars] = await Promise.all([
    ask(listMyCases, { params: { region }, query: { after, limit: 20 } }),
    ask(listDrafts, { params: { region } }),
    ask(listMyBars, { params: { region } }),
  ])
  if ('problem' in cases) return cases
  if ('problem' in drafts) return drafts
  const running = cases.reply.cases.map((one) => one.case).join(',')
  const owed = running && (await ask(listMyObligations, { params: { region }, query: { running, limit: 100 } }))
  const first = after === undefined
  return {
    props: {
      cases: cases.reply.cases,
      next: cases.reply.next,
      drafts: first ? drafts.reply.drafts : [],
      first,
      bars: first && 'reply' in bars ? bars.reply.bars : [],
      owed: owed && 'reply' in owed ? owed.reply.obligations : [],
    },
  }
}

export const loadCase: Loader<'case'> = async ({ frame: { region }, params, query, ask }) => {
  const id = params['case']
  const view = await ask(readMyCase, { params: { region, case: id }, query: { after: position(query) } })
  if ('problem' in view) return view
  const sent = view.reply.deliverBy === 'courier' || view.reply.timeline.some(({ key }) => key.startsWith('came-back'))
  const [parcels, before] = await Promise.all([
    sent ? ask(listMyParcels, { params: { region, case: id } }) : null,
    ask(listCasePrecases, { params: { region, case: id } }),
  ])
  return {
    props: {
      view: view.reply,
      parcels: parcels && 'reply' in parcels ? parcels.reply.parcels : [],
      before: 'reply' in before ? before.reply.precases : [],
    },
  }
}

/** Whoever is not logged in is led to the log-in and back, before anything is written. */
export const loadAsk: Loader<'ask'> = async (visit) => {
  const { frame, params } = visit
  if (frame.session.role === 'anonymous')
    return { redirect: `/login?next=${part(`/${frame.region}/items/${part(params['item'] ?? '')}/ask`)}` }
  return loadGuide(visit)
}

export const loadPrecases: Loader<'precases'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const list = await ask(listMyPrecases, { params: { region }, query: { after, limit: 20 } })
  return 'reply' in list ? { props: { ...list.reply, first: after === undefined } } : list
}

export const loadObligations: Loader<'obligations'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const list = await ask(listMyObligations, { params: { region }, query: { after, limit: 20 } })
  return 'reply' in list ? { props: { ...list.reply, first: after === undefined } } : list
}

export const loadProjects: Loader<'projects'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const list = await ask(listMyProjects, { params: { region }, query: { after, limit: 20 } })
  return 'reply' in list ? { props: { ...list.reply, first: after === undefined } } : list
}

export const loadProject: Loader<'project'> = async ({ frame: { region }, params, query, ask }) => {
  const after = query['after']
  const view = await ask(readMyProject, { params: { region, project: params['project'] }, query: { after } })
  return 'reply' in view ? { props: { ...view.reply, first: after === undefined } } : view
}

export const loadPrecase: Loader<'precase'> = async ({ frame: { region }, params, query, ask }) => {
  const view = await ask(readMyPrecase, {
    params: { region, precase: params['precase'] },
    query: { after: position(query) },
  })
  return 'reply' in view ? { props: { view: view.reply } } : view
}

export const loadWhy: Loader<'why'> = async ({ frame: { region }, params, ask }) => {
  const view = await ask(readMyCase, { params: { region, case: params['case'] } })
  if ('problem' in view) return view
  // What people decide is explained at the case itself.
  const { case: id, rules } = view.reply
  return rules ? { props: { view: view.reply, rules } } : { redirect: `/${region}/cases/${part(id)}` }
}

export const loadCorrect: Loader<'correct'> = async ({ frame: { region }, params, ask }) => {
  const view = await ask(readMyCase, { params: { region, case: params['case'] } })
  if ('problem' in view) return view
  // Nothing is to be corrected any more, for instance after the way back in the browser.
  if (!view.reply.can.some((act) => act === 'correct' || act === 'supply-deferred' || act === 'hand-in-revision'))
    return { redirect: `/${region}/cases/${part(view.reply.case)}` }
  const guide = await ask(readGuide, {
    params: { region, item: view.reply.item },
    query: { revision: view.reply.revision, matter: view.reply.about?.matter },
  })
  return 'reply' in guide ? { props: { guide: guide.reply, view: view.reply } } : guide
}

export const loadVerify: Loader<'verify'> = async ({ frame: { region }, params, query, ask }) => {
  const typed = askedLicence(query['asked'] ?? '')
  if (typed === 'unreadable') return { props: { asked: query['asked'] ?? '', found: null, problem: 'unreadable' } }
  if (typed) {
    const code = typed.code === null ? '' : `?code=${part(typed.code)}`
    return { redirect: `/${region}/verify/${part(typed.identifier)}${code}` }
  }
  const identifier = params['identifier']
  if (identifier === undefined) return { props: { asked: '', found: null, problem: null } }
  const answer = await ask(verifyCredential, { params: { region, identifier }, query: { code: query['code'] } })
  if ('reply' in answer) return { props: { asked: identifier, found: answer.reply, problem: null } }
  return answer.status < 500 ? { props: { asked: identifier, found: null, problem: answer.problem } } : answer
}

/** A wrong code and an unknown number are told alike; too many tries are told as such. */
export const loadProgress: Loader<'progress'> = async ({ frame: { region }, query, form, ask }) => {
  const number = (form['number'] ?? query['number'] ?? '').trim().slice(0, 80)
  const code = (form['code'] ?? '').trim().slice(0, 40)
  // A code in an old bookmark is not taken, and does not stay in the address bar.
  if (query['code'] !== undefined) return { redirect: `/${region}/progress?number=${part(number)}` }
  if (number === '' || code === '') return { props: { asked: number, found: null, refused: null } }
  const answer = await ask(readProgress, { params: { region }, body: { number, code } })
  if ('reply' in answer) return { props: { asked: number, found: answer.reply, refused: null } }
  return answer.status < 500 ? { props: { asked: number, found: null, refused: answer.problem.detail } } : answer
}

/** Nothing is asked before somebody types. */
export const loadKiosk: Loader<'kiosk'> = async () => ({ props: {} })

export const loadReads: Loader<'reads'> = async ({ frame: { region }, query, ask }) => {
  const before = /^\d{1,18}$/.test(query['before'] ?? '') ? query['before'] : undefined
  const list = await ask(listReads, { params: { region }, query: { before, limit: 20 } })
  return 'reply' in list ? { props: { ...list.reply, first: before === undefined } } : list
}

const savedOf = (saved: string | undefined) => (saved === '1' ? 'choice' : saved === 'phone' ? 'phone' : null)

export const loadNotices: Loader<'notices'> = async ({ frame: { region }, query, ask }) => {
  const chosen = await ask(readNotices, { params: { region } })
  return 'reply' in chosen ? { props: { ...chosen.reply, saved: savedOf(query['saved']) } } : chosen
}

export const loadLicences: Loader<'licences'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const list = await ask(listMyCredentials, { params: { region }, query: { after, limit: 20 } })
  return 'reply' in list ? { props: { ...list.reply, first: after === undefined } } : list
}

export const loadDraws: Loader<'draws'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const draws = await ask(listDraws, { params: { region }, query: { after, limit: 20 } })
  return 'reply' in draws ? { props: { ...draws.reply, first: after === undefined } } : draws
}

/** Where accounts for demonstrations don't exist, the list is missing and the page says so. */
export const loadLogin: Loader<'login'> = async ({ frame, hadSession, query, ask }) => {
  const accounts = await ask(listDemonstrationAccounts, {})
  if ('problem' in accounts && accounts.status !== 404) return accounts
  return {
    props: {
      accounts: 'reply' in accounts ? accounts.reply.accounts : [],
      next: query['next'] ?? null,
      find: query['find']?.normalize('NFKC').trim().slice(0, 50) || null,
      ended: hadSession && frame.session.role === 'anonymous',
    },
  }
}

export const loadPublicNotices: Loader<'publicNotices'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const list = await ask(listPublicNotices, { params: { region }, query: { after, limit: 20 } })
  return 'reply' in list ? { props: { ...list.reply, first: after === undefined } } : list
}

export const loadGrants: Loader<'grants'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const asked = query['month']?.normalize('NFKC').trim() ?? ''
  const month = MonthText.safeParse(asked).data
  const unread = asked !== '' && month === undefined
  const list = await ask(listGrants, { params: { region }, query: { after, month, limit: 20 } })
  if (!('reply' in list)) return list
  return { props: { ...list.reply, month: month ?? null, unread: unread ? asked.slice(0, 20) : null, first: !after } }
}

export const loadChecks: Loader<'checks'> = async ({ frame: { region }, query, ask }) => {
  const after = query['after']
  const asked = query['licence']?.normalize('NFKC').trim() ?? ''
  const licence = AskedLicence.optional().safeParse(asked === '' ? undefined : asked)
  const list = await ask(listCheckRecords, { params: { region }, query: { after, licence: licence.data, limit: 20 } })
  if (!('reply' in list)) return list
  return {
    props: {
      ...list.reply,
      licence: licence.data ?? null,
      unread: licence.success ? null : asked.slice(0, 130),
      first: !after,
    },
  }
}

export const loadPublicNotice: Loader<'publicNotice'> = async ({ frame: { region }, params, query, ask }) => {
  const found = await ask(readPublicNotice, { params: { region, notice: params['notice'] } })
  return 'reply' in found ? { props: { notice: found.reply, said: query['said'] === '1' } } : found
}
