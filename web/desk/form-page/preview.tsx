import { Button } from 'antd'
import { useState } from 'react'
import { askedQuestions, checkAnswers, withComputed } from '#contracts/answers.ts'
import type { FormDesign } from '#contracts/form-design.ts'
import { Ask } from '#web/questions/questions.tsx'
import { words } from './copy.ts'

/** The form as applicants are asked it, to try conditions and checks; nothing that is typed here goes anywhere. */
export function Preview({ design }: { design: FormDesign }) {
  const [answers, setAnswers] = useState<Record<string, unknown>>({})
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [round, setRound] = useState(0)
  const visible = new Set(
    askedQuestions({ ...design, materials: design.materials ?? [] }, answers).map((field) => field.key),
  )
  const values = withComputed(design, answers)
  const problems = checkAnswers(design, answers)
  return (
    <section className="panel preview" aria-label={words.preview}>
      <h2>{words.preview}</h2>
      <p className="quiet">{words.previewLead}</p>
      <Button
        size="small"
        onClick={() => {
          setAnswers({})
          setLeft(new Set())
          setRound(round + 1)
        }}
      >
        {words.clear}
      </Button>
      <div className="as-on-site" key={round}>
        {design.form.map((group) => {
          const fields = group.fields.filter((field) => visible.has(field.key))
          return (
            fields.length > 0 && (
              <div key={group.fields[0]?.key}>
                <h3>{group.title}</h3>
                {fields.map((field) => (
                  <Ask
                    key={`${field.key} ${field.type} ${JSON.stringify(field.columns ?? '')}`}
                    field={field}
                    id={`preview-${field.key}`}
                    value={values[field.key]}
                    error={
                      left.has(field.key)
                        ? (problems.find((problem) => problem.path === field.key)?.message ?? null)
                        : null
                    }
                    onAnswer={(answer) => setAnswers((now) => ({ ...now, [field.key]: answer }))}
                    onLeave={() => setLeft((now) => new Set(now).add(field.key))}
                  />
                ))}
              </div>
            )
          )
        })}
      </div>
    </section>
  )
}
