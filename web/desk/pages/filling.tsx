import { Alert, Button, Skeleton, Steps } from 'antd'
import { useEffect, useState } from 'react'
import { checkAnswers, missingMaterials } from '#contracts/answers.ts'
import { readDraft } from '#contracts/cases.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Field, Item } from '#contracts/item.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { matterTitles } from '#contracts/matters.ts'
import { prefillOf } from '#contracts/prefill.ts'
import { licensedMaterials, type MaterialSource } from '#contracts/sources.ts'
import { deferrableOn, dispensedOn, onlyAloneText } from '#web/shared/ways.ts'
import { copy } from '../copy.ts'
import { filingOf, isUnsent, type Content, type Filing } from '../outbox/filing.ts'
import { outbox } from '../outbox/outbox.ts'
import { ownerOf, useFiling, useGuide, useOutbox } from '../outbox/use-outbox.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { FilingSlot, type Bringing } from '../parts/filing-slot.tsx'
import { FormStep } from '../parts/form-step.tsx'
import { Link } from '../parts/link.tsx'
import { MaterialsStep } from '../parts/materials-step.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { beijingMinute } from '../parts/instant.ts'
import { SubmitStep } from '../parts/submit-step.tsx'
import { useQuery } from '../query.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { receiptAddress } from './kept-slip.tsx'

/** 代填申请: the form, the materials and the check before it is handed in, for the person at the window. */
export function FillingPage({ id }: { id: string }) {
  const { ready } = useOutbox()
  const filing = useFiling(id)
  useEffect(() => () => outbox.leave(id), [id])
  if (!ready) return <Skeleton active />
  if (!filing) return <FromServer id={id} />
  if (filing.sent)
    return (
      <PageHead title={filing.item.name} back="/desk/window">
        <Link href={receiptAddress(filing.sent)}>{copy.outbox.receipt}</Link>
      </PageHead>
    )
  return <WithGuide filing={filing} />
}

function FromServer({ id }: { id: string }) {
  const { session } = useSession()
  const draft = useQuery(readDraft, { params: { region: session.region, case: CaseId.parse(id) } })
  useEffect(() => {
    if (draft.data) void outbox.keep(filingOf(draft.data, { region: session.region, owner: ownerOf(session) }))
  }, [draft.data, session])
  return <Reading query={draft}>{() => <Skeleton active />}</Reading>
}

function WithGuide({ filing }: { filing: Filing }) {
  const guide = useGuide(filing.region, filing.item.code, filing.item.revision)
  return (
    <Reading query={guide}>
      {(guide) => (
        <Filling
          filing={filing}
          item={ofMatter(guide.item, filing.about?.matter ?? 'new')}
          onlyAlone={onlyAloneText(guide)}
        />
      )}
    </Reading>
  )
}

const steps = ['form', 'materials', 'confirm'] as const

