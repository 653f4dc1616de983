import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { organizationCodeCheckCharacter, parseOrganizationCode } from '#kernel/codes/organization-code.ts'

const anyCharacter = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split(''))

suite('组织机构代码', () => {
  for (const [body, check] of [
    ['01440522', '8'],
    ['MB286129', '3'],
    ['79965505', '8'],
    ['MA9X0002', 'X'],
    ['00000000', '0'],
  ] as const) {
    test(`${body} is followed by ${check}`, () => {
      assert.equal(organizationCodeCheckCharacter(body), check)
      assert.deepEqual(parseOrganizationCode(body + check), { ok: true, organizationCode: body + check })
    })
  }
  for (const [text, reason] of [
    ['014405229', 'check-digit'],
    ['01440522-8', 'length'],
    ['01440522', 'length'],
    ['mb2861293', 'alphabet'],
    ['MB286129A', 'alphabet'],
  ] as const) {
    test(`${text} is none: ${reason}`, () => assert.deepEqual(parseOrganizationCode(text), { ok: false, reason }))
  }
  // Eleven check characters cannot tell thirty-six apart: B for 0, eleven places further on, slips through.
  test('a single wrong digit among digits is always caught', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{8}$/), fc.nat(7), fc.nat(9), (body, place, digit) => {
        fc.pre(body[place] !== String(digit))
        const wrong = body.slice(0, place) + digit + body.slice(place + 1)
        assert.equal(parseOrganizationCode(wrong + organizationCodeCheckCharacter(body)).ok, false)
      }),
    ))
  test('two neighbouring digits in the wrong order are always caught', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{8}$/), fc.nat(6), (body, place) => {
        const [first = '', second = ''] = body.slice(place, place + 2)
        fc.pre(first !== second)
        const wrong = body.slice(0, place) + second + first + body.slice(place + 2)
        assert.equal(parseOrganizationCode(wrong + organizationCodeCheckCharacter(body)).ok, false)
      }),
    ))
  test('a code with its own check character is always read', () =>
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, minLength: 8, maxLength: 8 }), (body) =>
        assert.equal(parseOrganizationCode(body + organizationCodeCheckCharacter(body)).ok, true),
      ),
    ))
  test('there is no check character for what is no body', () =>
    assert.throws(() => organizationCodeCheckCharacter('0144052'), RangeError))
})
