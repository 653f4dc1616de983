import { useState, type ReactNode } from 'react'
import { missingMaterials, visibleMaterials } from '#contracts/answers.ts'
import { licensedMaterials } from '#contracts/sources.ts'
import { AskFiles } from '#web/questions/file/Ask.tsx'
import { ErrorSummary } from '#web/ui/error-summary/ErrorSummary.tsx'
import { copy } from '../copy.ts'
import type { StepProps } from './ApplyForm.tsx'
import { BlankForms } from '../parts/BlankForms.tsx'
import { AtHand, withChecked, withChosen } from './AtHand.tsx'
import { CommitmentChoice } from './CommitmentChoice.tsx'
import { useHash } from './hash.ts'
import { deferrableOf, dispensedOf, presentMaterials } from './steps.ts'

/** 上传材料: one block for each material the answers call for. Files are stored as they arrive; there is nothing to save. */
export function MaterialsStep({ region, item, draft, answers, title, nextHref, backHref }: StepProps): ReactNode {
  const [files, setFiles] = useState(draft.files)
  const [sources, setSources] = useState(draft.sources)
  const [attempt, setAttempt] = useState(0)
  const hash = useHash()
  const materials = visibleMaterials(item, answers)
  const licensed = new Set(licensedMaterials(sources))
  const dispensed = new Set(dispensedOf(item, draft))
  const deferrable = deferrableOf(item, draft)
  // What may come later is promised for, or brought after all, at the last step.
  const there = [...presentMaterials(item, { ...draft, files, sources }), ...deferrable]
  const missing = attempt === 0 && !hash.startsWith('#material-') ? [] : missingMaterials(item, answers, there)

  function goOn(): void {
    if (missingMaterials(item, answers, there).length > 0) setAttempt(attempt + 1)
    else location.assign(nextHref)
  }

  return (
    <>
      <ErrorSummary
        title={copy.apply.errors}
        errors={missing.map(({ path, message }) => ({ message, href: `#material-${path.split('.')[1]}` }))}
        attempt={attempt}
      />
      <h1>{title}</h1>
      <p className="lead">{copy.apply.materialsLead}</p>
      <CommitmentChoice region={region} item={item} draft={draft} />
      {materials.map((material) => (
        <section key={material.key} className="material" aria-labelledby={`material-${material.key}-title`}>
          <h2 id={`material-${material.key}-title`}>
            {material.name}
            {material.need === 'optional' && <span className="field__optional">{copy.apply.optional}</span>}
          </h2>
          {dispensed.has(material.key) ? (
            <p className="notice">{copy.commitment.dispensed}</p>
          ) : material.ways.includes('form') ? (
            <p className="notice">{copy.apply.byForm}</p>
          ) : (
            <>
              <p>{material.standard}</p>
              <BlankForms region={region} item={item} material={material} />
            </>
          )}
          {deferrable.includes(material.key) && item.deferral && (
            <p className="notice">{copy.deferral.mayComeLater(item.deferral.days)}</p>
          )}
          {!dispensed.has(material.key) && (
            <AtHand
              place={{ region, case: draft.case }}
              source={sources.find((source) => source.material === material.key)}
              brought={files.some((file) => file.material === material.key)}
              onChosen={(chosen) => setSources((before) => withChosen(before, material.key, chosen))}
              onFile={(file) => setFiles((before) => [...before, file])}
              onChecked={(check) => setSources((before) => withChecked(before, material.key, check))}
            />
          )}
          {!dispensed.has(material.key) && !licensed.has(material.key) && !material.ways.includes('form') && (
            <AskFiles
              place={{ region, case: draft.case }}
              material={material}
              id={`material-${material.key}`}
              files={files.filter((file) => file.material === material.key)}
              error={missing.find((each) => each.path === `materials.${material.key}`)?.message ?? null}
              onFiles={(change) =>
                setFiles((before) => [
                  ...before.filter((file) => file.material !== material.key),
                  ...change(before.filter((file) => file.material === material.key)),
                ])
              }
            />
          )}
        </section>
      ))}
      <div className="form-end">
        <button className="button" type="button" onClick={goOn}>
          {copy.apply.goOn}
        </button>
        <a className="form-end__back" href={backHref}>
          {copy.apply.back}
        </a>
      </div>
    </>
  )
}
