import { test } from 'node:test'
import { specification } from '#kernel/testing.ts'
import { partyStream } from './party.ts'

const { given } = specification(partyStream.decider, { known: false })
const { given: whoIsKnown } = specification(partyStream.decider, { known: true })
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
