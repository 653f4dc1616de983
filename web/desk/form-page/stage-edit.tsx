import { Select } from 'antd'
import type { FormDesign } from '#contracts/form-design.ts'
import { projectStages, type ProjectStage } from '#contracts/project-stages.ts'
import { Field } from '../parts/field.tsx'
import { words } from './copy.ts'

type Props = { design: FormDesign; onDesign: (design: FormDesign) => void }

/** 审批阶段 of an item that asks for a 项目代码; what asks for none belongs to no project. */
export function StageEdit({ design, onDesign }: Props) {
  const asks = design.form.some(({ fields }) => fields.some(({ type }) => type === 'project-code'))
  if (!asks && (design.stage ?? 'beside') === 'beside') return null
  return (
    <section className="panel" aria-label={words.stageTitle}>
      <h2>{words.stageTitle}</h2>
      <Field label={words.stage} hint={words.stageHint}>
        {(control) => (
          <Select<ProjectStage>
            {...control}
            value={design.stage ?? 'beside'}
            options={Object.entries(projectStages).map(([value, label]) => ({ value: value as ProjectStage, label }))}
            onChange={(stage) => onDesign({ ...design, stage })}
          />
        )}
      </Field>
    </section>
  )
}
