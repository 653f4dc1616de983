import { Alert, Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { askedQuestions, withComputed, type AnswerProblem } from '#contracts/answers.ts'
import type { Field as Question, Item } from '#contracts/item.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { AnswerInput } from './answer-input.tsx'
import { Field } from './field.tsx'

type Props = {
  item: Item
  answers: Record<string, unknown>
  problems: readonly AnswerProblem[]
  onAnswers: (change: (answers: Record<string, unknown>) => Record<string, unknown>) => void
  /** Where the scan or the original goes that a question asks for. */
  slot: (field: Question) => ReactNode
  onNext: () => void
  children: ReactNode
}

/** What fits into half the width. */
const narrowTypes = new Set<string>([
  'text',
  'number',
  'date',
  'choice',
  'yes-no',
  'phone',
  'resident-id',
  'firm-code',
  'project-code',
  'money',
])

/** The same questions as on the public site, all groups on one page: a clerk knows the form by heart. */
export function FormStep({ item, answers, problems, onAnswers, slot, onNext, children }: Props) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const values = withComputed(item, answers)
  const asked = new Map(askedQuestions(item, answers).map((field) => [field.key, field]))
  const next = () => {
    setTried(true)
    if (problems.length === 0) return onNext()
    const first = problems[0]?.path ?? ''
    document.querySelector<HTMLElement>(`[data-field="${CSS.escape(first)}"] :is(input, textarea)`)?.focus()
  }
  useSubmitKey(next)
  return (
    <div className="stack">
      {item.form.map((group) => {
        const fields = group.fields.flatMap((field) => asked.get(field.key) ?? [])
        if (fields.length === 0) return null
        return (
          <section key={group.title} className="panel">
            <h2>{group.title}</h2>
            <div className="form form-grid">
              {fields.map((field) => {
                if (field.type === 'file')
                  return (
                    <div key={field.key} className="wide">
                      {slot(field)}
                    </div>
                  )
                const problem = problems.find((one) => one.path === field.key)
                const shown = problem && (tried || left.has(field.key)) ? problem.message : null
                const wide = !narrowTypes.has(field.type)
                return (
                  <div key={field.key} data-field={field.key} className={wide ? 'wide' : undefined}>
                    <Field
                      label={field.label}
                      required={field.required}
                      error={shown}
                      {...(field.hint && { hint: field.hint })}
                    >
                      {(control) => (
                        <AnswerInput
                          field={field}
                          value={values[field.key]}
                          control={control}
                          onChange={(value) => onAnswers((answers) => ({ ...answers, [field.key]: value }))}
                          onLeave={() => setLeft((left) => new Set(left).add(field.key))}
                        />
                      )}
                    </Field>
                  </div>
                )
              })}
            </div>
          </section>
        )
      })}
      {tried && problems.length > 0 && (
        <Alert type="error" showIcon role="alert" title={copy.window.fix(problems.length)} />
      )}
      <div className="form-foot sticky-foot">
        <Button type="primary" title={copy.common.submitKey} onClick={next}>
          {copy.window.toMaterials}
        </Button>
        {children}
      </div>
    </div>
  )
}
