import type { DataCheckOffer } from '#contracts/data-checks.ts'
import type { Field, Item, Material } from '#contracts/item.ts'
import { licensedMaterials, type MaterialSource } from '#contracts/sources.ts'
import { deferrableOn, dispensedOn } from '#web/shared/ways.ts'
import { bringCopy, bringFile, takeFileBack } from '../outbox/filing-files.ts'
import type { Filing } from '../outbox/filing.ts'
import { AtHand } from './at-hand.tsx'
import { BlankForms } from './blank-forms.tsx'
import { MaterialSlot } from './material-slot.tsx'

/** What is brought for the materials of a filing, wherever they are asked for. */
export type Bringing = {
  item: Item
  filing: Filing
  paper: readonly string[]
  sources: readonly MaterialSource[]
  /** 告知承诺 was chosen. */
  promised: boolean
  /** 容缺: keys of the materials that come later. */
  later: readonly string[]
  onLater: (change: (later: string[]) => string[]) => void
  onChosen: (material: string, chosen: MaterialSource['chosen']) => void
  onChecked: (material: string, check: DataCheckOffer) => void
  onPaper: (change: (paper: string[]) => string[]) => void
}

/** One material of a filing at a window; `asked`: the question of the form that asks for it. */
export function FilingSlot({
  material,
  asked,
  bringing,
}: {
  material: Material
  asked?: Pick<Field, 'label' | 'hint'>
  bringing: Bringing
}) {
  const { item, filing, paper, sources, promised, later, onLater, onChosen, onChecked, onPaper } = bringing
  const { key } = material
  const files = filing.files.filter((file) => file.material === key)
  const taken = paper.includes(key)
  const put = (keys: readonly string[], there: boolean) => [
    ...keys.filter((one) => one !== key),
    ...(there ? [key] : []),
  ]
  const mayWait = item.deferral && material.need === 'required' && deferrableOn(item, promised).includes(key)
  return (
    <MaterialSlot
      material={material}
      asked={asked}
      licensed={licensedMaterials(sources).includes(key)}
      dispensed={dispensedOn(item, promised).includes(key)}
      forms={<BlankForms region={filing.region} item={item.code} material={material} />}
      later={
        item.deferral && mayWait
          ? {
              days: item.deferral.days,
              promised: later.includes(key),
              onPromise: (given) => onLater((before) => put(before, given)),
            }
          : undefined
      }
      renderAtHand={(slot) => (
        <AtHand
          slot={slot}
          draft={filing.id}
          source={sources.find((source) => source.material === key)}
          brought={taken || files.length > 0}
          onChosen={(chosen) => onChosen(key, chosen)}
          onFile={(file) => void bringCopy(filing, file)}
          onChecked={(check) => onChecked(key, check)}
        />
      )}
      paper={taken}
      files={files.map((file) => ({ ...file, kept: file.sent === null }))}
      upload={(file, onProgress) => bringFile(filing, key, file, onProgress)}
      takeBack={(file) => takeFileBack(filing, file)}
      onPaper={(given) => onPaper((before) => put(before, given))}
    />
  )
}
