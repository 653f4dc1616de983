import { useState, type ReactNode } from 'react'
import { materialsAside, missingMaterials } from '#contracts/answers.ts'
import { heldBack } from '#web/questions/file/waiting.ts'
import { ErrorSummary } from '#web/ui/error-summary/ErrorSummary.tsx'
import { copy } from '../copy.ts'
import type { StepProps } from './ApplyForm.tsx'
import { CommitmentChoice } from './CommitmentChoice.tsx'
import { useHash } from './hash.ts'
import { MaterialBlock, useBrought } from './MaterialBlock.tsx'
import { deferrableOf, presentMaterials } from './steps.ts'

/**
 * 上传材料: one block for each material that the answers call for and no question of the form asked for. Files are stored as they arrive;
 * there is nothing to save.
 */
export function MaterialsStep({ region, item, draft, answers, title, nextHref, backHref }: StepProps): ReactNode {
  const brought = useBrought(draft)
  const [attempt, setAttempt] = useState(0)
  const hash = useHash()
  const materials = materialsAside(item, answers)
  // What may come later is promised for, or brought after all, at the last step.
  const there = [...presentMaterials(item, { ...draft, ...brought }), ...deferrableOf(item, draft)]
  const left = heldBack(materials, brought.waits, missingMaterials({ ...item, materials }, answers, there))
  const missing = attempt === 0 && !hash.startsWith('#material-') ? [] : left

  function goOn(): void {
    if (left.length > 0) setAttempt(attempt + 1)
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
        <MaterialBlock
          key={material.key}
          {...{ region, item, draft, material, brought }}
          error={missing.find((each) => each.path === `materials.${material.key}`)?.message ?? null}
        />
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
