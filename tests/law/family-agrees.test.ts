import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { CaseEvent } from '#contracts/case-events.ts'
import { factsOf, lawOf } from './as-facts.ts'
import type { Calendars } from './calendars.ts'
import type { Fact } from './case-facts.ts'
import { openFile, type CaseFile } from './case-file.ts'
import { checkDay, checkDues, seen } from './compare-clocks.ts'
import { randomFamilies, walkFamily, type RandomFamily } from './random-family.ts'

/** Case-days of wholes and parts that a commit compares; `YICHUANG_ORACLE=…` asks for more. */
const demanded = Number(process.env['YICHUANG_ORACLE'] ?? 60_000)

const happened: Partial<Record<CaseEvent['type'] | 'split' | 'opened-later' | 'wholes', number>> = {}
const count = (what: keyof typeof happened) => (happened[what] = (happened[what] ?? 0) + 1)

/** The parts of one application are received and accepted with it: of these facts of its log is a part's own. */
const ofTaking = new Set<CaseEvent['type']>(['submitted', 'deficiency-notified', 'corrected', 'accepted'])

/** What moves nobody's limit: to be split off, to join, and that others end. */
const ofFamily = new Set<CaseEvent['type']>(['part-joined', 'part-ended', 'joined-whole', 'left-whole'])

/** One family, each day of each of its cases. */
function compare(random: RandomFamily) {
  const files = new Map<string, CaseFile>()
  /** What happened to a whole until it was accepted. */
  const taken = new Map<string, Fact[]>()
  /** Facts that a part begins with, by whole and part. */
  const begins = new Map<string, readonly Fact[]>()
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
          if (event.type === 'submitted' && event.whole) {
            const facts = begins.get(`${event.whole.case}/${event.whole.part}`)!
            const file = openFile(facts[0]!.on, lawOf(item), terms.civil)
            for (const fact of facts) file.happen(fact)
            files.set(stream, file)
            file.comeTo(today)
            continue
          }
          let file = files.get(stream)
          if (!file) files.set(stream, (file = openFile(today, lawOf(item), terms.civil)))
          const facts = event.type === 'accepted' && state.bornIn ? [] : factsOf(event, item)
          for (const fact of facts) {
            file.happen(fact)
            if (ofTaking.has(event.type)) taken.set(stream, [...(taken.get(stream) ?? []), fact])
          }
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
    'split',
    'left-whole',
    'joined-whole',
    'opened-later',
    'parts-settled',
    'delivered',
    'withdrawn',
  ] as const
  for (const what of often) assert.ok((happened[what] ?? 0) > wholes / 50, `${what}: ${happened[what]} of ${wholes}`)
})
