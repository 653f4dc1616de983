import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { missingMaterials, visibleMaterials } from '#contracts/answers.ts'
import type { DataCheckOffer } from '#contracts/data-checks.ts'
import type { Item } from '#contracts/item.ts'
import { licensedMaterials, type MaterialSource } from '#contracts/sources.ts'
import { deferrableOn, dispensedOn } from '#web/shared/ways.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { bringCopy, bringFile, takeFileBack } from '../outbox/filing-files.ts'
import type { Filing } from '../outbox/filing.ts'
import { AtHand } from './at-hand.tsx'
import { BlankForms } from './blank-forms.tsx'
import { MaterialSlot } from './material-slot.tsx'
import { WayChoice } from './way-choice.tsx'

type Props = {
  item: Item
  filing: Filing
  answers: Record<string, unknown>
  paper: readonly string[]
  sources: readonly MaterialSource[]
  /** 告知承诺; null where it is not for this filing. */
  commitment: 'chosen' | 'offered' | 'barred' | null
  onCommitment: (chosen: boolean) => void
  /** 容缺: keys of the materials that come later. */
  later: readonly string[]
  onLater: (change: (later: string[]) => string[]) => void
  onChosen: (material: string, chosen: MaterialSource['chosen']) => void
  onChecked: (material: string, check: DataCheckOffer) => void
  onPaper: (change: (paper: string[]) => string[]) => void
  onNext: () => void
  children: ReactNode
}

/** 核收材料: originals looked at and taken in, or scans put into their slots. */
export function MaterialsStep(props: Props) {
  const { item, filing, answers, paper, sources, commitment, later } = props
  const { onCommitment, onLater, onChosen, onChecked, onPaper, onNext, children } = props
  const { files } = filing
  const dispensed = dispensedOn(item, commitment === 'chosen')
  const deferrable = deferrableOn(item, commitment === 'chosen')
  const licensed = licensedMaterials(sources)
  const present = [...paper, ...files.map((file) => file.material), ...licensed, ...dispensed, ...later]
  const missing = missingMaterials(item, answers, present)
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
      {visibleMaterials(item, answers).map((material) => (
        <MaterialSlot
          key={material.key}
          material={material}
          licensed={licensed.includes(material.key)}
          dispensed={dispensed.includes(material.key)}
          forms={<BlankForms region={filing.region} item={item.code} material={material} />}
          later={
            item.deferral && deferrable.includes(material.key) && material.need === 'required'
              ? {
                  days: item.deferral.days,
                  promised: later.includes(material.key),
                  onPromise: (promised) =>
                    onLater((later) => [
                      ...later.filter((key) => key !== material.key),
                      ...(promised ? [material.key] : []),
                    ]),
                }
              : undefined
          }
          atHand={
            <AtHand
              draft={filing.id}
              source={sources.find((source) => source.material === material.key)}
              brought={paper.includes(material.key) || files.some((file) => file.material === material.key)}
              onChosen={(chosen) => onChosen(material.key, chosen)}
              onFile={(file) => void bringCopy(filing, file)}
              onChecked={(check) => onChecked(material.key, check)}
            />
          }
          paper={paper.includes(material.key)}
          files={files
            .filter((file) => file.material === material.key)
            .map((file) => ({ ...file, kept: file.sent === null }))}
          upload={(file, onProgress) => bringFile(filing, material.key, file, onProgress)}
          takeBack={(file) => takeFileBack(filing, file)}
          onPaper={(taken) =>
            onPaper((paper) => [...paper.filter((key) => key !== material.key), ...(taken ? [material.key] : [])])
          }
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
