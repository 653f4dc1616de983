// Are the packages of this package-lock.json in node_modules? If not, `npm ci`, with progress.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

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
  if (stamped && wanted.every((one) => one.optional || existsSync(join(root, one.path, 'package.json')))) return
  if (sameAsInstalled(root, wanted)) return writeFileSync(stampFile, stamp)

  say(`安装依赖：共 ${wanted.length} 个软件包 · installing ${wanted.length} packages from the npm registry …`)
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  const progress = setInterval(() => say(`  ${present()} / ${wanted.length} · ${seconds()} s`), 5000)
  const code = await npmCi(root).finally(() => clearInterval(progress))
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
    .map(([path, one]) => ({ path, version: one.version, optional: one.optional === true }))
}

/** npm writes this hidden lock last, so an installation that was broken off has none. */
function sameAsInstalled(root, wanted) {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return wanted.every(
    (one) =>
      installed[one.path] !== undefined &&
      installed[one.path].version === one.version &&
      existsSync(join(root, one.path, 'package.json')),
  )
}

function npmCi(root) {
  // Under `npm start` npm names its own program; run by hand, it is on the PATH.
  const cli = process.env.npm_execpath
  const byItself = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli)
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  // Below "error" npm prints one EBADENGINE warning per package that wants the Node we are just fetching.
  args.push('--loglevel=error')
  const npm = byItself
    ? spawn(process.execPath, [cli, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
  return new Promise((resolve, reject) => {
    npm.on('error', reject)
    npm.on('exit', (code, signal) => resolve(code ?? signal))
  })
}
