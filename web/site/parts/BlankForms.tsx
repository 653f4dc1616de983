import type { ReactNode } from 'react'
import { readBlankForm } from '#contracts/blank-forms.ts'
import { hasBlankForm } from '#contracts/form-paper.ts'
import type { Item, Material } from '#contracts/item.ts'
import { address } from '#web/shared/address.ts'
import { copy } from '../copy.ts'

const words = copy.blankForms

/** 空白表、样表 of a material, where it has any. */
export function BlankForms({
  region,
  item,
  material,
}: {
  region: string
  item: Pick<Item, 'code'>
  material: Material
}): ReactNode {
  if (!hasBlankForm(material)) return null
  return (
    <span className="blank-forms">
      {(['blank', 'sample'] as const).map((look) => (
        <a
          key={look}
          className="solo"
          href={address(readBlankForm, { params: { region, item: item.code, material: material.key, look } })}
          target="_blank"
          rel="noreferrer"
        >
          {words[look]}
          <span className="visually-hidden">{words.of(material.name)}</span>
        </a>
      ))}
    </span>
  )
}
