// The oracle of limits: what a patient lawyer would find with the law, the file of one case and a wall calendar.
//
// It is written from the articles below alone, shares no line with the platform's own clocks, and is there to contradict them.
// It knows no arithmetic of days. It goes through the case one civil day after another, and says of each day and each limit that runs:
// this day counts, or it is a day of rest, or its time belongs to a special procedure.
//
//   民法典 第二百零一条            the day on which a limit begins is not counted; counting starts on the next
//   民法典 第二百零三条            a limit whose last day is a day of rest ends on the first day of work after it
//   行政许可法 第八十二条          limits of the licensing law are counted in working days, without days of rest
//   行政许可法 第三十二条第一款第四项   5 days for the one notice of what is missing; in silence the application is accepted from the day of its receipt
//   行政许可法 第四十二条          20 days to decide from acceptance, once 10 more; joint handling 45, once 15 more; where another law says so, other limits
//   行政许可法 第四十四条          10 days to deliver after a grant
//   行政许可法 第四十五条          time of the eight special procedures does not count towards the decision, as far as the applicant was told in writing
//                                 how long they take: the day of beginning and so many working days after it (第二百零一条), or fewer if it ends before
//                                 挂起 is none of the eight: it stops the office's own limit of that step, in the same way, and nothing that the law or the
//                                 authority has told anybody
//   行政许可法 第四十七、四十八条    5 days to ask for a hearing, 20 to hold it, notice 7 days before it
//   行政许可法 第五十条            a renewal that was asked for in time is decided before the licence ends, whatever was paused or extended
//   连政办传〔2023〕8号 三（一）1    初审受理后……最长审批时间原则上不超过5个工作日（上报省主管部门审批除外）: from the acceptance to the decision; what
//                                 第四十五条 leaves out is left out here too, and so is what the authority above has in hand
//   行政许可信息公示               7 working days to publish a decision
//
// Where an item follows the stricter local policy that counts special procedures in (捆绑计算), they stop nothing. Limits that the
// authority sets for its own steps are counted like its promise.
import type { Fact, ItemLaw, Reckoning } from './case-facts.ts'
import { openFile } from './case-file.ts'
import { dayAt, positionOf, type CivilCalendar, type CivilDay } from './civil-days.ts'

/** Goes through the case day by day, from its first fact to the end of the day `until`. */
export function reckon(
  facts: readonly Fact[],
  law: ItemLaw,
  calendar: CivilCalendar,
  until: CivilDay = facts.at(-1)?.on ?? '',
): Reckoning {
  const first = facts[0]
  if (!first) return { accepted: null, limits: [], struck: [] }
  const file = openFile(first.on, law, calendar)
  for (const fact of facts) if (fact.on <= until) file.happen(fact)
  file.comeTo(until)
  file.endDay()
  return file.reckoning
}

/** 行政许可法 第四十八条: the last day on which the notice of a hearing is in time, seven working days before it; the hearing's own day is not counted. */
export function lastDayForHearingNotice(hearing: CivilDay, calendar: CivilCalendar): CivilDay {
  let before = 0
  for (let at = positionOf(calendar, hearing) - 1; ; at -= 1) {
    const today = dayAt(calendar, at)
    if (today.works) before += 1
    if (before === 7) return today.day
  }
}
