import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { breaches } from '#tests/architecture.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

test('every import, clock and word stands where the architecture allows it', () => {
  const paths = globSync(['{kernel,contracts,seed,server,web}/**/*.{ts,tsx,mts}', 'server/platform/migrations/*.sql'], {
    cwd: root,
    exclude: ['web/dist/**'],
  })
  assert.ok(paths.length > 20, 'the sources were not found')
  const sources = paths.map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(`${root}/${path}`, 'utf8'),
  }))
  assert.deepEqual(breaches(sources), [])
})

const broken: [path: string, text: string, sentence: string][] = [
  ['kernel/a.ts', `import { readFileSync } from 'node:fs'`, 'kernel/a.ts may not import node:fs'],
  ['kernel/a.ts', `export * from '#contracts/cases.ts'`, 'kernel/a.ts may not import contracts/cases.ts'],
  ['kernel/a.test.ts', `import { b } from '../contracts/b.ts'`, 'kernel/a.test.ts may not import contracts/b.ts'],
  ['kernel/a.ts', `const x = Math.random()`, 'kernel/a.ts may not draw by chance: randomness is an argument'],
  ['contracts/a.ts', `import type { Pool } from 'pg'`, 'contracts/a.ts may not import pg'],
  ['contracts/a.ts', `import { items } from '#seed/items.ts'`, 'contracts/a.ts may not import seed/items.ts'],
  ['seed/a.ts', `import { open } from '#platform/db.ts'`, 'seed/a.ts may not import server/platform/db.ts'],
  [
    'server/platform/a.ts',
    `import { x } from '../modules/cases/index.ts'`,
    'server/platform/a.ts may not import server/modules/cases/index.ts',
  ],
  [
    'server/adapters/a.ts',
    `await import('#server/modules/cases/index.ts')`,
    'server/adapters/a.ts may not import server/modules/cases/index.ts',
  ],
  [
    'server/modules/work/a.ts',
    `import {\n  x,\n} from '../cases/queries.ts'`,
    'server/modules/work/a.ts may not import server/modules/cases/queries.ts',
  ],
  [
    'server/modules/work/a.ts',
    `import '#server/adapters/sms.ts'`,
    'server/modules/work/a.ts may not import server/adapters/sms.ts',
  ],
  [
    'server/site/a.ts',
    `import { x } from '#server/modules/cases/queries.ts'`,
    'server/site/a.ts may not import server/modules/cases/queries.ts',
  ],
  ['server/new/a.ts', ``, 'server/new/a.ts stands in a folder that no rule speaks of'],
  ['web/desk/a.tsx', `import { x } from '#platform/db.ts'`, 'web/desk/a.tsx may not import server/platform/db.ts'],
  ['web/desk/a.tsx', `import { x } from 'node:fs'`, 'web/desk/a.tsx may not import node:fs'],
  [
    'server/modules/cases/a.ts',
    `const now = new Date()`,
    'server/modules/cases/a.ts may not read the clock: time is an argument',
  ],
  ['contracts/a.ts', `const now = Date.now()`, 'contracts/a.ts may not read the clock: time is an argument'],
  [
    'server/platform/a.ts',
    `const openLicenceRow = 1`,
    'server/platform/a.ts may not know the word “Licence” of the field',
  ],
  [
    'server/platform/a.ts',
    `throw new Error('没有这个办件')`,
    'server/platform/a.ts may not know the word “办件” of the field',
  ],
  [
    'server/platform/migrations/a.sql',
    `create table log.applicant_names (region text) -- of the envelope: applicant_present`,
    'server/platform/migrations/a.sql may not know the word “applicant” of the field',
  ],
]

for (const [path, text, sentence] of broken)
  test(`the check says: ${sentence}`, () => assert.ok(breaches([{ path, text }]).includes(sentence)))

test('the check is silent where all is well', () => {
  const well = [
    ['kernel/a.ts', `import { b } from './b.ts' // like node:fs\n/* new Date() */ new Date(0)`],
    ['kernel/a.test.ts', `import { test } from 'node:test'`],
    ['server/modules/work/a.ts', `import { x } from './queries.ts'\nimport pg from 'pg'`],
    ['server/modules/work/a.test.ts', `import { testDatabase } from '#tests/harness/postgres.ts'`],
    ['server/main.ts', `import { x } from './modules/cases/index.ts'\nnew Date()`],
    ['server/platform/a.ts', `// a licence for an applicant\nexport const open = 1`],
  ] as const
  assert.deepEqual(breaches(well.map(([path, text]) => ({ path, text }))), [])
})
