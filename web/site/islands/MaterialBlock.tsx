import { useState, type ReactNode } from 'react'
import type { DraftView } from '#contracts/cases.ts'
import type { Item, Material } from '#contracts/item.ts'
import { licensedMaterials } from '#contracts/sources.ts'
import { AskFiles } from '#web/questions/file/Ask.tsx'
import { withWaiting, type Waits } from '#web/questions/file/waiting.ts'
import { copy } from '../copy.ts'
import { BlankForms } from '../parts/BlankForms.tsx'
import { AtHand, withChecked, withChosen } from './AtHand.tsx'
import { deferrableOf, dispensedOf } from './steps.ts'

/** What has been brought so far: files as they arrive, what of them still waits on the page, and what stands in for them. */
export function useBrought(draft: Pick<DraftView, 'files' | 'sources'>) {
  const [files, setFiles] = useState(draft.files)
  const [sources, setSources] = useState(draft.sources)
  const [waits, setWaits] = useState<Waits>({})
  return { files, setFiles, sources, setSources, waits, setWaits }
}

type Props = {
  region: string
  item: Item
  draft: DraftView
  material: Material
  /** Title and hint of the question that asks for it in the form; without one it stands by its own name. */
  label?: string
  hint?: string | undefined
  error: string | null
  brought: ReturnType<typeof useBrought>
}

/** One material: what it is, what stands in for it, and its files. */
export function MaterialBlock({ region, item, draft, material, label, hint, error, brought }: Props): ReactNode {
  const { files, setFiles, sources, setSources, waits, setWaits } = brought
  const [asking, setAsking] = useState(false)
  const isDispensed = dispensedOf(item, draft).includes(material.key)
  const isLicensed = licensedMaterials(sources).includes(material.key)
  const byForm = material.ways.includes('form')
  const place = { region, case: draft.case }
  const mine = files.filter((file) => file.material === material.key)
  return (
    <section className="material" aria-labelledby={`material-${material.key}-title`}>
      <h2 id={`material-${material.key}-title`}>
        {label ?? material.name}
        {material.need === 'optional' && <span className="field__optional">{copy.apply.optional}</span>}
      </h2>
      {isDispensed ? (
        <p className="notice">{copy.commitment.dispensed}</p>
      ) : byForm ? (
        <p className="notice">{copy.apply.byForm}</p>
      ) : (
        <>
          {hint !== undefined && <p>{hint}</p>}
          <p>{material.standard}</p>
          <BlankForms region={region} item={item} material={material} />
        </>
      )}
      {deferrableOf(item, draft).includes(material.key) && item.deferral && (
        <p className="notice">{copy.deferral.mayComeLater(item.deferral.days)}</p>
      )}
      {!isDispensed && (
        <AtHand
          place={place}
          source={sources.find((source) => source.material === material.key)}
          brought={mine.length > 0 || waits[material.key] !== undefined}
          onAsking={setAsking}
          onChosen={(chosen) => setSources((before) => withChosen(before, material.key, chosen))}
          onFile={(file) => setFiles((before) => [...before, file])}
          onChecked={(check) => setSources((before) => withChecked(before, material.key, check))}
        />
      )}
      {!isDispensed && !isLicensed && !byForm && (
        <AskFiles
          place={place}
          material={material}
          id={`material-${material.key}`}
          files={mine}
          error={error}
          held={asking}
          onWaiting={(waiting) => setWaits((before) => withWaiting(before, material.key, waiting))}
          onFiles={(change) =>
            setFiles((before) => [
              ...before.filter((file) => file.material !== material.key),
              ...change(before.filter((file) => file.material === material.key)),
            ])
          }
        />
      )}
    </section>
  )
}
