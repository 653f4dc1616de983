// A whole and its parts as the log has them: streams of their own, and the news between them, which comes in order and late.
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { CaseCommand } from '#server/modules/cases/case.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'
import { partStream } from '#server/modules/cases/parts/open-part.ts'
import {
  joinedElsewhere,
  lastNews,
  partNews,
  partNewsTypes,
  type Kin,
  type PartNews,
} from '#server/modules/cases/parts/part-news.ts'
import { mayJoin, type PartCommand } from '#server/modules/cases/parts/part-rules.ts'
import { wholeOf, type PartOpened } from '#server/modules/cases/parts/part-state.ts'

const sealed = `c1:${'a'.repeat(64)}`

/** One case of the family, under whatever rules its maker keeps. */
export type Member = {
  readonly item: Item
  state(): CaseState
  /** Whether anything came of it. */
  attempt(command: CaseCommand): boolean
}

/** Makes a case of an item that tells what happens to it. */
type MakeMember = (stream: string, item: Item, tell: (caused: readonly CaseEvent[]) => void) => Member

const told = new Set<CaseEvent['type']>(['part-opened', ...partNewsTypes])

/** A family of cases; nothing is carried from one to another but by `carry`. */
export function openFamily(make: MakeMember, itemOf: (code: string) => Item, wants: Record<string, unknown> = {}) {
  const members = new Map<string, Member>()
  const kin = new Map<string, Kin>()
  const letters: { from: string; event: CaseEvent }[] = []

  function add(stream: string, item: Item): Member {
    const member = make(stream, item, (caused) => {
      for (const event of caused) {
        keepKin(stream, event)
        if (told.has(event.type)) letters.push({ from: stream, event })
      }
    })
    members.set(stream, member)
    return member
  }

  function keepKin(stream: string, event: CaseEvent): void {
    const whole = event.type === 'submitted' || event.type === 'joined-whole' ? event.whole : null
    if (whole) kin.set(stream, { whole: whole.case, part: whole.part, stream })
    if (event.type === 'left-whole') kin.delete(stream)
  }

  function open(whole: string, opened: PartOpened): void {
    const { item, state } = members.get(whole)!
    if (state().parts[opened.part]?.joined) return
    const stream = partStream(whole, opened.part)
    const definition = item.parts.find(({ key }) => key === opened.part)!
    const part = members.get(stream) ?? add(stream, itemOf(definition.item))
    const command: PartCommand = {
      type: 'open-part',
      submittedDay: state().submittedDay,
      opened: { day: opened.day, deemed: opened.deemed },
      filing: {
        number: `${state().number}-${opened.part}`,
        hall: null,
        applicant: sealed,
        applicantKind: 'enterprise',
        plain: wants,
        sealed,
        materials: [],
        deliverBy: 'electronic',
        draw: { pledge: '0'.repeat(64), contribution: '' },
        whole: wholeOf(whole, state(), opened),
      },
    }
    part.attempt(command)
  }

  /** The next letter, to whom it concerns. A reader that died after half of it begins it again: `twice`. */
  function carry(twice = false): boolean {
    const letter = letters.shift()
    if (!letter) return false
    const { from, event } = letter
    const rows = [...kin.values()].filter(({ whole, stream }) => whole === from || stream === from)
    const hand = ({ to, command }: PartNews) => {
      members.get(to)?.attempt(command)
      if (twice) members.get(to)?.attempt(command)
    }
    if (event.type === 'part-opened') {
      open(from, { ...event, deemed: event.deemed ?? false })
      return true
    }
    if (event.type === 'part-ended' && event.how === 'split') {
      const { joined } = members.get(from)!.state().parts[event.part]!
      const left = members.get(joined?.case ?? partStream(from, event.part))
      if (left) lastNews(from, event.part, left.state()).forEach(hand)
    }
    partNews(from, members.get(from)!.state(), event, rows, (part) => partStream(from, part)).forEach(hand)
    if (event.type === 'part-joined') {
      const joined = members.get(event.case)?.state()
      if (joined) joinedElsewhere(from, event.part, joined).forEach(hand)
    }
    return true
  }

  return {
    members,
    add,
    carry,
    /** Whether news is on its way. */
    waiting: () => letters.length > 0,
    /** 并入 as an applicant asks for it. */
    join(whole: string, part: string, single: string): boolean {
      const other = members.get(single)!
      const joins = {
        case: single,
        number: other.state().number,
        item: other.item.code,
        mayJoin: mayJoin(other.state()),
        bar: null,
      }
      return members.get(whole)!.attempt({ type: 'join-part', part, joins })
    },
  }
}

export type Family = ReturnType<typeof openFamily>
