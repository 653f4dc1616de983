// What `node:test` is to the files that `one-after-another.ts` runs: a file's tests are gathered while it is loaded, and run when it is.
import { mock, type TestContext, type TestOptions } from 'node:test'

type Body = (t: TestContext) => unknown
type Hook = () => unknown

export type GatheredTest = { name: string; options: TestOptions; run: (t: TestContext) => Promise<void> }

/** A file's tests in their order, and what is to be done before the first of them. */
export type Gathered = { befores: Hook[]; tests: GatheredTest[] }

/** What stands around a test: each suite's befores run before its first test, its afters behind its last. */
type Scope = { befores: Hook[]; beforeEach: Hook[]; afterEach: Hook[] }

let file: { t: TestContext; gathered: Gathered; scopes: Scope[] } | undefined

/** From here on everything is gathered for the file that `t` is. */
export function gather(t: TestContext): Gathered {
  const gathered: Gathered = { befores: [], tests: [] }
  file = { t, gathered, scopes: [{ befores: gathered.befores, beforeEach: [], afterEach: [] }] }
  return gathered
}

function here() {
  if (file === undefined) throw new Error('no test file is being run')
  return file
}

export function test(name: string, ...rest: [Body] | [TestOptions, Body]): Promise<void> {
  const { gathered, scopes } = here()
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest
  const around = [...scopes]
  const run = async (t: TestContext) => {
    for (const scope of around) for (const begin of scope.beforeEach) await begin()
    try {
      await body(t)
    } finally {
      for (const scope of around) for (const end of scope.afterEach) await end()
    }
  }
  gathered.tests.push({ name, options, run })
  return Promise.resolve()
}

/** Its tests stand among the others; what is done before and after it counts as theirs: as a first and a last one that are named only where they fail. */
export function suite(name: string, body: () => void): Promise<void> {
  const { gathered, scopes } = here()
  const scope: Scope = { befores: [], beforeEach: [], afterEach: [] }
  const at = gathered.tests.length
  scopes.push(scope)
  try {
    body()
  } finally {
    scopes.pop()
  }
  const first = gathered.tests[at]
  if (scope.befores.length === 0) return Promise.resolve()
  if (first === undefined) throw new Error(`the suite ${name} has no tests`)
  const { run } = first
  first.run = async (t) => {
    for (const begin of scope.befores) await begin()
    await run(t)
  }
  return Promise.resolve()
}

export { suite as describe, test as it, mock }

export function before(hook: Hook): void {
  here().scopes.at(-1)!.befores.push(hook)
}

/** At the end of the file, for a suite's too. */
export function after(hook: Hook): void {
  here().t.after(hook)
}

export function beforeEach(hook: Hook): void {
  here().scopes.at(-1)!.beforeEach.push(hook)
}

export function afterEach(hook: Hook): void {
  here().scopes.at(-1)!.afterEach.push(hook)
}
