import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { CaseEvent } from '#contracts/case-events.ts'
import { inFull } from '#tests/harness/commit-turn.ts'
import { factsOf, lawOf } from './as-facts.ts'
import type { Calendars } from './calendars.ts'
import type { Fact } from './case-facts.ts'
import { checkDay, checkDues, seen } from './compare-clocks.ts'
import type { CivilDay } from './civil-days.ts'
import { openFamilyFile, type FamilyFile, type Procedure } from './family-file.ts'
import { partStream } from '#server/modules/cases/parts/open-part.ts'
import { randomFamilies, walkFamily, type RandomFamily } from './random-family.ts'

/** Case-days of wholes and parts that a run compares, others at each; `YICHUANG_ORACLE=…` asks for more. */
const demanded = Number(process.env['YICHUANG_ORACLE'] ?? (inFull ? 60_000 : 25_000))

const happened: Partial<
  Record<CaseEvent['type'] | 'split' | 'opened-later' | 'paused-late' | 'wholes' | 'whole-extended', number>
> = {}
const count = (what: keyof typeof happened) => (happened[what] = (happened[what] ?? 0) + 1)

/** The parts of one application are received and accepted with it: of these facts of its log is a part's own. */
const ofTaking = new Set<CaseEvent['type']>(['submitted', 'deficiency-notified', 'corrected', 'accepted'])

/** What moves nobody's limit: to be split off, to join, and that others end. */
const ofFamily = new Set<CaseEvent['type']>(['part-joined', 'part-ended', 'joined-whole', 'left-whole'])

/** One family, each day of each of its cases. */
function compare(random: RandomFamily) {
  const files = new Map<string, FamilyFile>()
  /** The special procedures of each case, by its own log. */
  const procedures = new Map<string, Procedure[]>()
  /** What happened to a whole until it was accepted. */
  const taken = new Map<string, Fact[]>()
  /** Facts that a part begins with, by whole and part. */
  const begins = new Map<string, readonly Fact[]>()
  const ended = new Map<string, CivilDay>()
  const log: string[] = []
  let terms: Calendars
  count('wholes')
  try {
    walkFamily(random, {
      begin(calendars) {
        terms = calendars
      },
      happened(stream, caused, { item, state, today }) {
        const withAcceptance = caused.some(({ type }) => type === 'accepted')
        for (const event of caused) {
          log.push(`${today} ${stream.slice(-4)} ${JSON.stringify(event)}`)
          count(event.type)
          if (event.type === 'part-opened') {
            const later: Fact[] = [
              { on: today, is: 'received' },
              { on: today, is: 'accepted' },
            ]
            if (!withAcceptance) count('opened-later')
            begins.set(`${stream}/${event.part}`, withAcceptance ? [...taken.get(stream)!] : later)
          }
          if (event.type === 'part-ended' && event.how === 'split') count('split')
          if (event.type === 'limit-extended' && item.parts.length > 0) count('whole-extended')
          if (event.type === 'submitted' && event.whole) {
            const facts = begins.get(`${event.whole.case}/${event.whole.part}`)!
            const file = openFamilyFile(lawOf(item), terms.civil, facts[0]!.on)
            for (const fact of facts) file.happen(fact)
            files.set(stream, file)
            file.comeTo(today)
            continue
          }
          let file = files.get(stream)
          if (!file) files.set(stream, (file = openFamilyFile(lawOf(item), terms.civil, today)))
          const facts = event.type === 'accepted' && state.bornIn ? [] : factsOf(event, item)
          for (const fact of facts) {
            file.happen(fact)
            if (fact.is === 'procedure-begun' || fact.is === 'told-in-writing' || fact.is === 'procedure-ended')
              procedures.set(stream, [...(procedures.get(stream) ?? []), fact])
            if (ofTaking.has(event.type)) taken.set(stream, [...(taken.get(stream) ?? []), fact])
          }
          if (event.type === 'part-paused') {
            const { case: of } = state.parts[event.part]?.joined ?? { case: partStream(stream, event.part) }
            const end = caused.find((one) => one.type === 'part-ended' && one.part === event.part)
            const before = ended.get(`${stream}/${event.part}`)
            if (before) count('paused-late')
            // Who splits a part off knows what was heard of it; an end is told with all that the part waited for.
            if (end?.type !== 'part-ended' || end.how !== 'split')
              file.partWaits(
                event.part,
                procedures.get(of)!.filter(({ on }) => !before || on <= before),
                today,
              )
            // What the part still waited for when it was split off or given up is over with it, and noted before.
            if (end || before) file.partEnded(event.part, before ?? today, today)
          }
          if (event.type === 'part-ended') ended.set(`${stream}/${event.part}`, today)
          if (event.type === 'accepted') file.comeTo(event.recordedDay)
          checkDues(event, file)
        }
        if (caused.every(({ type }) => ofFamily.has(type)))
          assert.deepEqual(
            [state.statutoryDue?.day ?? null, state.promisedDue?.day ?? null],
            [
              files.get(stream)!.lastDay('decision')?.lastDay ?? null,
              files.get(stream)!.lastDay('promise')?.lastDay ?? null,
            ],
            'the family moved a limit',
          )
      },
      day(day, members) {
        for (const [stream, { item, state }] of members) {
          const file = files.get(stream)
          if (!file) continue
          file.comeTo(day)
          file.endDay()
          checkDay(day, state(), item, terms.ours, file)
        }
      },
    })
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${log.join('\n')}`, { cause: error })
  }
  seen.cases += files.size
}

test(`split, joined or neither, each part and the whole over all keep their own clocks on ${demanded} days`, (context) => {
  while (seen.days < demanded) fc.assert(fc.property(randomFamilies, compare), { numRuns: 100 })
  context.diagnostic(JSON.stringify({ ...seen, ...happened }))
})

test('the families above went all the ways there are', () => {
  const wholes = happened.wholes!
  const often = [
    'limit-extended',
    'whole-extended',
    'split',
    'left-whole',
    'joined-whole',
    'part-paused',
    'opened-later',
    'parts-settled',
    'delivered',
    'withdrawn',
    'task-put-aside',
  ] as const
  for (const what of often) assert.ok((happened[what] ?? 0) > wholes / 50, `${what}: ${happened[what]} of ${wholes}`)
})
