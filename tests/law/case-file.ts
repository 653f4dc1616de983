// The file of one case, gone through day by day. Which articles it follows, and how, stands at the head of the oracle.
import type { Fact, ItemLaw, LastDay, LawOfLimit, LimitName, Reckoning, SpecialProcedure } from './case-facts.ts'
import { dayAt, positionOf, type CivilCalendar, type CivilDay } from './civil-days.ts'
import { countDay, newRun, type LimitRun, type Taken } from './limit-run.ts'

const fixed = {
  intake: 5,
  delivery: 10,
  'hearing-request': 5,
  hearing: 20,
  publication: 7,
} as const

/** `since`: the day on which what is limited begins, where its count begins earlier. */
type Begins = { bundled?: readonly SpecialProcedure[] | null; knownFrom?: CivilDay; since?: CivilDay }

/** Days of which the first and the last are known: of a special procedure as it was told, of 挂起 as it was asked for. */
type Span = { readonly from: CivilDay; readonly until: CivilDay }

/** A special procedure that goes on, and the days on which it stops limits. */
type UnderWay = Span & { readonly kind: SpecialProcedure }

const nothing: Taken = { kinds: [], aside: [] }

/** The file of a case, open on one day: facts are put in as they happen, and its limits can be asked for at any moment. */
export type CaseFile = {
  /** Goes through the days up to the day of the fact, and puts it in. */
  happen(fact: Fact): void
  /** Goes through the days up to the morning of a day. */
  comeTo(day: CivilDay): void
  /**
   * A notice on holidays hung up on a day: what is still to come is counted by another wall calendar. The last day that the applicant was
   * told of a special procedure stands, and that of a step laid aside. Both calendars agree up to that day.
   */
  hangUp(day: CivilDay, calendar: CivilCalendar): void
  /** The day of the last notice on holidays that was hung up; null without one. */
  readonly noticeOn: CivilDay | null
  /** Ends the day that the file is open on: what counts of it has counted. */
  endDay(): void
  /** Last day by what is known now of the limit that began last under this name; null if none did. */
  lastDay(name: LimitName): LastDay | null
  readonly reckoning: Reckoning
}

