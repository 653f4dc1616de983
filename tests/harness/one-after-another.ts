/*
 * Several test files in one process, one after another: `one-after-another.ts <ms a test may take> file…`. Each begins with the modules of the server loaded and its
 * code compiled, which else costs most of what a small file costs. Every file is a test named like it, whose parts are the tests of the file.
 */
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import process from 'node:process'
import { mock, test, type TestContext } from 'node:test'
import { pathToFileURL } from 'node:url'
import { limitFile, usualMs } from './file-limit.ts'
import { followed } from './followed.ts'
import { gather, type Gathered } from './gathered-tests.ts'
import { leaveDatabases } from './postgres.ts'

const [timeoutMs, ...files] = process.argv.slice(2)
const stand = new URL('./gathered-tests.ts', import.meta.url).href

registerHooks({
  resolve: (asked, context, next) =>
    asked === 'node:test' && context.parentURL !== stand ? { url: stand, shortCircuit: true } : next(asked, context),
})

followed.byOthers = true
for (const file of files)
  await test(file, { timeout: Infinity }, async (t) => {
    const environment = { ...process.env }
    limitFile(usualMs)
    const gathered = gather(t)
    try {
      await import(pathToFileURL(resolve(file)).href)
      await runGathered(t, gathered)
    } finally {
      // Behind what the file itself does at its end: a database that goes first breaks off whoever still holds it.
      t.after(leaveDatabases)
      t.after(() => leaveAsFound(environment))
    }
  })
for (const end of followed.atTheEnd) await end()

function leaveAsFound(environment: NodeJS.ProcessEnv): void {
  mock.reset()
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
  Object.assign(process.env, environment)
}

async function runGathered(t: TestContext, { befores, tests }: Gathered): Promise<void> {
  for (const begin of befores) await begin()
  for (const one of tests) await t.test(one.name, { timeout: Number(timeoutMs), ...one.options }, one.run)
}
