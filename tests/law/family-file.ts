// The files of a family: a whole is told late what its parts wait for, and its file is then gone through again from the first day.
import type { Fact, ItemLaw } from './case-facts.ts'
import { openFile, type CaseFile } from './case-file.ts'
import type { CivilCalendar, CivilDay } from './civil-days.ts'

/** What begins and ends a special procedure, and tells of it. */
export type Procedure = Extract<Fact, { is: 'procedure-begun' | 'told-in-writing' | 'procedure-ended' }>

/** The file of one case of a family. */
export type FamilyFile = Omit<CaseFile, 'hangUp' | 'noticeOn'> & {
  /** The special procedures of a part, as its own log has them by now. */
  partWaits(part: string, facts: readonly Procedure[], today: CivilDay): void
  /** A part ended on a day: what it still waited for is over for the whole. */
  partEnded(part: string, on: CivilDay, today: CivilDay): void
}

/** A file in which what is learnt late stands where it happened. */
export function openFamilyFile(law: ItemLaw, calendar: CivilCalendar, first: CivilDay): FamilyFile {
  const own: Fact[] = []
  const ofParts = new Map<string, readonly Procedure[]>()
  let file = openFile(first, law, calendar)

  function again(today: CivilDay): void {
    const facts = [...own, ...[...ofParts.values()].flat()]
      .map((fact, at) => ({ fact, at }))
      .toSorted((one, other) =>
        one.fact.on < other.fact.on ? -1 : one.fact.on > other.fact.on ? 1 : one.at - other.at,
      )
      .map(({ fact }) => fact)
    file = openFile(facts[0]?.on ?? first, law, calendar)
    for (const fact of facts) file.happen(fact)
    file.comeTo(today)
  }

  return {
    happen(fact) {
      own.push(fact)
      file.happen(fact)
    },
    comeTo: (day) => file.comeTo(day),
    endDay: () => file.endDay(),
    lastDay: (name) => file.lastDay(name),
    get reckoning() {
      return file.reckoning
    },
    partWaits(part, facts, today) {
      ofParts.set(
        part,
        facts.map((fact) => ({ ...fact, procedure: `${part}/${fact.procedure}` })),
      )
      again(today)
    },
    partEnded(part, on, today) {
      const facts = ofParts.get(part) ?? []
      const ended = new Set(facts.flatMap(({ is, procedure }) => (is === 'procedure-ended' ? [procedure] : [])))
      const open = facts.filter(({ is, procedure }) => is === 'procedure-begun' && !ended.has(procedure))
      if (open.length === 0) return
      ofParts.set(part, [
        ...facts,
        ...open.map(({ procedure }): Procedure => ({ on, is: 'procedure-ended', procedure })),
      ])
      again(today)
    },
  }
}
