import { checkForm } from '#contracts/form-check.ts'
import { matterBreaches } from '#contracts/breaches.ts'
import { unless } from '#contracts/found.ts'
import { checkGuide, checkRelated } from '#contracts/guide-check.ts'
import type { Item, MatterRule } from '#contracts/item.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { actOf } from '#contracts/outcome.ts'
import { checkCity } from './check/city.ts'
import { checkDecision } from './check/decision.ts'
import { checkDirectory } from './check/directory.ts'
import { checkItem } from './check/item.ts'
import { checkWork } from './check/work.ts'
import type { City } from './city/city.ts'

/**
 * Everything that keeps a city's data from being published, one sentence each with its place; empty when it can go out.
 *
 * The contracts say the shape of an item; here stands what a shape can't say: that codes are right, that every task has people to be drawn
 * from, that no condition asks what nobody answers, and that nothing a reviewer is shown can name the applicant.
 */
export function checkSeed(city: City): string[] {
  return [
    ...checkCity(city),
    ...checkDirectory(city),
    ...city.items.flatMap((item) => item.matters.flatMap((rule) => checkMatter(item, rule))),
    ...city.items.flatMap((item) =>
      matterBreaches(item).map(({ rule, message }) => `${item.code}: ${message} (${rule})`),
    ),
    ...city.items
      .flatMap(withMatters)
      .flatMap((item) =>
        [
          ...checkItem(item, city),
          ...checkForm(item),
          ...checkRelated(item),
          ...checkGuide(item),
          ...checkWork(item, city),
          ...checkDecision(item),
        ].map((problem) => `${item.code}: ${problem}`),
      ),
  ]
}

/** An item as it is for each kind of application: all that is demanded of one is demanded of the others. */
const withMatters = (item: Item): Item[] => [item, ...item.matters.map(({ matter }) => ofMatter(item, matter))]

function checkMatter(item: Item, { matter, materials = [] }: MatterRule): string[] {
  const at = `${item.code}: matter ${matter}`
  return [
    ...unless(actOf(item) === '许可', `${at}: only a licence is changed, renewed, given again or cancelled`),
    ...unless(item.matters.filter((rule) => rule.matter === matter).length === 1, `${at} is there twice`),
    ...unless(matter !== 'renewal' || item.outcome.validYears !== null, `${at}: what is good for ever is not renewed`),
    ...materials.flatMap((key) =>
      unless(
        item.materials.some((material) => material.key === key),
        `${at}: no material ${key}`,
      ),
    ),
  ]
}
