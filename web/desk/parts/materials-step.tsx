import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { materialsAside, type AnswerProblem } from '#contracts/answers.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { FilingSlot, type Bringing } from './filing-slot.tsx'
import { WayChoice } from './way-choice.tsx'

type Props = {
  answers: Record<string, unknown>
  bringing: Bringing
  /** Materials that still have to be brought. */
  missing: readonly AnswerProblem[]
  /** 告知承诺; null where it is not for this filing. */
  commitment: 'chosen' | 'offered' | 'barred' | null
  onCommitment: (chosen: boolean) => void
  onNext: () => void
  children: ReactNode
}

/** 核收材料: originals looked at and taken in, or scans put into their slots; but for those that a question of the form asks for. */
export function MaterialsStep({ answers, bringing, missing, commitment, onCommitment, onNext, children }: Props) {
  const { item } = bringing
  const materials = materialsAside(item, answers)
  useSubmitKey(onNext)
  return (
    <div className="stack">
      {commitment !== null && (
        <WayChoice
          item={item}
          chosen={commitment === 'chosen'}
          barred={commitment === 'barred'}
          onChoose={onCommitment}
        />
      )}
      {materials.map((material) => (
        <FilingSlot key={material.key} material={material} bringing={bringing} />
      ))}
      {materials.length === 0 && <p className="quiet">{copy.window.materialsInForm}</p>}
      {missing.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={copy.window.missing}
          description={missing.map((problem) => problem.message).join('；')}
        />
      )}
      <div className="form-foot sticky-foot">
        <Button type="primary" title={copy.common.submitKey} onClick={onNext}>
          {copy.window.toConfirm}
        </Button>
        {children}
      </div>
    </div>
  )
}
