import type { Item } from '#contracts/item.ts'
import { unless } from '#contracts/found.ts'

/**
 * A fee stands on a law or a regulation of the State Council, and on one that the item names among its bases.
 *
 * @source 行政许可法 第五十八条
 */
export function checkFee({ fee, bases }: Item): string[] {
  if (!fee.charged) return unless(fee.standard === undefined, 'a standard for a fee that is not charged')
  if (fee.basis === undefined || fee.standard === undefined)
    return ['a fee needs its basis and its standard (行政许可法 第五十八条)']
  const law = /《[^》]+》/.exec(fee.basis)?.[0] ?? ''
  return [
    ...unless(isLawOrRegulation(law), `a fee on ${fee.basis}, which is no law and no regulation of the State Council`),
    ...unless(
      bases.some((basis) => basis.law === law),
      `a fee on ${law || fee.basis}, which is not among the bases`,
    ),
  ]
}

/**
 * Told by the title: laws end in 法 (and not in 办法), regulations of the State Council in 条例; 条例 of a province or a city begin with its name. A regulation
 * under another name is not recognised, and has to be looked at by somebody.
 *
 * @param title with its brackets: 《城市道路管理条例》
 */
export function isLawOrRegulation(title: string): boolean {
  return (
    /^《.+((?<!办)法|条例)》$/.test(title) &&
    !/^《(?!中华人民共和国|城市)[^》]{2,8}(省|市|自治区|自治州|县)/.test(title)
  )
}
