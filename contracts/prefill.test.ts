import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Field } from './item.ts'
import { isPrefilled, prefillOf } from './prefill.ts'

const divisions = [{ code: '320703', name: '连云区', path: '江苏省连云港市连云区', towns: [] }]
const address = Field.parse({ key: 'a', label: '地址', type: 'address', prefill: 'address', divisions })
const phone = Field.parse({ key: 'p', label: '电话', type: 'phone', prefill: 'phone' })
const known = {
  name: '刘明德',
  code: '32070319900101001X',
  phone: null,
  legalPerson: null,
  address: { division: '320703', detail: '海棠路 1 号' },
}

test('an address of the account is filled in where the question offers its division', () => {
  assert.deepEqual(prefillOf(address, known), known.address)
  assert.equal(prefillOf(address, { ...known, address: { division: '320999', detail: '别处' } }), undefined)
  assert.equal(prefillOf(address, { ...known, address: null }), undefined)
})

test('nothing is filled in that the account does not know, or for a question that does not ask for it', () => {
  assert.equal(prefillOf(phone, known), undefined)
  assert.equal(prefillOf(Field.parse({ key: 'n', label: '姓名', type: 'text' }), known), undefined)
})

test('an answer that was changed is no longer what the account filled in', () => {
  assert.equal(isPrefilled(address, { detail: '海棠路 1 号', division: '320703' }, known), true)
  assert.equal(isPrefilled(address, { division: '320703', detail: '海棠路 2 号' }, known), false)
  assert.equal(isPrefilled(phone, undefined, known), false)
})
