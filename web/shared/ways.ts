import type { Guide } from '#contracts/catalogue.ts'
import type { Item } from '#contracts/item.ts'

const offered = { deferral: '容缺受理', commitment: '告知承诺' }

/** 一件事: what its parts offer to who applies for them alone, as whoever chooses the whole is told; null where they offer nothing. */
export function onlyAloneText({ item, onlyAlone }: Pick<Guide, 'item' | 'onlyAlone'>): string | null {
  if (onlyAlone.length === 0) return null
  const named = onlyAlone.map(({ part, offers }) => {
    const title = item.parts.find(({ key }) => key === part)?.title ?? part
    return `“${title}”可以${offers.map((way) => offered[way]).join('、')}`
  })
  return `一并申请时不适用容缺受理和告知承诺。单独申请时，${named.join('；')}；需要的，请单独申请该事项。`
}

/** 告知承诺: keys of the materials that the promise stands in for, where it was chosen. */
export const dispensedOn = (item: Pick<Item, 'commitment'>, chosen: boolean): readonly string[] =>
  chosen ? (item.commitment?.dispenses ?? []) : []

/** 容缺: keys of the materials that may come after the acceptance; none where a promise already stands in for materials. */
export const deferrableOn = (item: Pick<Item, 'deferral' | 'materials'>, chosen: boolean): string[] =>
  item.deferral && !chosen
    ? item.materials.filter(({ importance }) => importance === 'minor').map(({ key }) => key)
    : []
