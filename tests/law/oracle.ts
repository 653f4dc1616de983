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
//   行政许可法 第四十五条          time of the eight special procedures does not count towards the decision, if the applicant was told of it in writing
//   行政许可法 第四十七、四十八条    5 days to ask for a hearing, 20 to hold it, notice 7 days before it
//   行政许可信息公示               7 working days to publish a decision
//
// Where an item follows the stricter local policy that counts special procedures in (捆绑计算), they stop nothing.
import type { DayOfLimit, Fact, ItemLaw, LimitName, Reckoning, Unit } from './case-facts.ts'
import { dayAt, positionOf, type CivilCalendar, type CivilDay } from './civil-days.ts'

type Run = {
  readonly name: LimitName
  readonly from: CivilDay
  readonly knownFrom: CivilDay
  readonly unit: Unit
  allowed: number
  counted: number
  over: number
  lastDay: CivilDay | null
  provisional: boolean
  ended: CivilDay | null
  readonly days: DayOfLimit[]
}

const fixed = {
  intake: 5,
  delivery: 10,
  'hearing-request': 5,
  hearing: 20,
  publication: 7,
} as const

/** Goes through the case day by day, from its first fact to the end of the day `until`. */
export function reckon(
  facts: readonly Fact[],
  law: ItemLaw,
  calendar: CivilCalendar,
  until: CivilDay = facts.at(-1)?.on ?? '',
): Reckoning {
  const first = facts[0]
  if (!first) return { accepted: null, limits: [], struck: [] }
  const runs: Run[] = []
  const struck: { fact: Fact; because: string }[] = []
  const underWay = new Map<string, CivilDay | null>()
  const pausedDays = new Set<CivilDay>()
  const file: { receivedOn: CivilDay | null; accepted: Reckoning['accepted']; extended: boolean } = {
    receivedOn: null,
    accepted: null,
    extended: false,
  }

  const running = (name: LimitName) => runs.find((run) => run.name === name && run.ended === null)

  function end(day: CivilDay, ...names: LimitName[]) {
    for (const name of names) {
      const run = running(name)
      if (run) run.ended = day
    }
  }

  function begin(
    name: LimitName,
    { days, unit }: { days: number; unit: Unit },
    from: CivilDay,
    knownFrom: CivilDay,
  ): void {
    const run: Run = {
      name,
      from,
      knownFrom,
      unit,
      allowed: days,
      counted: 0,
      over: 0,
      lastDay: null,
      provisional: false,
      ended: null,
      days: [],
    }
    runs.push(run)
    // A limit that runs from an earlier day has its days counted now, one by one as well.
    for (let at = positionOf(calendar, from) + 1; dayAt(calendar, at).day < knownFrom; at += 1) goThrough(run, at)
  }

  function beginFixed(name: keyof typeof fixed, day: CivilDay) {
    begin(name, { days: fixed[name], unit: 'working-days' }, day, day)
  }

  function accept(day: CivilDay, { deemed, knownFrom }: { deemed: boolean; knownFrom: CivilDay }) {
    file.accepted = { day, deemed }
    const from = law.decisionFrom === 'receipt' ? (file.receivedOn ?? day) : day
    begin('decision', law.decision, from, knownFrom)
    if (law.promise) begin('promise', law.promise, from, knownFrom)
  }

  /** 行政许可法 第四十五条 speaks of the time of the decision alone; the other limits never stop. */
  const stops = (run: Run) => !law.bundled && (run.name === 'decision' || run.name === 'promise')

  /** Counts one day of a run, or doesn't. */
  function goThrough(run: Run, at: number) {
    const today = dayAt(calendar, at)
    const paused = stops(run) && pausedDays.has(today.day)
    const is = countDay(run, today, paused)
    run.days.push({
      day: today.day,
      is,
      used: Math.min(run.counted, run.allowed),
      left: Math.max(run.allowed - run.counted, 0),
      over: run.over,
      ...lastDayAsKnown(run, at),
    })
  }

  /** Goes on through the days to come as if nothing else happened, to find the last one. */
  function lastDayAsKnown(run: Run, at: number): { lastDay: CivilDay | null; provisional: boolean } {
    if (run.lastDay !== null) return { lastDay: run.lastDay, provisional: run.provisional }
    const isOpen = [...underWay.values()].some((told) => told !== null && told <= dayAt(calendar, at).day)
    if (stops(run) && isOpen) return { lastDay: null, provisional: false }
    const ahead = { ...run }
    for (let next = at + 1; ahead.lastDay === null; next += 1) countDay(ahead, dayAt(calendar, next), false)
    return { lastDay: ahead.lastDay, provisional: ahead.provisional }
  }

  function happen(fact: Fact) {
    const day = fact.on
    const strike = (because: string) => void struck.push({ fact, because })
    switch (fact.is) {
      case 'received':
        file.receivedOn = day
        return beginFixed('intake', day)
      case 'deficiency-told':
      case 'refused-at-intake':
        if (!running('intake')) return strike('第三十二条: the application is accepted, or nothing was received')
        return end(day, 'intake')
      case 'corrected':
        if (file.accepted) return strike('第三十二条: correction belongs before acceptance')
        file.receivedOn = day
        end(day, 'intake')
        return beginFixed('intake', day)
      case 'accepted':
        if (file.accepted) return strike('第三十二条: it was accepted before')
        end(day, 'intake')
        return accept(day, { deemed: false, knownFrom: day })
      case 'withdrawn':
        return end(day, 'intake', 'decision', 'promise', 'hearing-request', 'hearing')
      case 'procedure-begun':
        if (fact.told === null) strike('第四十五条: the applicant was not told in writing')
        return void underWay.set(fact.procedure, fact.told)
      case 'procedure-ended':
        return void underWay.delete(fact.procedure)
      case 'extended': {
        const decision = running('decision')
        if (!decision) return strike('第四十二条: there is nothing to extend')
        if (decision.lastDay !== null) return strike('第四十二条: the limit had run out')
        if (file.extended) return strike('第四十二条: only once')
        if (fact.days > (law.extension ?? 0)) return strike('第四十二条: more days than the law allows')
        file.extended = true
        decision.allowed += fact.days
        return undefined
      }
      case 'hearing-right-told':
        return beginFixed('hearing-request', day)
      case 'hearing-asked':
        end(day, 'hearing-request')
        return beginFixed('hearing', day)
      case 'hearing-held':
        return end(day, 'hearing')
      case 'granted':
      case 'refused':
        end(day, 'decision', 'promise')
        beginFixed('publication', day)
        return fact.is === 'granted' ? beginFixed('delivery', day) : undefined
      case 'delivered':
        return end(day, 'delivery')
      case 'published':
        return end(day, 'publication')
    }
  }

  const toCome = [...facts]
  for (let at = positionOf(calendar, first.on); dayAt(calendar, at).day <= until; at += 1) {
    const { day } = dayAt(calendar, at)
    // The day before was the last one for a notice and is over: 第三十二条第一款第四项, 逾期不告知的，自收到申请材料之日起即为受理.
    const intake = running('intake')
    if (intake && intake.lastDay !== null && file.receivedOn !== null) {
      intake.ended = intake.lastDay
      accept(file.receivedOn, { deemed: true, knownFrom: day })
    }
    const hasTold = () => [...underWay.values()].some((told) => told !== null && told <= day)
    // Whatever part of the day a procedure took, the day is the procedure's: it began before, or begins today, even if it ends today.
    if (hasTold()) pausedDays.add(day)
    while (toCome[0] && toCome[0].on <= day) {
      happen(toCome.shift()!)
      if (hasTold()) pausedDays.add(day)
    }
    for (const run of runs) if (run.from < day && (run.ended === null || run.ended === day)) goThrough(run, at)
  }
  return { accepted: file.accepted, limits: runs, struck }
}

/** What one day is for a limit, and what it does to its count. */
function countDay(
  run: { unit: Unit; allowed: number; counted: number; over: number; lastDay: CivilDay | null; provisional: boolean },
  today: { day: CivilDay; works: boolean; covered: boolean },
  paused: boolean,
): DayOfLimit['is'] {
  if (paused) return 'paused'
  const counts = run.unit === 'calendar-days' || today.works
  if (counts && run.lastDay === null) run.counted += 1
  else if (counts) run.over += 1
  // 第二百零三条: a limit that is used up on a day of rest goes on to the first day of work.
  if (run.lastDay === null && run.counted >= run.allowed && today.works) {
    run.lastDay = today.day
    run.provisional = !today.covered
  }
  return counts ? 'counted' : 'rest'
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