/** A file that is opened in the morning of a day. */
export function openFile(first: CivilDay, law: ItemLaw, onTheWall: CivilCalendar): CaseFile {
  let calendar = onTheWall
  const runs: LimitRun[] = []
  const struck: { fact: Fact; because: string }[] = []
  const underWay = new Map<string, UnderWay>()
  /** Procedures that go on and of which the applicant has not been told in writing, with the working days that each takes. */
  const untold = new Map<string, { kind: SpecialProcedure; needs: number }>()
  /** 挂起: what is laid aside, by the limit of the step. */
  const aside = new Map<LimitName, Span>()
  /** What took any part of today: whatever part it was, the day is the procedure's. */
  let takingToday = nothing
  /** What took days before today, by position. */
  const took = new Map<number, Taken>()
  let now = positionOf(calendar, first)
  /** Whether today has been counted. */
  let over = false
  let receivedOn = first
  let accepted: Reckoning['accepted'] = null
  let extended = false
  let licenceEnds: CivilDay | null = null
  let noticeOn: CivilDay | null = null

  const running = (name: LimitName) => runs.findLast((run) => run.name === name && run.ended === null)

  function end(day: CivilDay, ...names: LimitName[]) {
    for (const name of names) {
      const run = running(name)
      if (run) run.ended = day
    }
  }

  function begin(
    name: LimitName,
    law: LawOfLimit,
    from: CivilDay,
    { bundled = null, knownFrom = from, since = from }: Begins = {},
  ) {
    // Where somebody has to decide on a renewal, or to work on it, that ends with the licence.
    const endsBy = bundled !== null && licenceEnds !== null && since <= licenceEnds ? licenceEnds : null
    const run = { ...newRun(name, law, { from, knownFrom }, positionOf(calendar, from) - 1), bundled, endsBy }
    runs.push(run)
    // A limit that runs from an earlier day has its days counted now, one by one as well; of what joined it, a case may have waited before its acceptance.
    while (run.walked + 1 < now) goThrough(run, took.get(run.walked + 1) ?? nothing)
  }

  function beginFixed(name: keyof typeof fixed, day: CivilDay) {
    begin(name, { days: fixed[name], unit: 'working-days' }, day)
  }

  /** 第四十五条 speaks of the time of the decision; a promise follows it, and so do steps. The other limits never stop. */
  function accept(day: CivilDay, { deemed }: { deemed: boolean }) {
    accepted = { day, deemed }
    const knownFrom = dayAt(calendar, now).day
    const from = (limit: LawOfLimit) => (limit.from === 'receipt' ? receivedOn : day)
    begin('decision', law.decision, from(law.decision), { bundled: law.decision.bundled ?? [], knownFrom, since: day })
    if (law.promise)
      begin('promise', law.promise, from(law.promise), { bundled: law.promise.bundled ?? [], knownFrom, since: day })
    if (law.internal)
      begin('internal', { days: law.internal, unit: 'working-days' }, day, { bundled: [], knownFrom, since: day })
  }

  /** Takes a limit through its next day. */
  function goThrough(run: LimitRun, taken: Taken) {
    run.walked += 1
    const today = dayAt(calendar, run.walked)
    const is = countDay(run, today, taken)
    const { counted, paused } = run
    const { allowed, ...last } = asKnown(run)
    const used = Math.min(counted, allowed)
    run.days.push({ day: today.day, is, used, left: allowed - used, paused, over: run.over, ...last })
  }

  /** Goes on through the days to come as if nothing else happened, to find the last one. */
  function asKnown(run: LimitRun): LastDay & { allowed: number } {
    if (run.lastDay !== null) return { lastDay: run.lastDay, provisional: run.provisional, allowed: run.allowed }
    const ahead = { ...run }
    // Nobody knows when the authority above will answer.
    if (run.sentUp !== null) return { lastDay: null, provisional: false, allowed: run.allowed }
    for (let at = run.walked + 1; ahead.lastDay === null; at += 1) {
      const today = dayAt(calendar, at)
      countDay(ahead, today, at === now ? takingToday : takenOn(today.day))
    }
    return { lastDay: ahead.lastDay, provisional: ahead.provisional, allowed: ahead.allowed }
  }

  /** What takes a day to come: told of by then, and not for longer than was told. */
  function takenOn(day: CivilDay): Taken {
    if (underWay.size === 0 && aside.size === 0) return nothing
    const kinds: SpecialProcedure[] = []
    const steps: LimitName[] = []
    for (const one of underWay.values()) if (takes(one, day)) kinds.push(one.kind)
    for (const [step, one] of aside) if (takes(one, day)) steps.push(step)
    return kinds.length === 0 && steps.length === 0 ? nothing : { kinds, aside: steps }
  }

  function endDay() {
    if (over) return
    over = true
    if (takingToday !== nothing) took.set(now, takingToday)
    const today = dayAt(calendar, now)
    for (const run of runs)
      if (run.walked < now && (run.ended === null || run.ended === today.day)) goThrough(run, takingToday)
  }

  function comeTo(day: CivilDay) {
    while (dayAt(calendar, now).day < day) {
      endDay()
      now += 1
      over = false
      takingToday = takenOn(dayAt(calendar, now).day)
      // The day before was the last one for a notice: 第三十二条第一款第四项, 逾期不告知的，自收到申请材料之日起即为受理.
      const intake = running('intake')
      if (intake && intake.lastDay !== null) {
        intake.ended = intake.lastDay
        accept(receivedOn, { deemed: true })
      }
    }
  }

  function happen(fact: Fact) {
    const day = fact.on
    comeTo(day)
    const strike = (because: string) => void struck.push({ fact, because })
    switch (fact.is) {
      case 'received':
        receivedOn = day
        return beginFixed('intake', day)
      case 'renewal-asked':
        licenceEnds = fact.until
        return undefined
      case 'deficiency-told':
      case 'refused-at-intake':
        if (!running('intake')) return strike('第三十二条: the application is accepted, or nothing was received')
        return end(day, 'intake')
      case 'corrected':
        if (accepted) return strike('第三十二条: correction belongs before acceptance')
        receivedOn = day
        end(day, 'intake')
        return beginFixed('intake', day)
      case 'accepted':
        if (accepted) return strike('第三十二条: it was accepted before')
        end(day, 'intake')
        return accept(day, { deemed: false })
      case 'withdrawn':
        for (const run of runs) run.ended ??= day
        return undefined
      case 'procedure-begun': {
        const { told, kind, procedure, needs } = fact
        if (told === null && needs !== undefined) return void untold.set(procedure, { kind, needs })
        if (told === null) return strike('第四十五条: the applicant was not told in writing')
        const from = told.on < day ? day : told.on
        underWay.set(procedure, { kind, from, until: lastOf(from, told.days, calendar) })
        if (told.on <= day) takingToday = { ...takingToday, kinds: [...takingToday.kinds, kind] }
        return undefined
      }
      case 'step-put-aside': {
        const step = `step:${fact.step}` as const
        aside.set(step, { from: day, until: lastOf(day, fact.days, calendar) })
        takingToday = { ...takingToday, aside: [...takingToday.aside, step] }
        return undefined
      }
      case 'step-taken-up':
        return void aside.delete(`step:${fact.step}`)
      case 'told-in-writing': {
        const one = untold.get(fact.procedure)
        if (!one) return strike('第四十五条: nothing of which to tell goes on')
        untold.delete(fact.procedure)
        underWay.set(fact.procedure, { kind: one.kind, from: day, until: lastOf(day, one.needs, calendar) })
        takingToday = { ...takingToday, kinds: [...takingToday.kinds, one.kind] }
        return undefined
      }
      case 'procedure-ended':
        untold.delete(fact.procedure)
        return void underWay.delete(fact.procedure)
      case 'extended': {
        const decision = running('decision')
        if (!decision) return strike('第四十二条: there is nothing to extend')
        if (decision.lastDay !== null) return strike('第四十二条: the limit had run out')
        if (extended) return strike('第四十二条: only once')
        if (fact.days > (law.extension ?? 0)) return strike('第四十二条: more days than the law allows')
        extended = true
        decision.allowed += fact.days
        if (law.extendsPromise) extendPromise(fact.days)
        return undefined
      }
      case 'step-opened':
        return begin(`step:${fact.step}`, { days: fact.days, unit: 'working-days' }, day, { bundled: [] })
      case 'step-closed':
        return end(day, `step:${fact.step}`)
      case 'sent-up': {
        const internal = running('internal')
        if (internal) internal.sentUp = day
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
        end(day, 'decision', 'promise', 'internal')
        beginFixed('publication', day)
        return fact.is === 'granted' || law.deliversRefusals ? beginFixed('delivery', day) : undefined
      case 'delivered':
        return end(day, 'delivery')
      case 'published':
        return end(day, 'publication')
    }
  }

  /** A promise that has run out before is kept or broken already; else it has as many days more. */
  function extendPromise(days: number) {
    const promise = running('promise')
    if (promise && promise.lastDay === null) promise.allowed += days
  }

  return {
    happen,
    comeTo,
    hangUp(day, another) {
      comeTo(day)
      calendar = another
      noticeOn = day
    },
    get noticeOn() {
      return noticeOn
    },
    endDay,
    lastDay(name) {
      const run = runs.findLast((one) => one.name === name)
      if (!run) return null
      const { lastDay, provisional } = asKnown(run)
      return { lastDay, provisional }
    },
    get reckoning() {
      return { accepted, limits: runs, struck }
    },
  }
}

const takes = ({ from, until }: Span, day: CivilDay): boolean => from <= day && day <= until

/** The last of so many working days after the day of beginning, by the calendar of the day on which it is told. */
function lastOf(from: CivilDay, days: number, calendar: CivilCalendar): CivilDay {
  let at = positionOf(calendar, from)
  for (let left = days; left > 0;) {
    at += 1
    if (dayAt(calendar, at).works) left -= 1
  }
  return dayAt(calendar, at).day
}
