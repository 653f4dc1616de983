import type { CaseView } from '#contracts/cases.ts'
import { findingOf } from '#contracts/commitment-events.ts'
import type { Item } from '#contracts/item.ts'
import type { Role } from '#contracts/permissions.ts'
import type { CaseState } from '../case-state.ts'
import { isOpen, mayRepair, stands } from './check-rules.ts'
import { checkTitles, dispensedNames } from '../papers/paper-content.ts'

/** Whom what gave cause to look concerns: never whom it is said of. */
const knows: ReadonlySet<Role> = new Set<Role>(['inspector', 'supervisor'])

/** 告知承诺 as the page of the case tells it. */
export function commitmentView(state: CaseState, item: Item, role: Role): CaseView['commitment'] {
  const given = state.commitment
  if (!given) return null
  const { check, sample, checks, rectifyBy, ended, repaired, ordered } = given
  const settled = !isOpen(state)
  return {
    filing: item.filing === true,
    dispensed: dispensedNames(state, item),
    checkDue: settled ? null : (check?.day ?? null),
    sample:
      sample === 'awaited'
        ? { percent: item.commitment?.sample?.percent ?? 0, drawn: null, day: null }
        : sample && { percent: sample.percent, drawn: sample.drawn, day: sample.day },
    checks: checks.map(({ finding, report, lapsed, day }) => ({
      findingText: findingOf(finding, item.filing === true, lapsed).text,
      report,
      day,
    })),
    rectifyBy: settled ? null : (rectifyBy?.day ?? null),
    endedText: ended?.how === 'taken-back' ? '申请人在核查以前撤回了承诺，据此取得的证照已经注销。' : null,
    bars: mayRepair(state),
    repaired,
    ordered: ordered && { reason: knows.has(role) ? ordered.reason : null, day: ordered.day },
  }
}

const waits = (state: CaseState): boolean => state.commitment?.check != null && isKept(state)

/** What was promised still stands for what was granted on it. */
const isKept = (state: CaseState): boolean =>
  stands(state) && (state.commitment!.check ?? state.commitment!.sample) !== null

/** 核查. */
export const mayCheck = waits
/** 撤回承诺: before anybody went, and where nobody goes. */
export const mayTakeBack = (state: CaseState): boolean => isKept(state) && state.commitment!.checks.length === 0

/** `check-notice-2` is about the second check. */
export function checkTitleOf(paper: string, { commitment }: CaseState): string {
  const check = commitment?.checks[Number(paper.split('-').at(-1)) - 1]
  return checkTitles[check && !check.lapsed ? check.finding : 'true']
}
