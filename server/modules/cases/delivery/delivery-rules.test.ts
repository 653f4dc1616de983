import { describe, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import { parseDay } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { evolve } from '../case-fold.ts'
import { noCase, type CaseState } from '../case-state.ts'
import type { AgentNamed } from './agent-rules.ts'
import { decideDelivery, type DeliveryCommand } from './delivery-rules.ts'

type Env = Parameters<typeof decideDelivery>[2]
const item: Env['item'] = { originals: 'not-needed', materials: [] }
const looking: Env['item'] = {
  originals: 'at-pick-up',
  materials: [
    { key: 'plan', name: '平面图' },
    { key: 'proof', name: '身份证明' },
    { key: 'seen', name: '营业执照' },
  ],
}
const decider: Decider<CaseState, DeliveryCommand, CaseEvent, Env> = {
  initial: noCase,
  evolve,
  decide: decideDelivery,
}
const on = (day: string, asked = item) => specification(decider, { day: parseDay(day), item: asked })

const due = (day: string) => ({ day, provisional: false, calendar: '2026' })
const content = `c1:${'0'.repeat(64)}`
const whole = {
  case: '00000000-0000-4000-8000-00000000000a',
  number: 'N0',
  part: 'food',
  office: 'zhengwu',
  receivedDay: '2026-02-09',
}
const parcel = '44444444-4444-4444-8444-444444444444'
const submitted: CaseEvent = {
  type: 'submitted',
  number: 'N1',
  hall: 'hall',
  applicant: content,
  applicantKind: 'person',
  plain: {},
  sealed: content,
  materials: [],
  item: 'test-item',
  revision: 1,
  intakeOffice: 'office',
  day: '2026-02-09',
  intakeDue: due('2026-02-14'),
  deliverBy: 'courier',
  recipient: content,
}
const paper = (kind: string): CaseEvent => ({
  type: 'paper-issued',
  paper: kind,
  kind,
  file: '22222222-2222-4222-8222-222222222222',
  content,
  day: '2026-02-12',
})
const ready: CaseEvent[] = [
  submitted,
  paper('material-receipt'),
  paper('decision'),
  paper('licence'),
  { type: 'result-ready', deliverDue: due('2026-03-04'), day: '2026-02-12' },
]
const atWindow: CaseEvent[] = [{ ...submitted, deliverBy: 'window', recipient: null }, ...ready.slice(1)]
const dispatched: CaseEvent = {
  type: 'result-dispatched',
  parcel,
  packed: ['decision', 'licence'],
  day: '2026-02-13',
}
const send: DeliveryCommand = { type: 'dispatch', parcel, packed: ['decision', 'licence'] }
const signed = { how: 'drawn' as const, content, agent: false }
const arrived: DeliveryCommand = {
  type: 'note-parcel',
  parcel,
  outcome: {
    is: 'signed',
    company: '专递',
    waybill: 'YC1',
    signer: 'household',
    signedAt: '2026-02-15T02:00:00.000Z',
    day: parseDay('2026-02-15'),
  },
}
const back: CaseEvent = { type: 'parcel-came-back', parcel, reason: 'refused', day: '2026-02-16' }

describe('the applicant chooses how the result comes', () => {
  const choose = (
    deliverBy: 'electronic' | 'window' | 'courier',
    recipient: string | null = null,
  ): DeliveryCommand => ({
    type: 'choose-delivery',
    deliverBy,
    hall: 'first-hall',
    recipient,
    here: true,
  })

  test('at a window somebody whose choice it is must stand there', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ type: 'choose-delivery', deliverBy: 'window', hall: 'first-hall', recipient: null, here: false })
      .refused('window.nobody-here'))
  test('a courier needs to know where to', () =>
    on('2026-02-10').given(submitted).when(choose('courier')).refused('delivery.needs-recipient'))
  test('the way may change while the result is not on its way, and an address is kept only with its way', () =>
    on('2026-02-13')
      .given(...ready)
      .when(choose('window', content))
      .then({ type: 'delivery-chosen', deliverBy: 'window', hall: 'hall', recipient: null, day: '2026-02-13' }))
  test('what was filed online is fetched at, or sent from, the first hall', () =>
    on('2026-02-10')
      .given({ ...submitted, deliverBy: 'electronic', hall: null, recipient: null })
      .when(choose('courier', content))
      .then({
        type: 'delivery-chosen',
        deliverBy: 'courier',
        hall: 'first-hall',
        recipient: content,
        day: '2026-02-10',
      }))
  test('what is part of a whole comes with it', () =>
    on('2026-02-14')
      .given(...ready, { type: 'joined-whole', whole, day: '2026-02-14' })
      .when(choose('window'))
      .refused('delivery.of-whole'))
  test('a result that is on its way stays on it', () =>
    on('2026-02-14')
      .given(...ready, dispatched)
      .when(choose('window'))
      .refused('delivery.under-way'))
  test('a result that came back may take another way', () =>
    on('2026-02-16')
      .given(...ready, dispatched, back)
      .when(choose('window'))
      .then({ type: 'delivery-chosen', deliverBy: 'window', hall: 'hall', recipient: null, day: '2026-02-16' }))
  test('nothing is chosen for a case that has ended', () =>
    on('2026-02-10')
      .given(submitted, { type: 'withdrawn', reason: '不办了', day: '2026-02-10' })
      .when(choose('window'))
      .refused('case.ended'))
})

