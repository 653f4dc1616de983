import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permissions, roles } from '#contracts/permissions.ts'
import { entries, entriesFor, entryOf, pageAt } from './routes.ts'

const id = '0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a01'

test('an address names one page', () => {
  assert.deepEqual(pageAt('/desk/'), { page: 'home' })
  assert.deepEqual(pageAt('/desk/inbox'), { page: 'inbox' })
  assert.deepEqual(pageAt(`/desk/cases/${id}/`), { page: 'case', id })
  assert.deepEqual(pageAt(`/desk/corrections/${id}`), { page: 'correction', id })
  assert.deepEqual(pageAt(`/desk/window/${id}/receipt`), { page: 'window-receipt', id })
  assert.deepEqual(pageAt('/desk/window/outbox'), { page: 'outbox' })
  assert.deepEqual(pageAt(`/desk/window/${id}/kept`), { page: 'kept-slip', id })
})

test('an address with an id that is no uuid names no page', () => {
  assert.deepEqual(pageAt('/desk/cases/20261121-1'), { page: 'unknown' })
  assert.deepEqual(pageAt('/desk/cases'), { page: 'unknown' })
})

function canOf(role: string): string[] {
  const all: [string, readonly string[]][] = Object.entries(permissions)
  return all.flatMap(([name, holders]) => (holders.includes(role) ? [name] : []))
}

test('each role of the desk and review zones has an entry to begin with', () => {
  for (const [role, { zone }] of Object.entries(roles)) {
    if (zone === 'public') continue
    assert.ok(entriesFor({ role, can: canOf(role) }).length > 0, role)
  }
})

test('no page has two entries', () => {
  for (const one of ['key', 'path'] as const)
    assert.equal(new Set(entries.map((entry) => entry[one])).size, entries.length, one)
})

test('a page under an entry of the navigation has that entry', () => {
  const keys = new Set<string>(entries.map(({ key }) => key))
  for (const page of [
    'case',
    'copies',
    'copied-case',
    'precase',
    'consistency',
    'experts',
    'openings',
    'task',
  ] as const)
    assert.ok(keys.has(entryOf(page) ?? ''), page)
})

test('a clerk sees neither the inbox of the offices nor review tasks', () => {
  const keys = entriesFor({ role: 'clerk', can: canOf('clerk') }).map((entry) => entry.key)
  assert.deepEqual(keys, ['window', 'takingIn', 'corrections', 'transfers', 'handOver', 'search'])
})

test('a case page stands under the inbox in the navigation', () => {
  assert.equal(entryOf('case'), 'inbox')
  assert.equal(entryOf('unknown'), null)
})
