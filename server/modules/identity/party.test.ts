import { test } from 'node:test'
import { specification } from '#kernel/testing.ts'
import { partyStream, whether } from './party.ts'

const { given } = specification(partyStream.decider, whether(false))
const { given: whoIsKnown } = specification(partyStream.decider, whether(true))
const registered = { kind: 'person', document: 'resident-id-card', sealed: `sha256:${'0'.repeat(64)}` } as const
const register = { type: 'register' as const, registered }

test('whoever nobody knows is registered by the document that names them', () =>
  given()
    .when(register)
    .then({ type: 'registered', ...registered }))

test('nobody is registered twice, here or where another window was quicker', () => {
  given({ type: 'registered', ...registered })
    .when(register)
    .then()
  whoIsKnown().when(register).then()
})

test('who stands in the register without a stream is taken over once, and nobody is who was registered', () => {
  const takeOver = { type: 'take-over' as const, kind: 'person' as const, sealed: registered.sealed }
  const takenOver = { type: 'taken-over' as const, kind: 'person' as const, sealed: registered.sealed }
  given().when(takeOver).then(takenOver)
  given(takenOver).when(takeOver).then()
  given(takenOver).when(register).then()
  given({ type: 'registered', ...registered })
    .when(takeOver)
    .then()
})

const atWindow = {
  type: 'change-phone',
  checked: 'resident-id-card',
  changed: { sealed: `sha256:${'1'.repeat(64)}` },
} as const
const phoneChanged = { type: 'phone-changed', checked: atWindow.checked, ...atWindow.changed } as const
const env = (change: Partial<ReturnType<typeof whether>>) =>
  specification(partyStream.decider, { ...whether(true), here: true, ...change })

test('whoever stands there changes the number that messages go to, also where the log tells of no registration', () => {
  env({})
    .given({ type: 'registered', ...registered })
    .when(atWindow)
    .then(phoneChanged)
  env({}).given().when(atWindow).then(phoneChanged)
  specification(partyStream.decider, whether(false))
    .given(phoneChanged)
    .when(register)
    .then({ type: 'registered', ...registered })
})

test('a number is changed by nobody who is not there, nor under a mandate for a part, nor to what it is, nor to what was said before another was given', () => {
  env({ here: false }).given().when(atWindow).refused('window.nobody-here')
  env({ bounded: true }).given().when(atWindow).refused('notice.mandate-too-narrow')
  env({ same: true }).given().when(atWindow).refused('contact.phone-same')
  env({ overtaken: true }).given().when(atWindow).refused('contact.given-since')
})

test('what no law demands to be told may be done without, each once; what is chosen already changes nothing', () => {
  const choose = { type: 'choose-notices', unwanted: ['referred', 'corrected', 'referred'] } as const
  env({})
    .given()
    .when(choose)
    .then({ type: 'notices-chosen', unwanted: ['corrected', 'referred'] })
  env({ same: true }).given().when(choose).then()
  env({})
    .given()
    .when({ type: 'choose-notices', unwanted: ['accepted'] })
    .refused('notice.must-be-told')
})
