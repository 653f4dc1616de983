import type { Permission, Role } from '#contracts/permissions.ts'

/** Everything that the address bar can say. */
export type Page =
  | { page: 'home' }
  | { page: 'inbox' }
  | { page: 'duty' }
  | { page: 'experts' }
  | { page: 'case'; id: string }
  | { page: 'search' }
  | { page: 'precases' }
  | { page: 'obligations' }
  | { page: 'precase'; id: string }
  | { page: 'window' }
  | { page: 'filling'; id: string }
  | { page: 'window-receipt'; id: string }
  | { page: 'outbox' }
  | { page: 'kept-slip'; id: string }
  | { page: 'taking-in' }
  | { page: 'corrections' }
  | { page: 'correction'; id: string }
  | { page: 'mending'; id: string }
  | { page: 'supplying'; id: string }
  | { page: 'transfers' }
  | { page: 'transfer'; id: string }
  | { page: 'hand-over' }
  | { page: 'hand-over-case'; id: string }
  | { page: 'tasks' }
  | { page: 'task'; id: string }
  | { page: 'items' }
  | { page: 'form-design'; code: string }
  | { page: 'rule-trial'; code: string }
  | { page: 'hall-hours' }
  | { page: 'posts' }
  | { page: 'calendar' }
  | { page: 'checks' }
  | { page: 'late-steps' }
  | { page: 'over-internal' }
  | { page: 'consistency' }
  | { page: 'copies' }
  | { page: 'copied-case'; id: string }
  | { page: 'openings' }
  | { page: 'opening'; id: string }
  | { page: 'own-openings' }
  | { page: 'own-absence' }
  | { page: 'clock' }
  | { page: 'health' }
  | { page: 'unknown' }

export const base = '/desk'

const patterns: readonly (readonly [string, (name: string) => Page])[] = [
  ['', () => ({ page: 'home' })],
  ['inbox', () => ({ page: 'inbox' })],
  ['duty', () => ({ page: 'duty' })],
  ['experts', () => ({ page: 'experts' })],
  ['cases/:id', (id) => ({ page: 'case', id })],
  ['search', () => ({ page: 'search' })],
  ['precases', () => ({ page: 'precases' })],
  ['obligations', () => ({ page: 'obligations' })],
  ['precases/:id', (id) => ({ page: 'precase', id })],
  ['window', () => ({ page: 'window' })],
  ['window/outbox', () => ({ page: 'outbox' })],
  ['window/:id/kept', (id) => ({ page: 'kept-slip', id })],
  ['window/:id', (id) => ({ page: 'filling', id })],
  ['window/:id/receipt', (id) => ({ page: 'window-receipt', id })],
  ['taking-in', () => ({ page: 'taking-in' })],
  ['corrections', () => ({ page: 'corrections' })],
  ['cases/:id/mending', (id) => ({ page: 'mending', id })],
  ['cases/:id/supplying', (id) => ({ page: 'supplying', id })],
  ['corrections/:id', (id) => ({ page: 'correction', id })],
  ['transfers', () => ({ page: 'transfers' })],
  ['transfers/:id', (id) => ({ page: 'transfer', id })],
  ['hand-over', () => ({ page: 'hand-over' })],
  ['hand-over/:id', (id) => ({ page: 'hand-over-case', id })],
  ['tasks', () => ({ page: 'tasks' })],
  ['tasks/:id', (id) => ({ page: 'task', id })],
  ['items', () => ({ page: 'items' })],
  ['items/:code/form', (code) => ({ page: 'form-design', code })],
  ['items/:code/rules', (code) => ({ page: 'rule-trial', code })],
  ['calendar', () => ({ page: 'calendar' })],
  ['hall-hours', () => ({ page: 'hall-hours' })],
  ['posts', () => ({ page: 'posts' })],
  ['checks', () => ({ page: 'checks' })],
  ['late-steps', () => ({ page: 'late-steps' })],
  ['over-internal', () => ({ page: 'over-internal' })],
  ['consistency', () => ({ page: 'consistency' })],
  ['copies', () => ({ page: 'copies' })],
  ['copies/:id', (id) => ({ page: 'copied-case', id })],
  ['openings', () => ({ page: 'openings' })],
  ['openings/:id', (id) => ({ page: 'opening', id })],
  ['own-openings', () => ({ page: 'own-openings' })],
  ['posts/own', () => ({ page: 'own-absence' })],
  ['clock', () => ({ page: 'clock' })],
  ['health', () => ({ page: 'health' })],
]

/** Every page that an address names. */
export const pageNames: readonly Page['page'][] = patterns.map(([, make]) => make('').page)

const shapes: Record<string, RegExp> = {
  ':id': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  ':code': /^[A-Za-z0-9-]{3,40}$/,
}

