import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { followed } from './followed.ts'
import { memoryHasRoom } from './memory-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const modules = join(root, 'node_modules')

/** A sandbox needs rights that containers lack; the rest keeps a test browser from talking to anybody but the test. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu', // to play one on the processor costs a fifth more
  '--js-flags=--no-opt --no-maglev', // no page of a test lives long enough for its scripts to be worth optimizing
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  // A camera that shows a test picture, given to whoever asks.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/** What the processes of a browser hand one another: in files on the disk it costs a tenth more. */
const handedOverBytes = 2 ** 30

/**
 * A headless Chromium with Chinese fonts, the same on every machine.
 *
 * @throws when the machine has none and the packaged one does not run on it
 */
export async function launchBrowser(): Promise<Browser> {
  const { program, libraries } = await findChromium()
  const env = { ...process.env, FONTCONFIG_FILE: fontConfiguration() }
  return chromium.launch({
    executablePath: program,
    args: ARGUMENTS,
    ignoreDefaultArgs: memoryHasRoom(handedOverBytes) ? ['--disable-dev-shm-usage'] : [],
    env: libraries === undefined ? env : { ...env, LD_LIBRARY_PATH: libraries },
  })
}

let lent: Promise<Browser> | undefined

export type BorrowedBrowser = {
  browser: Browser
  /** @param stay  pages that the next file finds; all others are closed */
  leave: (stay?: readonly Page[]) => Promise<void>
}

/** A browser for one test file. Files that follow one another in a process have the same, in which nothing is open but what they leave one another. */
export async function borrowBrowser(): Promise<BorrowedBrowser> {
  // A launch that failed is the failure of the file that asked for it, and of no later one.
  const before = await lent?.catch(() => undefined)
  lent = before?.isConnected() ? Promise.resolve(before) : launchBrowser()
  const browser = await lent
  if (followed.byOthers) followed.atTheEnd.add(end)
  const leave = async (stay: readonly Page[] = []) => {
    const contexts = new Set(stay.map((page) => page.context()))
    const closed = browser.contexts().filter((context) => !contexts.has(context))
    await Promise.all(closed.map((context) => context.close()))
    if (!followed.byOthers) await end()
  }
  return { browser, leave }
}

async function end(): Promise<void> {
  const last = await lent?.catch(() => undefined)
  lent = undefined
  await last?.close()
}

type Program = { program: string; libraries?: string }

/** The one named in `YICHUANG_CHROMIUM`, the one inside the npm package, or one that the machine has. */
export async function findChromium(): Promise<Program> {
  const named = process.env['YICHUANG_CHROMIUM']
  if (named !== undefined && named !== '') return { program: named }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpacked()
    const program = join(folder, 'chromium')
    if (answers({ program })) return { program }
    // Machines without the nss libraries: the package brings its own.
    const libraries = join(folder, 'al2023', 'lib')
    if (answers({ program, libraries })) return { program, libraries }
  }
  const installed = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].find((path) => existsSync(path))
  if (installed !== undefined) return { program: installed }
  throw new Error('no Chromium runs here: install one, or name one in YICHUANG_CHROMIUM')
}

function answers({ program, libraries }: Program): boolean {
  const env = libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries }
  return spawnSync(program, ['--version'], { env, stdio: 'ignore' }).status === 0
}

/** Unpacks the packaged browser once (170 MB, some seconds); the folder gets its name when it is complete. */
async function unpacked(): Promise<string> {
  const packaged = join(modules, '@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, 'var', `chromium-${version}`)
  if (existsSync(folder)) return folder
  const half = `${folder}.${process.pid}`
  mkdirSync(half, { recursive: true })
  const { inflate } = await import('@sparticuz/chromium')
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = half // the package unpacks into the folder for temporary files and nowhere else
  try {
    for (const archive of ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'])
      await inflate(join(packaged, 'bin', archive))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  try {
    renameSync(half, folder)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // else another test file unpacked the same first
  }
  return folder
}

/** Only the project's own fonts, so that a page measures the same on a machine with many fonts and on one with none. */
function fontConfiguration(): string {
  const file = join(root, 'var', 'fonts.conf')
  const folders = [
    'noto-sans-sc/400Regular',
    'noto-sans-sc/700Bold',
    'noto-serif-sc/400Regular',
    'noto-serif-sc/700Bold',
  ]
  const prefer = (generic: string, family: string): string =>
    `<match><test name="family"><string>${generic}</string></test><edit name="family" mode="prepend" binding="strong"><string>${family}</string></edit></match>`
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((folder) => `<dir>${join(modules, '@expo-google-fonts', folder)}</dir>`).join('\n')}
<cachedir>${join(root, 'var', 'fontconfig')}</cachedir>
${prefer('sans-serif', 'Noto Sans SC')}
${prefer('serif', 'Noto Serif SC')}
${prefer('monospace', 'Noto Sans SC')}
<match><edit name="family" mode="append" binding="weak"><string>Noto Sans SC</string></edit></match>
</fontconfig>
`
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return file
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
  return file
}
