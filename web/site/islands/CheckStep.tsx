import { useState, type ReactNode } from 'react'
import { askedAnswers, materialsAside, materialsByForm, missingMaterials, withComputed } from '#contracts/answers.ts'
import { saveDraft, submitCase } from '#contracts/cases.ts'
import { Show } from '#web/questions/questions.tsx'
import { call } from '#web/shared/call.ts'
import { intentId, isIntentOpen, settleIntent } from '#web/shared/intent.ts'
import { explain, ReceiptPending, Refused } from '#web/shared/refused.ts'
import { ErrorSummary, type SummaryError } from '#web/ui/error-summary/ErrorSummary.tsx'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { Pledged } from '../parts/Drawn.tsx'
import { DraftRoute } from '../parts/Route.tsx'
import type { StepProps } from './ApplyForm.tsx'
import { licenceText } from './AtHand.tsx'
import { DeliverySheet, useDelivery } from './DeliverySheet.tsx'
import { PreReview } from './PreReview.tsx'
import { PromiseSheet, signingFault, type Signing } from './PromiseSheet.tsx'
import { DeferralSheet } from './DeferralSheet.tsx'
import { deferrableOf, dispensedOf, faultsOf, fieldsOf, presentMaterials, whereOf } from './steps.ts'

/** 检查您的答案, declaration, way of delivery, submission. */
export function CheckStep(props: StepProps): ReactNode {
  const { region, item, draft, title, backHref, onFiled } = props
  const answers = withComputed(item, props.answers)
  const delivery = useDelivery(draft.applicant)
  const [signing, setSigning] = useState<Signing>({ name: '', read: false })
  const [agreed, setAgreed] = useState(false)
  const [declared, setDeclared] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [sending, setSending] = useState(false)
  const [refusals, setRefusals] = useState<SummaryError[]>([])

  const changeHref = (step: string, anchor: string): string =>
    `${addresses.apply(region, draft.case, step)}?from=check#${anchor}`
  const present = presentMaterials(item, draft)
  const deferrable = deferrableOf(item, draft)
  const later = missingMaterials(item, answers, present)
    .map(({ path }) => path.slice('materials.'.length))
    .filter((key) => deferrable.includes(key))
  const faults = faultsOf(item, answers, [...present, ...later]).map((fault) => ({
    message: fault.message,
    href: changeHref(fault.step, fault.anchor),
  }))
  if (attempt > 0) faults.push(...delivery.faults)
  const rule = draft.commitment === 'chosen' ? item.commitment : undefined
  const unsigned = rule && attempt > 0 ? signingFault(signing, draft.applicant.name) : null
  if (unsigned) faults.push({ message: unsigned.message, href: `#promise-${unsigned.at}` })
  const unpromised = attempt > 0 && later.length > 0 && !agreed ? copy.deferral.agreeMissing : null
  if (unpromised) faults.push({ message: unpromised, href: '#deferral' })
  const undeclared = attempt > 0 && !declared ? [{ message: copy.apply.declarationMissing, href: '#declaration' }] : []

  async function submit(): Promise<void> {
    if (sending) return
    setRefusals([])
    setAttempt(attempt + 1)
    if (!declared || faults.length > 0 || delivery.faults.length > 0) return
    if (rule && signingFault(signing, draft.applicant.name)) return
    if (later.length > 0 && !agreed) return
    setSending(true)
    const intent = `submit:${draft.case}`
    try {
      // What the account filled in, and what is no longer asked, reaches the draft before it becomes the application. After an
      // unanswered attempt the draft may be an application already.
      const params = { region, case: draft.case }
      if (!isIntentOpen(intent))
        await call(saveDraft, {
          params,
          body: { base: draft.version, answers: askedAnswers(item, answers), paper: draft.paper },
        })
      const reply = await call(submitCase, {
        params: { region },
        body: {
          draft: draft.case,
          declaration: true,
          ...delivery.asked,
          deferral:
            item.deferral && later.length > 0
              ? {
                  materials: later,
                  notice: item.deferral.notice.version,
                  promise: item.deferral.promise.version,
                  promised: true,
                }
              : null,
          promise: rule ? { notice: rule.notice.version, promise: rule.promise.version, name: signing.name } : null,
        },
        commandId: intentId(intent),
      })
      settleIntent(intent)
      onFiled(reply)
      window.scrollTo(0, 0)
    } catch (error) {
      setSending(false)
      if (error instanceof ReceiptPending) onFiled('follows')
      else {
        if (error instanceof Refused) settleIntent(intent)
        setRefusals(refusalsOf(error))
        setAttempt((before) => before + 1)
      }
    }
  }

  function refusalsOf(error: unknown): SummaryError[] {
    const errors = error instanceof Refused ? (error.problem.errors ?? []) : []
    if (errors.length === 0) return [{ message: explain(error) }]
    return errors.map(({ path, message }) => {
      const { step, anchor } = whereOf(item, path)
      return { message, href: step === 'check' ? `#${anchor}` : changeHref(step, anchor) }
    })
  }

  return (
    <>
      <ErrorSummary
        title={faults.length > 0 ? copy.apply.notReady : copy.apply.errors}
        errors={[...refusals, ...faults, ...undeclared]}
        attempt={attempt}
      />
      <h1>{title}</h1>
      <p className="lead">{copy.apply.checkLead}</p>
      {item.form.map((group, place) => {
        const fields = fieldsOf(item, answers, place)
        if (fields.length === 0) return null
        return (
          <section key={group.title}>
            <h2>{group.title}</h2>
            <Facts
              facts={fields.map((field) => ({
                label: field.label,
                value: (
                  <Show
                    field={field}
                    value={field.material === undefined ? answers[field.key] : broughtFor(props, field.material)}
                    unanswered={copy.apply.unanswered}
                  />
                ),
                action: (
                  <ChangeLink
                    href={changeHref(
                      String(place + 1),
                      field.material === undefined ? `field-${field.key}` : `material-${field.material}`,
                    )}
                    label={field.label}
                  />
                ),
              }))}
            />
          </section>
        )
      })}
      <CheckedMaterials {...props} changeHref={changeHref} />
      <DraftRoute item={item} answers={answers} />
      {item.deferral && later.length > 0 && (
        <DeferralSheet
          rule={item.deferral}
          later={item.materials.filter(({ key }) => later.includes(key)).map(({ name }) => name)}
          agreed={agreed}
          error={unpromised}
          onAgree={setAgreed}
        />
      )}
      <DeliverySheet delivery={delivery} given={draft.applicant.delivery} tried={attempt > 0} />
      {rule && (
        <PromiseSheet
          title={(item.filing ? copy.filing : copy.commitment).title}
          rule={rule}
          signing={signing}
          fault={unsigned}
          onChange={(change) => setSigning((before) => ({ ...before, ...change }))}
        />
      )}
      <Pledged pledge={draft.drawPledge} />
      <FieldsetFrame
        id="declaration"
        label={copy.apply.declarationTitle}
        hint={copy.apply.declarationBasis}
        error={undeclared[0]?.message ?? null}
      >
        <Choice
          kind="checkbox"
          id="declaration"
          name="declaration"
          value="true"
          label={copy.apply.declaration}
          checked={declared}
          onChange={setDeclared}
        />
      </FieldsetFrame>
      <div className="form-end">
        <button className="button button--start" type="button" aria-disabled={sending} onClick={() => void submit()}>
          {copy.apply.submit}
        </button>
        <a className="form-end__back" href={backHref}>
          {copy.apply.back}
        </a>
        <output className="saving">{sending && copy.apply.submitting}</output>
      </div>
      <PreReview {...props} />
    </>
  )
}

