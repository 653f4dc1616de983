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
