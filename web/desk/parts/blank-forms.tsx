import { readBlankForm } from '#contracts/blank-forms.ts'
import { hasBlankForm } from '#contracts/form-paper.ts'
import type { ItemCode, RegionId } from '#contracts/ids.ts'
import type { Material } from '#contracts/item.ts'
import { address } from '#web/shared/address.ts'
import { copy } from '../copy.ts'

type Props = { region: RegionId; item: ItemCode; material: Material }

/** 空白表、样表 of a material, to be printed for whoever has not brought it; nothing where there is none. */
export function BlankForms({ region, item, material }: Props) {
  if (!hasBlankForm(material)) return null
  return (
    <p className="blank-forms">
      {(['blank', 'sample'] as const).map((look) => (
        <a
          key={look}
          href={address(readBlankForm, { params: { region, item, material: material.key, look } })}
          target="_blank"
          rel="noreferrer"
          aria-label={`${copy.window.forms[look]}：${material.name}`}
        >
          {copy.window.forms[look]}
        </a>
      ))}
    </p>
  )
}
