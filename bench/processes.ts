import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** What a process has used: CPU in milliseconds since its start, memory in megabytes now. */
export type Used = { cpuMs: number; residentMb: number }

/** USER_HZ of Linux on every architecture this runs on. */
const ticksPerSecond = 100

/** @returns null where the system does not tell (no /proc) or the process is gone */
export function usedBy(pid: number): Used | null {
  try {
    const fields = statFields(pid)
    const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
    return {
      cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond,
      residentMb: resident ? Number(resident[1]) / 1_024 : 0,
    }
  } catch {
    return null
  }
}

export const childrenOf = (parent: number): number[] =>
  existsSync('/proc')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => {
          try {
            return Number(statFields(pid)[1]) === parent
          } catch {
            return false
          }
        })
    : []

/**
 * CPU of a process and its children. A child that has ended is counted only from what its parent has waited for, so both are read.
 */
export function cpuOfFamily(pid: number): number {
  const own = (of: number) => {
    try {
      const fields = statFields(of)
      const waitedFor = of === pid ? Number(fields[13]) + Number(fields[14]) : 0
      return ((Number(fields[11]) + Number(fields[12]) + waitedFor) * 1_000) / ticksPerSecond
    } catch {
      return 0
    }
  }
  return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + own(each), 0)
}

/** Fields of /proc/<pid>/stat from the third on; the name in the second may hold anything. */
function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}