/** The page that a path names; ids that are not uuids and codes that no item can have name no page. */
export function pageAt(pathname: string): Page {
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname
  const parts = path.split('/').filter((part) => part !== '')
  for (const [pattern, make] of patterns) {
    const wanted = pattern.split('/').filter((part) => part !== '')
    if (wanted.length !== parts.length) continue
    const name = parts[wanted.findIndex((part) => part in shapes)] ?? ''
    const fits = wanted.every((part, at) => shapes[part]?.test(parts[at] ?? '') ?? part === parts[at])
    if (fits) return make(name)
  }
  return { page: 'unknown' }
}

export type Entry = { key: string; path: string; needs: Permission; roles?: readonly Role[] }

/**
 * Left navigation in its order: the first that somebody has is where they begin, so what they live in stands before what they look up. An
 * entry is shown to whoever has the permission and, where `roles` says so, one of these roles.
 */
export const entries: readonly Entry[] = [
  { key: 'inbox', path: '/desk/inbox', needs: 'case.list-desk', roles: ['acceptor', 'supervisor'] },
  { key: 'duty', path: '/desk/duty', needs: 'duty.read' },
  { key: 'precases', path: '/desk/precases', needs: 'precase.read-desk' },
  { key: 'checks', path: '/desk/checks', needs: 'promise.check' },
  { key: 'obligations', path: '/desk/obligations', needs: 'obligation.read-desk' },
  { key: 'window', path: '/desk/window', needs: 'window.identify' },
  { key: 'takingIn', path: '/desk/taking-in', needs: 'case.take-in', roles: ['clerk'] },
  { key: 'corrections', path: '/desk/corrections', needs: 'case.correct' },
  { key: 'transfers', path: '/desk/transfers', needs: 'originals.read' },
  { key: 'handOver', path: '/desk/hand-over', needs: 'result.hand-over' },
  { key: 'lateSteps', path: '/desk/late-steps', needs: 'step.supervise' },
  { key: 'overInternal', path: '/desk/over-internal', needs: 'step.supervise' },
  { key: 'consistency', path: '/desk/consistency', needs: 'consistency.read' },
  { key: 'search', path: '/desk/search', needs: 'case.read-desk' },
  { key: 'tasks', path: '/desk/tasks', needs: 'task.read' },
  { key: 'items', path: '/desk/items', needs: 'item.design' },
  { key: 'experts', path: '/desk/experts', needs: 'expert.read' },
  { key: 'hallHours', path: '/desk/hall-hours', needs: 'hall.hours' },
  { key: 'posts', path: '/desk/posts', needs: 'post.end' },
  { key: 'calendar', path: '/desk/calendar', needs: 'calendar.load' },
  { key: 'openings', path: '/desk/openings', needs: 'seal.open' },
  { key: 'copies', path: '/desk/copies', needs: 'copy.read' },
  { key: 'ownAbsence', path: '/desk/posts/own', needs: 'absence.own' },
  { key: 'ownOpenings', path: '/desk/own-openings', needs: 'task.read' },
  { key: 'clock', path: '/desk/clock', needs: 'clock.move' },
  { key: 'health', path: '/desk/health', needs: 'operations.read' },
]

export function entriesFor(session: { role: string; can: readonly string[] }): Entry[] {
  return entries.filter(
    (entry) =>
      session.can.includes(entry.needs) &&
      (entry.roles === undefined || entry.roles.some((role) => role === session.role)),
  )
}

/** Key of the navigation entry under which a page stands; null for pages outside the navigation. */
export function entryOf(page: Page['page']): string | null {
  switch (page) {
    case 'inbox':
    case 'case':
      return 'inbox'
    case 'duty':
      return 'duty'
    case 'experts':
      return 'experts'
    case 'calendar':
      return 'calendar'
    case 'hall-hours':
      return 'hallHours'
    case 'posts':
      return 'posts'
    case 'search':
      return 'search'
    case 'obligations':
      return 'obligations'
    case 'precases':
    case 'precase':
      return 'precases'
    case 'window':
    case 'filling':
    case 'window-receipt':
    case 'outbox':
    case 'kept-slip':
      return 'window'
    case 'taking-in':
      return 'takingIn'
    case 'corrections':
    case 'correction':
    case 'mending':
    case 'supplying':
      return 'corrections'
    case 'transfers':
    case 'transfer':
      return 'transfers'
    case 'hand-over':
    case 'hand-over-case':
      return 'handOver'
    case 'tasks':
    case 'task':
      return 'tasks'
    case 'items':
    case 'form-design':
    case 'rule-trial':
      return 'items'
    case 'checks':
      return 'checks'
    case 'late-steps':
      return 'lateSteps'
    case 'over-internal':
      return 'overInternal'
    case 'consistency':
      return 'consistency'
    case 'copies':
    case 'copied-case':
      return 'copies'
    case 'openings':
    case 'opening':
      return 'openings'
    case 'own-absence':
      return 'ownAbsence'
    case 'own-openings':
      return 'ownOpenings'
    case 'clock':
      return 'clock'
    case 'health':
      return 'health'
    case 'home':
    case 'unknown':
      return null
  }
}
