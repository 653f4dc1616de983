import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPath } from './local-path.ts'

test('a way back leads to a page of this site', () => {
  assert.equal(localPath('/lyg/cases/1?after=3'), '/lyg/cases/1?after=3')
})
test('and never elsewhere', () => {
  for (const text of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    '/a b',
    '/a\n',
    '/a\\b',
    undefined,
  ])
    assert.equal(localPath(text), undefined, String(text))
})
