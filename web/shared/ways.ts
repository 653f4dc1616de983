import type { Item } from '#contracts/item.ts'

/** 告知承诺: keys of the materials that the promise stands in for, where it was chosen. */
export const dispensedOn = (item: Pick<Item, 'commitment'>, chosen: boolean): readonly string[] =>
  chosen ? (item.commitment?.dispenses ?? []) : []

/** 容缺: keys of the materials that may come after the acceptance; none where a promise already stands in for materials. */
export const deferrableOn = (item: Pick<Item, 'deferral' | 'materials'>, chosen: boolean): string[] =>
  item.deferral && !chosen
    ? item.materials.filter(({ importance }) => importance === 'minor').map(({ key }) => key)
    : []
