import { Button, Steps } from 'antd'
import { useState } from 'react'
import { checkAnswers, missingMaterials } from '#contracts/answers.ts'
import { readDraft, type DraftView } from '#contracts/cases.ts'
import { readGuide } from '#contracts/catalogue.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Field, Item } from '#contracts/item.ts'
import { copy } from '../copy.ts'
import { useDraftSaving } from '../draft-saving.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { FormStep } from '../parts/form-step.tsx'
import { MaterialsStep } from '../parts/materials-step.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { beijingMinute } from '../parts/instant.ts'
import { SubmitStep } from '../parts/submit-step.tsx'
import { useQuery } from '../query.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'

/** 代填申请: the form, the materials and the check before it is handed in, for the person at the window. */
export function FillingPage({ id }: { id: string }) {
  const { session } = useSession()
  const draft = useQuery(readDraft, { params: { region: session.region, case: CaseId.parse(id) } })
  const guide = useQuery(
    readGuide,
    draft.data === null
      ? null
      : { params: { region: session.region, item: draft.data.item }, query: { revision: draft.data.revision } },
  )
  return (
    <Reading query={draft}>
      {(draft) => <Reading query={guide}>{(guide) => <Filling draft={draft} item={guide.item} />}</Reading>}
    </Reading>
  )
}

const steps = ['form', 'materials', 'confirm'] as const

function Filling({ draft, item }: { draft: DraftView; item: Item }) {
  const { session } = useSession()
  const [step, setStep] = useState(0)
  const [answers, setAnswers] = useState<Record<string, unknown>>(() => withPrefill(item, draft))
  const [paper, setPaper] = useState<string[]>(draft.paper)
  const [files, setFiles] = useState(draft.files)
  const saving = useDraftSaving(draft, session.region, { answers, paper })
  useLeaveGuard(saving.state !== 'saved')
  const problems = checkAnswers(item, answers)
  const present = [...paper, ...files.map((file) => file.material)]
  const missing = missingMaterials(item, answers, present)

  const go = async (to: number) => {
    if (await saving.save()) {
      setStep(to)
      scrollTo(0, 0)
    }
  }
  const words = {
    saved: copy.window.saved(beijingMinute(saving.savedAt)),
    unsaved: copy.window.unsaved,
    saving: copy.window.saving,
    failed: copy.window.saveFailed,
  }[saving.state]
  const foot = (
    <>
      {step > 0 && <Button onClick={() => void go(step - 1)}>{copy.window.previous}</Button>}
      <output className="quiet">{words}</output>
    </>
  )
  return (
    <>
      <PageHead title={draft.itemName} back="/desk/window">
        <dl className="facts">
          <div>
            <dt>{copy.window.applicant}</dt>
            <dd>
              {draft.applicant.name} <span className="num">{draft.applicant.code}</span>
            </dd>
          </div>
          {draft.applicant.phone && (
            <div>
              <dt>{copy.case.phone}</dt>
              <dd className="num">{draft.applicant.phone}</dd>
            </div>
          )}
        </dl>
      </PageHead>
      <Steps
        size="small"
        className="steps"
        current={step}
        onChange={(to) => void go(to)}
        items={steps.map((key) => ({ title: copy.window.steps[key] }))}
      />
      <FailureNotice failure={saving.failure} onRepeat={() => void saving.save()} />
      {step === 0 && (
        <FormStep item={item} answers={answers} problems={problems} onAnswers={setAnswers} onNext={() => void go(1)}>
          {foot}
        </FormStep>
      )}
      {step === 1 && (
        <MaterialsStep
          item={item}
          draft={draft.case}
          answers={answers}
          paper={paper}
          files={files}
          onPaper={setPaper}
          onFiles={setFiles}
          onNext={() => void go(2)}
        >
          {foot}
        </MaterialsStep>
      )}
      {step === 2 && (
        <SubmitStep
          item={item}
          draft={draft}
          answers={answers}
          paper={paper}
          files={files}
          problems={[...problems, ...missing]}
          onStep={(to) => void go(to)}
          save={saving.save}
        >
          {foot}
        </SubmitStep>
      )}
    </>
  )
}

/** The draft's answers, with what the checked document says where nothing was answered yet. */
function withPrefill(item: Item, draft: DraftView): Record<string, unknown> {
  const { name, code, phone, legalPerson } = draft.applicant
  const known: Record<NonNullable<Field['prefill']>, string | null> = {
    name,
    code,
    phone,
    'legal-person': legalPerson,
  }
  const filled = item.form
    .flatMap((group) => group.fields)
    .flatMap((field) => {
      const value = field.prefill === undefined ? null : known[field.prefill]
      return value === null || draft.answers[field.key] !== undefined ? [] : [[field.key, value] as const]
    })
  return { ...draft.answers, ...Object.fromEntries(filled) }
}
