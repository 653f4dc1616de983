import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { missingMaterials, visibleMaterials } from '#contracts/answers.ts'
import type { DraftView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { MaterialSlot } from './material-slot.tsx'

type Props = {
  item: Item
  draft: DraftView['case']
  answers: Record<string, unknown>
  paper: readonly string[]
  files: DraftView['files']
  onPaper: (change: (paper: string[]) => string[]) => void
  onFiles: (change: (files: DraftView['files']) => DraftView['files']) => void
  onNext: () => void
  children: ReactNode
}

/** 核收材料: originals looked at and taken in, or scans put into their slots. */
export function MaterialsStep({ item, draft, answers, paper, files, onPaper, onFiles, onNext, children }: Props) {
  const present = [...paper, ...files.map((file) => file.material)]
  const missing = missingMaterials(item, answers, present)
  useSubmitKey(onNext)
  return (
    <div className="stack">
      {visibleMaterials(item, answers).map((material) => (
        <MaterialSlot
          key={material.key}
          material={material}
          draft={draft}
          paper={paper.includes(material.key)}
          files={files.filter((file) => file.material === material.key)}
          onPaper={(taken) =>
            onPaper((paper) => [...paper.filter((key) => key !== material.key), ...(taken ? [material.key] : [])])
          }
          onAdded={(file) => onFiles((files) => [...files, file])}
          onRemoved={(file) => onFiles((files) => files.filter((one) => one.file !== file))}
        />
      ))}
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