function Filling({ filing, item, onlyAlone }: { filing: Filing; item: Item; onlyAlone: string | null }) {
  const { reachable, sending, lasting } = useOutbox()
  const { id, applicant, files, refused } = filing
  const [step, setStep] = useState(0)
  const [answers, setAnswers] = useState<Record<string, unknown>>(() => withPrefill(item, filing))
  const [paper, setPaper] = useState<string[]>(filing.content.paper)
  const [promising, setPromising] = useState(filing.content.commitment === true)
  const [waiting, setWaiting] = useState<string[]>(filing.content.later ?? [])
  useEffect(
    () => outbox.write(id, contentOf(answers, paper, promising, waiting)),
    [id, answers, paper, promising, waiting],
  )
  useLeaveGuard(!lasting && isUnsent(filing))
  const problems = checkAnswers(item, answers)
  // What is at hand of the person is asked of the server; without a link it is not offered, and nothing waits for it.
  const known = useQuery(readDraft, filing.opened ? { params: { region: filing.region, case: id } } : null)
  const [chosen, setChosen] = useState<Record<string, MaterialSource['chosen']>>({})
  const [checked, setChecked] = useState<Record<string, MaterialSource['check']>>({})
  const sources = (known.data?.sources ?? []).map((source) => ({
    ...source,
    ...(source.material in chosen && { chosen: chosen[source.material] ?? null }),
    ...(source.material in checked && { check: checked[source.material] ?? null }),
  }))
  const licensed = licensedMaterials(sources)
  const barred = known.data?.commitment === 'barred'
  const offered = item.commitment !== undefined && !filing.mandate && known.data?.commitment !== null
  const commitment = !offered ? null : barred ? 'barred' : promising ? 'chosen' : 'offered'
  const brought = [...paper, ...files.map((file) => file.material), ...licensed]
  const deferrable = deferrableOn(item, commitment === 'chosen')
  const later = missingMaterials(item, answers, brought)
    .map(({ path }) => path.slice('materials.'.length))
    .filter((key) => deferrable.includes(key) && waiting.includes(key))
  const present = [...brought, ...dispensedOn(item, commitment === 'chosen'), ...later]
  const missing = missingMaterials(item, answers, present)

  const bringing: Bringing = {
    item,
    filing,
    paper,
    sources,
    promised: commitment === 'chosen',
    later,
    onLater: setWaiting,
    onChosen: (material, licence) => setChosen((before) => ({ ...before, [material]: licence })),
    onChecked: (material, check) => setChecked((before) => ({ ...before, [material]: check })),
    onPaper: setPaper,
  }
  const slot = (field: Field) => {
    const material = item.materials.find(({ key }) => key === field.material)
    return material && <FilingSlot material={material} asked={field} bringing={bringing} />
  }

  const go = (to: number) => {
    void outbox.send(id)
    setStep(to)
    scrollTo(0, 0)
  }
  const words = !isUnsent(filing)
    ? copy.window.saved(beijingMinute(filing.savedAt))
    : refused
      ? copy.window.saveFailed
      : !reachable
        ? copy.outbox.keptHere
        : sending
          ? copy.window.saving
          : copy.window.unsaved
  const foot = (
    <>
      {step > 0 && <Button onClick={() => go(step - 1)}>{copy.window.previous}</Button>}
      <output className="quiet">{words}</output>
    </>
  )
  return (
    <>
      <PageHead title={filing.item.name} back="/desk/window">
        <dl className="facts">
          <div>
            <dt>{copy.window.applicant}</dt>
            <dd>
              {applicant.name} <span className="num">{applicant.code}</span>
            </dd>
          </div>
          {applicant.phone && (
            <div>
              <dt>{copy.case.phone}</dt>
              <dd className="num">{applicant.phone}</dd>
            </div>
          )}
        </dl>
        {applicant.party === null && <p className="quiet">{copy.outbox.unchecked}</p>}
        {applicant.phoneKept && <p className="quiet">{copy.outbox.phoneKept}</p>}
        {filing.about && (
          <p className="quiet breaks">
            {copy.window.licences.asked(matterTitles[filing.about.matter], filing.about.identifier)}
            {filing.about.timely === false && copy.window.licences.late}
          </p>
        )}
      </PageHead>
      <Steps
        size="small"
        className="steps"
        current={step}
        onChange={go}
        items={steps.map((key) => ({ title: copy.window.steps[key] }))}
      />
      {onlyAlone && <Alert type="info" showIcon className="steps" title={onlyAlone} />}
      {known.data?.bar && (
        <Alert
          type="warning"
          showIcon
          className="steps"
          title={copy.window.barred(known.data.bar.groundText, known.data.bar.until, known.data.bar.part)}
          description={known.data.bar.basis}
        />
      )}
      {refused && step < 2 && (
        <>
          <FailureNotice failure={{ kind: 'refused', problem: refused }} />
          <p>
            <Button onClick={() => void outbox.retry(id)}>
              {refused.code === 'draft.stale' ? copy.outbox.overwrite : copy.outbox.retry}
            </Button>
          </p>
        </>
      )}
      {step === 0 && (
        <FormStep
          item={item}
          answers={answers}
          problems={problems}
          onAnswers={setAnswers}
          slot={slot}
          onNext={() => go(1)}
        >
          {foot}
        </FormStep>
      )}
      {step === 1 && (
        <MaterialsStep
          answers={answers}
          bringing={bringing}
          missing={missing}
          commitment={commitment}
          onCommitment={setPromising}
          onNext={() => go(2)}
        >
          {foot}
        </MaterialsStep>
      )}
      {step === 2 && (
        <SubmitStep
          item={item}
          filing={filing}
          answers={answers}
          paper={paper}
          licensed={licensed}
          promised={commitment === 'chosen'}
          delivery={known.data?.applicant.delivery ?? applicant.delivery ?? null}
          later={later}
          problems={[...problems, ...missing]}
          onStep={go}
        >
          {foot}
        </SubmitStep>
      )}
    </>
  )
}

function contentOf(answers: Content['answers'], paper: string[], promising: boolean, waiting: string[]): Content {
  return {
    answers,
    paper,
    ...(promising && { commitment: true }),
    ...(waiting.length > 0 && { later: waiting }),
  }
}

/** The draft's answers, with what the checked document says where nothing was answered yet. */
function withPrefill(item: Item, { applicant, content }: Filing): Record<string, unknown> {
  const known = { ...applicant, phone: applicant.phone === '' ? null : applicant.phone }
  const filled = item.form
    .flatMap((group) => group.fields)
    .flatMap((field) => {
      const value = prefillOf(field, known)
      return value === undefined || content.answers[field.key] !== undefined ? [] : [[field.key, value] as const]
    })
  return { ...content.answers, ...Object.fromEntries(filled) }
}