describe('at the window', () => {
  test('whoever fetches the result signs for it', () =>
    on('2026-02-13')
      .given(...atWindow)
      .when({ type: 'hand-over', by: 'window', identityMatches: true, signed })
      .then({
        type: 'delivered',
        by: 'window',
        day: '2026-02-13',
        identityChecked: true,
        proof: { way: 'signature', ...signed },
      }))
  test('without a signature nothing is handed over', () =>
    on('2026-02-13')
      .given(...atWindow)
      .when({ type: 'hand-over', by: 'window', identityMatches: true, signed: null })
      .refused('delivery.needs-signature'))
  test('a window does not hand over what waits for a courier', () =>
    on('2026-02-13')
      .given(...ready)
      .when({ type: 'hand-over', by: 'window', identityMatches: true, signed })
      .refused('case.other-delivery'))
})

describe('by an agent', () => {
  const named = { content, by: 'applicant' as const, oneself: false }
  const byAgent: CaseEvent[] = [
    { ...submitted, deliverBy: 'agent', recipient: null, agent: { content, by: 'applicant' } },
    ...ready.slice(1),
  ]
  const choose = (agent: AgentNamed | null, deliverBy: 'agent' | 'electronic' = 'agent'): DeliveryCommand => ({
    type: 'choose-delivery',
    deliverBy,
    hall: 'first-hall',
    recipient: null,
    agent,
    here: true,
  })
  const handOver = (identityMatches: boolean, agent: boolean): DeliveryCommand => ({
    type: 'hand-over',
    by: 'agent',
    identityMatches,
    signed: { ...signed, agent },
  })
  const delivered = (agent: boolean): CaseEvent => ({
    type: 'delivered',
    by: 'agent',
    day: '2026-02-13',
    identityChecked: true,
    proof: { way: 'signature', ...signed, agent },
  })

  test('whoever chooses it names who it is', () =>
    on('2026-02-10').given(submitted).when(choose(null)).refused('delivery.needs-agent'))
  test('nobody is their own agent', () =>
    on('2026-02-10')
      .given(submitted)
      .when(choose({ ...named, oneself: true }))
      .refused('delivery.agent-is-applicant'))
  test('who acts for the applicant within bounds names nobody who has no mandate on record', () => {
    on('2026-02-10')
      .given(submitted)
      .when(choose({ ...named, by: null }))
      .refused('delivery.agent-unmandated')
    on('2026-02-10')
      .given(submitted)
      .when(choose({ ...named, by: 'mandate' }))
      .then({
        type: 'delivery-chosen',
        deliverBy: 'agent',
        hall: 'hall',
        recipient: null,
        agent: { content, by: 'mandate' },
        day: '2026-02-10',
      })
  })
  test('the agent signs at the window, and so may the applicant who comes after all', () => {
    for (const agent of [true, false])
      on('2026-02-13')
        .given(...byAgent)
        .when(handOver(true, agent))
        .then(delivered(agent))
  })
  test('nobody else is given it', () =>
    on('2026-02-13')
      .given(...byAgent)
      .when(handOver(false, false))
      .refused('delivery.other-agent'))
  test('until it changes hands another way may be chosen, and the agent goes with the way', () =>
    on('2026-02-13')
      .given(...byAgent)
      .when({ type: 'choose-delivery', deliverBy: 'window', hall: 'first-hall', recipient: null, here: true })
      .then({ type: 'delivery-chosen', deliverBy: 'window', hall: 'hall', recipient: null, day: '2026-02-13' }))
  test('an agent who is named for another way is nobody’s', () =>
    on('2026-02-13')
      .given(...byAgent)
      .when(choose(named, 'electronic'))
      .then({ type: 'delivery-chosen', deliverBy: 'electronic', hall: 'hall', recipient: null, day: '2026-02-13' }))
})

describe('先审后验', () => {
  const file = { file: '33333333-3333-4333-8333-333333333333', content, mediaType: 'application/pdf', bytes: 10 }
  const materials: Extract<CaseEvent, { type: 'submitted' }>['materials'] = [
    { material: 'plan', way: 'upload', ...file },
    { material: 'proof', way: 'upload', ...file },
    { material: 'seen', way: 'paper', file: null, content: null, mediaType: null, bytes: null },
  ]
  const filed: CaseEvent[] = [{ ...submitted, deliverBy: 'window', recipient: null, materials }, ...ready.slice(1)]
  const handOver = (originals: readonly string[]): DeliveryCommand => ({
    type: 'hand-over',
    by: 'window',
    identityMatches: true,
    originals,
    signed,
  })
  const given = (originals: string[]): CaseEvent => ({
    type: 'delivered',
    by: 'window',
    day: '2026-02-13',
    identityChecked: true,
    ...(originals.length > 0 && { originals }),
    proof: { way: 'signature', ...signed },
  })

  test('the result stays until each original of what was sent as a file has been looked at', () =>
    on('2026-02-13', looking)
      .given(...filed)
      .when(handOver(['plan']))
      .refused('delivery.originals-unchecked'))
  test('which originals were looked at is recorded; what the window took in as paper was seen there', () =>
    on('2026-02-13', looking)
      .given(...filed)
      .when(handOver(['proof', 'plan']))
      .then(given(['plan', 'proof'])))
  test('an item that does without asks for none', () =>
    on('2026-02-13')
      .given(...filed)
      .when(handOver([]))
      .then(given([])))
})

