/** Addresses of the public pages, in one place for pages, islands and server. */
const path = (...parts: string[]): string => `/${parts.map(encodeURIComponent).join('/')}`

export const addresses = {
  home: (region: string) => `/${region}/`,
  items: (region: string, query: Record<string, string | null | undefined> = {}) => {
    const given = Object.entries(query).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
    return path(region, 'items') + (given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '')
  },
  halls: (region: string) => path(region, 'halls'),
  lead: (region: string, key?: string) => (key ? path(region, 'find', key) : path(region, 'find')),
  item: (region: string, item: string) => path(region, 'items', item),
  apply: (region: string, id: string, step?: string) =>
    step ? path(region, 'apply', id, step) : path(region, 'apply', id),
  cases: (region: string) => path(region, 'cases'),
  case: (region: string, id: string) => path(region, 'cases', id),
  why: (region: string, id: string) => path(region, 'cases', id, 'why'),
  correct: (region: string, id: string) => path(region, 'cases', id, 'correct'),
  verify: (region: string, identifier?: string) =>
    identifier ? path(region, 'verify', identifier) : path(region, 'verify'),
  progress: (region: string) => path(region, 'progress'),
  kiosk: (region: string) => path(region, 'kiosk'),
  reads: (region: string) => path(region, 'reads'),
  notices: (region: string) => path(region, 'notices'),
  ask: (region: string, item: string) => path(region, 'items', item, 'ask'),
  precases: (region: string) => path(region, 'enquiries'),
  precase: (region: string, id: string) => path(region, 'enquiries', id),
  obligations: (region: string) => path(region, 'obligations'),
  projects: (region: string) => path(region, 'projects'),
  project: (region: string, project: string) => path(region, 'projects', project),
  licences: (region: string) => path(region, 'licences'),
  grants: (region: string) => path(region, 'grants'),
  publicNotices: (region: string) => path(region, 'public-notices'),
  publicNotice: (region: string, notice: string) => path(region, 'public-notices', notice),
  checks: (region: string, licence?: string) =>
    `${path(region, 'check-records')}${licence === undefined ? '' : `?licence=${encodeURIComponent(licence)}`}`,
  draws: (region: string) => path(region, 'draws'),
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : '/login'),
  evidenceKeys: '/api/evidence/keys',
  desk: '/desk/',
}
