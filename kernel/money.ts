declare const fenBrand: unique symbol

/** Money in 分, a hundredth of a yuan: a whole, safe number; negative for what is owed back. */
export type Fen = number & { readonly [fenBrand]: true }

/** No money. */
export const noFen = fen(0)

/**
 * The number as an amount in 分.
 *
 * @throws RangeError when it is not whole or too large to be exact
 */
export function fen(amount: number): Fen {
  if (!isFen(amount)) throw new RangeError(`no amount in fen: ${amount}`)
  return amount
}

/** Whether the number is whole, exact and not minus zero. */
export function isFen(amount: number): amount is Fen {
  return Number.isSafeInteger(amount) && !Object.is(amount, -0)
}

/**
 * An amount written in yuan with at most two decimals, such as '1020.30', without separators.
 *
 * @throws RangeError when the text is no such amount or too large to be exact
 */
export function fenFromYuan(text: string): Fen {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) throw new RangeError(`no amount in yuan: ${JSON.stringify(text)}`)
  const amount = Number(match[2] + (match[3] ?? '').padEnd(2, '0'))
  return fen(match[1] && amount > 0 ? -amount : amount)
}

/** The amount in yuan with two decimals and no separators: '1020.30'. `fenFromYuan` reads it back. */
export function yuanOf(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * The sum of the amounts; no money for none.
 *
 * @throws RangeError when a sum on the way is too large to be exact
 */
export function addFen(...amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, amount) => fen(sum + amount), noFen)
}

/**
 * What is left of `amount` after `taken`.
 *
 * @throws RangeError when the difference is too large to be exact
 */
export function subtractFen(amount: Fen, taken: Fen): Fen {
  return fen(amount - taken)
}

/**
 * The amount `count` times: a fee for several copies.
 *
 * @throws RangeError when `count` is not whole or the product is too large to be exact
 */
export function multiplyFen(amount: Fen, count: number): Fen {
  if (!Number.isSafeInteger(count)) throw new RangeError(`amounts are multiplied by whole numbers, not ${count}`)
  return fen(amount * count || 0)
}

/**
 * Parts of an amount in proportion to weights, in their order. They sum to the amount: what rounding leaves over goes, one 分
 * each, to the parts that lost most by it, the earlier first. Equal weights give parts that differ by at most one 分.
 *
 * @param weights whole numbers of at least 0, not all of them 0; a weight of 0 gets nothing
 * @throws RangeError when the weights are not such
 */
export function allocateFen(amount: Fen, weights: readonly number[]): Fen[] {
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0)) {
    throw new RangeError(`weights are whole and not negative: ${weights.join(', ')}`)
  }
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) throw new RangeError('an amount is allocated by at least one weight')
  const whole = BigInt(Math.abs(amount))
  const shares = weights.map((weight, place) => {
    const product = whole * BigInt(weight)
    return { place, floor: Number(product / total), lost: product % total }
  })
  const leftOver = Math.abs(amount) - shares.reduce((sum, { floor }) => sum + floor, 0)
  const byLoss = [...shares].sort((a, b) => (a.lost > b.lost ? -1 : a.lost < b.lost ? 1 : a.place - b.place))
  const raised = new Set(byLoss.slice(0, leftOver).map(({ place }) => place))
  const sign = amount < 0 ? -1 : 1
  return shares.map(({ place, floor }) => fen(sign * (floor + (raised.has(place) ? 1 : 0)) || 0))
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'

/**
 * The amount in financial capitals (大写金额): 1020.30 is 壹仟零贰拾元叁角整. 零 stands where zeros lie between digits of one group of
 * four, before a group that begins with zeros, and before 分 without 角; where writing it is optional it is left out.
 *
 * @source 支付结算办法 附件一《正确填写票据和结算凭证的基本规定》
 */
export function capitalsOf(amount: Fen): string {
  const yuan = Math.floor(Math.abs(amount) / 100)
  const jiao = Math.floor(Math.abs(amount) / 10) % 10
  const rest = Math.abs(amount) % 10
  if (amount === 0) return '零元整'
  const sign = amount < 0 ? '负' : ''
  const whole = yuan > 0 ? `${wholeInCapitals(yuan)}元` : ''
  if (rest === 0) return `${sign}${whole}${jiao > 0 ? `${DIGITS.charAt(jiao)}角` : ''}整`
  const tenth = jiao > 0 ? `${DIGITS.charAt(jiao)}角` : yuan > 0 ? '零' : ''
  return `${sign}${whole}${tenth}${DIGITS.charAt(rest)}分`
}

const UNITS = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1_000, '仟'],
  [100, '佰'],
  [10, '拾'],
] as const

/** A number above 0: how many of its largest unit, then the rest, with 零 between them when the next place is empty. */
function wholeInCapitals(number: number): string {
  const unit = UNITS.find(([size]) => number >= size)
  if (!unit) return DIGITS.charAt(number)
  const [size, name] = unit
  const rest = number % size
  const head = `${wholeInCapitals(Math.floor(number / size))}${name}`
  if (rest === 0) return head
  return `${head}${rest * 10 < size ? '零' : ''}${wholeInCapitals(rest)}`
}