function CheckedMaterials({
  changeHref,
  ...props
}: StepProps & { changeHref: (step: string, anchor: string) => string }): ReactNode {
  const { item, draft, answers } = props
  const materials = materialsAside(item, answers)
  const dispensed = dispensedOf(item, draft)
  if (materials.length === 0) return null
  return (
    <section>
      <h2>{copy.apply.materials}</h2>
      <Facts
        facts={materials.map((material) => ({
          label: material.name,
          value: broughtFor(props, material.key).join('、') || <span className="unanswered">{copy.apply.none}</span>,
          action: (
            <ChangeLink
              href={changeHref(
                'materials',
                dispensed.includes(material.key) ? 'commitment' : `material-${material.key}`,
              )}
              label={material.name}
            />
          ),
        }))}
      />
    </section>
  )
}

/** What was brought for a material, or stands in for it, each in words. */
function broughtFor({ item, draft }: Pick<StepProps, 'item' | 'draft'>, material: string): string[] {
  if (dispensedOf(item, draft).includes(material)) return [copy.commitment.dispensed]
  const names = draft.files
    .filter((file) => file.material === material)
    .map((file) => (file.earlier ? `${file.name}（${copy.atHand.reused(dayText(file.earlier.day))}）` : file.name))
  const source = draft.sources.find((one) => one.material === material)
  const licence = source?.chosen
  if (names.length === 0 && source?.check?.outcome === 'matches') names.push(copy.atHand.verified(source.check.title))
  else if (names.length === 0 && licence) names.push(licenceText(licence))
  if (names.length === 0 && materialsByForm(item).includes(material)) names.push(copy.apply.byFormShort)
  return draft.paper.includes(material) ? [...names, copy.case.paperOriginal] : names
}

function ChangeLink({ href, label }: { href: string; label: string }): ReactNode {
  return (
    <a href={href}>
      {copy.apply.change}
      <span className="visually-hidden">{label}</span>
    </a>
  )
}
