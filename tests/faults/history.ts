import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Receipt } from '#contracts/receipt.ts'

/**
 * What a client saw of one command. `info` means that nobody knows: the connection broke, or the server said that it was away. Lines stand
 * in the order in which they happened, for all clients of one process write into one file.
 */
export type HistoryLine =
  | { say: 'invoke'; command: string; what: string; account: string | null }
  | { say: 'ok'; command: string; receipt: Receipt }
  | { say: 'fail'; command: string; status: number; code: string }
  | { say: 'info'; command: string; why: string }
  /** Of no command: an answer named an applicant to somebody who reviews. */
  | { say: 'shown'; command: ''; what: string; account: string }

/** A file outside the system under test, so that no fault of the system can mend or spoil what was seen. */
export type History = { write(line: HistoryLine): void; lines(): HistoryLine[] }

export function openHistory(file: string): History {
  if (!existsSync(file)) writeFileSync(file, '')
  return {
    write: (line) => appendFileSync(file, `${JSON.stringify(line)}\n`),
    lines: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as HistoryLine),
  }
}

/** What the commands of a history came to; `unknown` are those that were never answered. */
export function tally(lines: readonly HistoryLine[]) {
  const last = new Map<string, HistoryLine['say']>()
  const shaken = new Set<string>()
  for (const { say, command } of lines) {
    if (say === 'shown') continue
    if (say === 'info') shaken.add(command)
    if (last.get(command) !== 'ok') last.set(command, say)
  }
  const count = (say: HistoryLine['say']) => [...last.values()].filter((one) => one === say).length
  return {
    commands: last.size,
    acknowledged: count('ok'),
    refused: count('fail'),
    unknown: count('info') + count('invoke'),
    /** Commands with at least one attempt whose outcome nobody knew. */
    shaken,
  }
}
