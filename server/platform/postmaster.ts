import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a PostgreSQL server writes about itself into its data folder while it runs. */
export type Postmaster = { pid: number; port: number }

/**
 * The server that runs over this data folder now, or undefined.
 *
 * A `postmaster.pid` left behind by a killed server is made harmless: PostgreSQL itself refuses to start while a process
 * of that number exists, and after kill -9 that is a zombie nobody reaps, after a reboot any other program. Only the
 * number is struck out: the line with the shared memory key must stay, because by it a new server notices orphaned
 * backends of the old one, which would otherwise write beside it.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  // Written in two steps, so a half-written file is a server that is just starting: it will be read again.
  if (!Number.isInteger(pid) || !Number.isInteger(port)) return undefined
  if (runsPostmaster(pid, cluster)) return port > 0 ? { pid, port } : undefined
  if (pid !== NO_PROCESS && existsSync(file)) writeFileSync(file, [NO_PROCESS, ...lines.slice(1)].join('\n'))
  return undefined
}

/** Above any process number a system gives out, so that asking for it answers "no such process". */
const NO_PROCESS = 2_147_483_646

/** Is this process alive (not a zombie) and a PostgreSQL server of this data folder? */
export function runsPostmaster(pid: number, cluster: string): boolean {
  if (pid === NO_PROCESS) return false
  if (process.platform === 'linux') return runsOnLinux(pid, cluster)
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform === 'win32') return true
  try {
    const [state = '', program = ''] = execFileSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/)
    return !state.startsWith('Z') && program.includes('postgres')
  } catch {
    return false // ps fails for a number it does not know
  }
}

function runsOnLinux(pid: number, cluster: string): boolean {
  try {
    // "pid (program) state …"; the program's name may itself hold spaces and parentheses
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const state = stat[stat.lastIndexOf(')') + 2]
    if (state === 'Z' || state === 'X' || !stat.includes('(postgres)')) return false
  } catch {
    return false
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch (error) {
    // Another user's process does not show its folder: its name has to do. One that ended meanwhile shows nothing.
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}
