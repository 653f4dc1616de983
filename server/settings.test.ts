import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CannotStart } from '#platform/cannot-start.ts'
import { demandSettings } from './settings.ts'

test('a setting without its form is refused by name before anything is begun', () => {
  for (const [name, ...wrong] of [
    ['YICHUANG_ORIGIN', 'yichuang.example', 'https://a.example/yichuang', 'ftp://a.example'],
    ['YICHUANG_TRUST_PROXY', 'proxy.example', '10.0.0.1, x', '10.0.0.0/33', '10.0.0.0/'],
    ['YICHUANG_LOG', 'loud'],
    ['YICHUANG_SMS_URL', 'sms.example:80'],
    ['YICHUANG_REGISTER_KEY', 'AAAA'],
  ] as const)
    for (const given of wrong)
      assert.throws(
        () => demandSettings({ [name]: given }),
        (error) =>
          error instanceof CannotStart &&
          error.message.startsWith(`${name} `) &&
          // An address may carry a token.
          error.message.includes(given) === !/_URL$|_KEY$/.test(name),
        `${name}=${given}`,
      )
})

test('what has its form, or is left empty, is taken', () => {
  demandSettings({
    YICHUANG_ORIGIN: 'https://yichuang.example:8443/',
    YICHUANG_TRUST_PROXY: '10.0.0.0/8, ::1, fd00::/8, loopback',
    YICHUANG_LOG: '',
    YICHUANG_SMS_URL: 'http://sms.example/send?a=1',
  })
})