describe('by courier', () => {
  test('the result is dispatched once it is ready', () => {
    on('2026-02-13')
      .given(...ready)
      .when(send)
      .then(dispatched)
    on('2026-02-13')
      .given(...ready.slice(0, -1))
      .when(send)
      .refused('case.not-ready')
  })
  test('there are never two parcels for one result', () =>
    on('2026-02-13')
      .given(...ready, dispatched)
      .when({ ...send, parcel: '55555555-5555-4555-8555-555555555555' })
      .refused('delivery.under-way'))
  test('the pack list is the result, nothing less and nothing more', () => {
    for (const packed of [['decision'], ['decision', 'licence', 'material-receipt']])
      on('2026-02-13')
        .given(...ready)
        .when({ ...send, packed })
        .refused('delivery.packing-incomplete')
  })
  test('who chose the window is sent nothing', () =>
    on('2026-02-13')
      .given(...atWindow)
      .when(send)
      .refused('case.other-delivery'))
  test('the courier’s record of the signature delivers the case, on the day of the signature', () =>
    on('2026-02-17')
      .given(...ready, dispatched)
      .when(arrived)
      .then({
        type: 'delivered',
        by: 'courier',
        day: '2026-02-15',
        identityChecked: false,
        proof: {
          way: 'parcel',
          parcel,
          company: '专递',
          waybill: 'YC1',
          signer: 'household',
          signedAt: '2026-02-15T02:00:00.000Z',
        },
      }))
  test('a parcel that comes back puts the result back into the queue', () => {
    on('2026-02-16')
      .given(...ready, dispatched)
      .when({ type: 'note-parcel', parcel, outcome: { is: 'refused' } })
      .then(back)
    on('2026-02-17')
      .given(...ready, dispatched, back)
      .when({ ...send, parcel: '55555555-5555-4555-8555-555555555555' })
      .then({ ...dispatched, parcel: '55555555-5555-4555-8555-555555555555', day: '2026-02-17' })
  })
  test('late news of a parcel that came back change nothing', () =>
    on('2026-02-17')
      .given(...ready, dispatched, back)
      .when(arrived)
      .then())
})

describe('the applicant prints the result at a kiosk', () => {
  const atKiosk: CaseEvent[] = [
    { ...submitted, deliverBy: 'self-print', hall: null, recipient: null },
    ...ready.slice(1),
  ]
  const print: DeliveryCommand = { type: 'print', codeMatches: true, shown: 'applicant' }
  const printed: CaseEvent = { type: 'result-printed', papers: ['decision', 'licence'], day: '2026-02-14' }
  const delivered: CaseEvent = {
    type: 'delivered',
    by: 'self-print',
    day: '2026-02-14',
    identityChecked: true,
    proof: { way: 'self-print', shown: 'applicant' },
  }

  test('the first print delivers it, with whose document was shown as the proof', () =>
    on('2026-02-14')
      .given(...atKiosk)
      .when(print)
      .then(printed, delivered))
  test('a further print is one more fact, and no second delivery', () =>
    on('2026-02-14')
      .given(...atKiosk, printed, delivered)
      .when(print)
      .then(printed))
  test('after as many prints as the item allows there is none left', () =>
    on('2026-02-14', { ...item, prints: 2 })
      .given(...atKiosk, printed, delivered, printed)
      .when(print)
      .refused('print.no-print-left'))
  test('without a number of its own an item allows three', () =>
    on('2026-02-14')
      .given(...atKiosk, printed, delivered, printed, printed)
      .when(print)
      .refused('print.no-print-left'))
  for (const [what, command, given] of [
    ['a wrong code', { ...print, codeMatches: false }, atKiosk],
    ['a wrong document', { ...print, shown: null }, atKiosk],
    ['a case that goes another way', print, atWindow],
    ['a case whose result is not ready', print, atKiosk.slice(0, 3)],
  ] as const)
    test(`${what} is refused like everything else that is unknown`, () =>
      on('2026-02-14')
        .given(...given)
        .when(command)
        .refused('print.unknown'))
  test('no hall gives it out, and another way may be chosen before the first print', () =>
    on('2026-02-14')
      .given(...ready)
      .when({ type: 'choose-delivery', deliverBy: 'self-print', hall: 'first-hall', recipient: null, here: true })
      .then({ type: 'delivery-chosen', deliverBy: 'self-print', hall: 'hall', recipient: null, day: '2026-02-14' }))
})
