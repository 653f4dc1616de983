import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptOf, codeFault, fileFault, identityFaults, normalCode } from './window-check.ts'

test('an ID number with a wrong check character is told at the window', () => {
  assert.equal(codeFault('person', '11010519491231002X'), null)
  assert.equal(codeFault('person', '110105194912310021'), 'check-digit')
  assert.equal(codeFault('person', '1101051949'), 'length')
  assert.equal(codeFault('person', ' '), 'required')
})

test('small letters and spaces are typing habits, not faults', () => {
  assert.equal(normalCode(' 110105 19491231 002x '), '11010519491231002X')
  assert.equal(codeFault('person', '110105 19491231 002x'), null)
})

test('a firm code is checked as a firm code', () => {
  assert.equal(codeFault('enterprise', '91350100M000100Y43'), null)
  assert.equal(codeFault('enterprise', '91350100M000100Y44'), 'check-digit')
  assert.equal(codeFault('enterprise', '11010519491231002X'), 'check-digit')
})

test('name, code and phone each have their own fault', () => {
  assert.deepEqual(identityFaults({ kind: 'person', name: '李', code: '', phone: '0518' }), {
    name: 'name',
    code: 'required',
    phone: 'phone',
  })
  const right = { kind: 'person', name: '李梅', code: '11010519491231002X', phone: '13800000000' } as const
  assert.deepEqual(identityFaults(right), {})
  assert.deepEqual(identityFaults({ ...right, phone: '' }, { phone: 'optional' }), {})
  assert.deepEqual(identityFaults({ ...right, phone: '0518' }, { phone: 'optional' }), { phone: 'phone' })
})

test('a file too large or of another format is refused before it is sent', () => {
  const slot = { formats: ['pdf', 'jpeg'], maxBytes: 1000 }
  assert.equal(fileFault({ type: 'application/pdf', size: 1000 }, slot), null)
  assert.equal(fileFault({ type: 'application/pdf', size: 1001 }, slot), 'too-large')
  assert.equal(fileFault({ type: 'image/png', size: 10 }, slot), 'wrong-format')
  assert.equal(fileFault({ type: '', size: 10 }, slot), null)
  assert.equal(acceptOf(slot.formats), 'application/pdf,image/jpeg')
})
