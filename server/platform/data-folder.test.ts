import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { cannotUse } from './data-folder.ts'

test('a data folder that cannot be written is told in a sentence, whatever the disk says', () => {
  for (const [code, said] of [
    ['EACCES', /没有写入权限/],
    ['EROFS', /只读/],
    ['ENOSPC', /已满/],
  ] as const)
    assert.match(cannotUse('/srv/yichuang', { code, path: '/srv/yichuang/keys' })!.message, said)
})

test('a file where the folder should be is told as such', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-folder-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'data')
  writeFileSync(file, '')
  for (const path of [file, join(file, 'deeper')])
    try {
      mkdirSync(path, { recursive: true })
      assert.fail('made a folder of a file')
    } catch (error) {
      assert.match(cannotUse(path, error)?.message ?? '', /是文件，不是文件夹/)
    }
})

test('what is about another place or another thing stays what it is', () => {
  assert.equal(cannotUse('/srv/yichuang', { code: 'EACCES', path: '/etc/shadow' }), null)
  assert.equal(cannotUse('/srv/yichuang', { code: 'EACCES', syscall: 'listen', port: 80 }), null)
  assert.equal(cannotUse('/srv/yichuang', new Error('a bug')), null)
})
