import { othersTask } from '#contracts/third-parties.ts'
import { byDay } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { awaitedUntil, isAwaited, untold, waiting } from './own-statement-rules.ts'
import { lastAwaited } from './third-party-rules.ts'

type Heard = Pick<CaseState, 'thirdParties' | 'ownStatements' | 'notices'>

/**
 * What of the 陈述申辩 is not done on a day, in words for whoever has to wait for it; null where nothing is.
 *
 * @source 行政许可法 第三十六条
 */
export function stillHeard({ thirdParties, ownStatements, notices }: Heard, day: string): string | null {
  if (untold(thirdParties)) return '受理单位还没有告知利害关系人'
  const others = thirdParties && lastAwaited(thirdParties, day)
  if (others) return `利害关系人在${byDay(others)}可以陈述申辩`
  const notice = notices[othersTask]
  if (notice && !notice.endedDay) return '告知利害关系人的公告还没有期满'
  if (notice?.comments.some(({ answered }) => !answered)) return '对公告的意见还没有全部答复'
  if (isAwaited(ownStatements, day)) return `申请人在${byDay(awaitedUntil(ownStatements)!)}可以陈述申辩`
  return waiting(ownStatements) ? '申请人的陈述申辩还没有转交' : null
}
