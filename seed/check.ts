import { checkForm } from '#contracts/form-check.ts'
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
    ...city.items.flatMap((item) =>
      [...checkItem(item, city), ...checkForm(item), ...checkWork(item, city), ...checkDecision(item)].map(
        (problem) => `${item.code}: ${problem}`,
      ),
    ),
  ]
}
