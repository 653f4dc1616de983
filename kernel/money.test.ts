import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import {
  addFen,
  allocateFen,
  capitalsOf,
  fen,
  fenFromYuan,
  isFen,
  multiplyFen,
  noFen,
  subtractFen,
  yuanOf,
} from '#kernel/money.ts'

const anyAmount = fc.maxSafeInteger().map((amount) => fen(amount || 0))
const sum = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)

suite('an amount in fen', () => {
  for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -0]) {
    test(`is not ${Object.is(amount, -0) ? '-0' : amount}`, () => {
      assert.equal(isFen(amount), false)
      assert.throws(() => fen(amount), RangeError)
    })
  }
  for (const [text, amount] of [
    ['1020.30', 102_030],
    ['1020.3', 102_030],
    ['1020', 102_000],
    ['0.07', 7],
    ['0', 0],
    ['-0.00', 0],
    ['-12.05', -1_205],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ] as const) {
    test(`is ${amount} for ${text} yuan`, () => assert.equal(fenFromYuan(text), amount))
  }
  for (const text of ['', '.5', '1.', '1.005', '1,020.30', '01', '1e3', ' 1', '+1', '１', '90071992547409.92']) {
    test(`is not read from ${JSON.stringify(text)}`, () => assert.throws(() => fenFromYuan(text), RangeError))
  }
  test('is written in yuan and read back without loss', () =>
    fc.assert(fc.property(anyAmount, (amount) => assert.equal(fenFromYuan(yuanOf(amount)), amount))))
  test('always shows two decimals', () => {
    assert.deepEqual(
      [0, 7, 70, 102_030, -5].map((amount) => yuanOf(fen(amount))),
      ['0.00', '0.07', '0.70', '1020.30', '-0.05'],
    )
  })
})

suite('counting money', () => {
  test('adds, subtracts and multiplies', () => {
    assert.equal(addFen(), noFen)
    assert.equal(addFen(fen(10), fen(20), fen(-5)), 25)
    assert.equal(subtractFen(fen(10), fen(25)), -15)
    assert.equal(multiplyFen(fen(1_250), 3), 3_750)
    assert.equal(multiplyFen(fen(-1), 0), 0)
  })
  test('refuses what would not be exact', () => {
    assert.throws(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1)), RangeError)
    assert.throws(() => subtractFen(fen(-Number.MAX_SAFE_INTEGER), fen(1)), RangeError)
    assert.throws(() => multiplyFen(fen(Number.MAX_SAFE_INTEGER), 2), RangeError)
    assert.throws(() => multiplyFen(fen(100), 0.5), RangeError)
  })
})

suite('an amount is allocated', () => {
  for (const [amount, weights, parts] of [
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [3, 0, 7], [2, 0, 3]],
    [1, [1, 1], [1, 0]],
    [0, [1, 2], [0, 0]],
    [101, [50, 30, 20], [51, 30, 20]],
  ] as const) {
    test(`${amount} by ${weights.join(' : ')} is ${parts.join(', ')}`, () =>
      assert.deepEqual(allocateFen(fen(amount), weights), parts))
  }
  test('never by no weights, negative ones or parts of one', () => {
    for (const weights of [[], [0, 0], [2, -1], [0.5, 0.5]]) {
      assert.throws(() => allocateFen(fen(100), weights), RangeError)
    }
  })
  test('without loss, each part within one 分 of its exact share, nothing for a weight of 0', () =>
    fc.assert(
      fc.property(
        anyAmount,
        fc
          .array(fc.oneof(fc.nat(100), fc.maxSafeNat()), { minLength: 1, maxLength: 12 })
          .filter((weights) => weights.some((weight) => weight > 0)),
        (amount, weights) => {
          const parts = allocateFen(amount, weights)
          assert.equal(sum(parts), BigInt(amount))
          const total = sum(weights)
          for (const [place, part] of parts.entries()) {
            const off = BigInt(part) * total - BigInt(amount) * BigInt(weights[place] ?? 0)
            assert.ok(off < total && off > -total)
            if (weights[place] === 0) assert.equal(part, 0)
          }
        },
      ),
    ))
})

/** Reads capitals back without knowing the rule for 零. */
function amountOf(capitals: string): bigint {
  let [yuan, hundredMillions, tenThousands, group, digit, hundredths] = [0n, 0n, 0n, 0n, 0n, 0n]
  for (const character of capitals.replace('负', '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character)
    const place = '拾佰仟'.indexOf(character)
    if (value >= 0) digit = BigInt(value)
    else if (place >= 0) [group, digit] = [group + digit * 10n ** BigInt(place + 1), 0n]
    else if (character === '万') [tenThousands, group, digit] = [group + digit, 0n, 0n]
    else if (character === '亿') {
      ;[hundredMillions, tenThousands, group, digit] = [tenThousands * 10_000n + group + digit, 0n, 0n, 0n]
    } else if (character === '元') {
      ;[yuan, group, digit] = [hundredMillions * 100_000_000n + tenThousands * 10_000n + group + digit, 0n, 0n]
    } else if (character === '角') [hundredths, digit] = [digit * 10n, 0n]
    else if (character === '分') [hundredths, digit] = [hundredths + digit, 0n]
    else assert.equal(character, '整')
  }
  const amount = yuan * 100n + hundredths
  return capitals.startsWith('负') ? -amount : amount
}

suite('an amount in capitals', () => {
  for (const [yuan, capitals] of [
    ['1020.30', '壹仟零贰拾元叁角整'],
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['10', '壹拾元整'],
    ['110', '壹佰壹拾元整'],
    ['11000', '壹万壹仟元整'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['100050', '壹拾万零伍拾元整'],
    ['100005000', '壹亿零伍仟元整'],
    ['150000005', '壹亿伍仟万零伍元整'],
    ['1000000000000', '壹万亿元整'],
    ['-1020.30', '负壹仟零贰拾元叁角整'],
    ['90071992547409.91', '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ] as const) {
    test(`${yuan} is ${capitals}`, () => assert.equal(capitalsOf(fenFromYuan(yuan)), capitals))
  }
  test('reads back as the same amount and never holds two 零 in a row or a 零 before a unit', () =>
    fc.assert(
      fc.property(fc.oneof(anyAmount, fc.integer({ min: 1, max: 200_000_000 }).map(fen)), (amount) => {
        const capitals = capitalsOf(amount)
        assert.equal(amountOf(capitals), BigInt(amount))
        if (amount !== 0) assert.doesNotMatch(capitals, /零[零拾佰仟万亿元角分整]/)
      }),
      { numRuns: 1_000 },
    ))
})
