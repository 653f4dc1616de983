import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const wrong = `
import pg from 'pg'
import { sayNoMoreThanWhere } from '${join(import.meta.dirname, 'last-words.ts')}'
sayNoMoreThanWhere()
const error = Object.assign(new pg.DatabaseError('duplicate key', 9, 'error'), {
  code: '23505', constraint: 'parties_code', detail: 'Key (code)=(320706199001010011) already exists.',
})
error.message += ' 王小明'
setTimeout(() => Promise.reject(error))
`

test('an error that nobody caught ends the server and says where it arose, and quotes nothing', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', wrong], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  })
  assert.equal(status, 1)
  assert.match(stderr, /23505 parties_code/)
  assert.doesNotMatch(stderr, /王小明|320706199001010011/)
})
