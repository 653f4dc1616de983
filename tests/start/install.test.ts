import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const scripts = fileURLToPath(new URL('../../scripts/', import.meta.url))
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yichuang-install-'))
  for (const name of ['bootstrap.mjs', 'install.mjs', 'build-web.ts'])
    cpSync(scripts + name, join(root, 'scripts', name))
  put('package.json', '{ "type": "module" }')
  put('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/one': { version: '1.0.0' } } }))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text, { mode })
}

/** An npm that notes what it was asked, and then does so. */
const npmThat = (does: string): void =>
  put(
    'npm-cli.cjs',
    `const fs = require('node:fs'), [, , command] = process.argv
     fs.appendFileSync('asked', command + ' ')
     const one = (version) => {
       fs.mkdirSync('node_modules/one', { recursive: true })
       fs.writeFileSync('node_modules/one/package.json', '{}')
       fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/one': { version } } }))
     }
     ${does}`,
  )
const asked = (): string => (existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8').trim() : '')

/** Runs a line of a script in the folder, as `scripts/start.mjs` would; `versions` stands in for this Node's own. */
function run(code: string, versions?: string): { status: number | null; said: string } {
  const before =
    versions === undefined ? '' : `Object.defineProperty(process, 'versions', { value: { node: '${versions}' } });`
  const whole = `${before} const { carriedNode } = await import('./scripts/bootstrap.mjs'); try { ${code} } catch (error) { console.log(error.plain ? error.message : error); process.exit(1) }`
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', whole], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(root, 'npm-cli.cjs') },
    timeout: 60_000,
  })
  return { status: ended.status, said: ended.stdout + ended.stderr }
}
const start = (versions?: string) => run('console.log("node:" + (await carriedNode()))', versions)

suite('what is missing is installed', () => {
  test('with progress, once, and again when the lock has changed', () => {
    npmThat(`one('1.0.0')`)
    assert.match(start().said, /安装依赖：共 1 个软件包.*依赖就绪/s)
    assert.doesNotMatch(start().said, /安装依赖/)
    assert.equal(asked(), 'ci')
    put('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/one': { version: '2.0.0' } } }))
    assert.match(start().said, /依赖就绪/)
    assert.equal(asked(), 'ci ci')
  })

  test('not what somebody has installed by hand in the same versions; another version is fetched', () => {
    npmThat(`one('1.0.0')`)
    spawnSync(process.execPath, ['npm-cli.cjs', 'by-hand'], { cwd: root })
    assert.equal(start().status, 0)
    assert.equal(asked(), 'by-hand')
    rmSync(join(root, 'node_modules/.yichuang-installed'))
    put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/one': { version: '0.9.0' } } }))
    assert.equal(start().status, 0)
    assert.equal(asked(), 'by-hand ci')
  })

  test('a download that breaks off gets a sentence and is fetched anew by the next start', () => {
    npmThat(`console.error('network is down'); process.exit(7)`)
    const broken = start()
    assert.equal(broken.status, 1)
    assert.match(broken.said, /network is down/)
    assert.match(broken.said, /依赖安装失败（npm 退出码 7）：原因见上。请检查网络和 npm 镜像设置/)
    assert.doesNotMatch(broken.said, /\n\s+at /)
    npmThat(`one('1.0.0')`)
    assert.equal(start().status, 0)
    assert.equal(asked(), 'ci ci')
  })

  test('in an empty folder by a plain install where the mirror lacks what other platforms need', () => {
    put('node_modules/left-over/package.json', '{}')
    npmThat(`if (command === 'ci') { console.error('npm error code EUSAGE'); process.exit(1) } one('1.0.0')`)
    assert.equal(start().status, 0)
    assert.equal(asked(), 'ci install')
    assert.equal(existsSync(join(root, 'node_modules/left-over')), false)
  })
})

suite('the Node that runs the project', () => {
  const packages: Record<string, string> = {
    darwin: `node-bin-darwin-${process.arch}`,
    linux: `node-linux-${process.arch}`,
  }
  const carried = `node_modules/${packages[process.platform] ?? 'none'}/bin/node`
  beforeEach(() => npmThat(`one('1.0.0')`))

  test('is the carried one where it runs, else the one of the machine when it is new enough', () => {
    put(carried, '#!/bin/sh\necho v24.12.0\n', 0o755)
    assert.match(start().said, new RegExp(`node:.*${carried}`))
    for (const useless of ['#!/bin/sh\necho v22.1.0\n', '#!/bin/sh\nexit 1\n', 'no program at all']) {
      put(carried, useless)
      assert.ok(start().said.includes(`node:${process.execPath}`), useless)
    }
  })

  test('is neither: a sentence says which Node to install', () => {
    const { status, said } = start('20.11.0')
    assert.equal(status, 1)
    assert.match(said, /没有可用的内置 Node.*请安装 Node\.js 24\.12 或更高版本/)
  })
})

test('the pages are built when an input has changed, and not otherwise', () => {
  put('web/build.ts', `export const buildWeb = async () => {}\n`)
  put('web/dist/page.js', '')
  const built = (): boolean => {
    const ended = spawnSync(process.execPath, ['scripts/build-web.ts'], { cwd: root, encoding: 'utf8' })
    assert.equal(ended.status, 0, ended.stderr)
    return ended.stdout.includes('构建网页')
  }
  assert.deepEqual([built(), built()], [true, false])
  for (const input of ['web/site/page.tsx', 'contracts/cases.ts', 'kernel/clock.ts', 'package-lock.json']) {
    put(input, `{ "changed": "${input}" }`)
    assert.deepEqual([built(), built()], [true, false], input)
  }
  rmSync(join(root, 'web/site/page.tsx'))
  assert.deepEqual([built(), built()], [true, false])
  for (const other of ['web/site/page.test.ts', 'web/dist/page.js', 'server/main.ts']) {
    put(other, 'changed')
    assert.equal(built(), false, other)
  }
})
