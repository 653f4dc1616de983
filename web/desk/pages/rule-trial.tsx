import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { readGuide } from '#contracts/catalogue.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { ItemCode } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import { DecisionRules } from '#contracts/item-ways.ts'
import { actOf, outcomeText, type OutcomeAct } from '#contracts/outcome.ts'
import { trialCases, tryRules } from '#contracts/rule-trials.ts'
import { describe } from '#kernel/condition-sentence.ts'
import { call } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.ruleTrial

/** 规则试算: the published rules in words, and a draft tried on past cases. */
export function RuleTrialPage({ code }: { code: string }) {
  const { session } = useSession()
  const guide = useQuery(readGuide, { params: { region: session.region, item: ItemCode.parse(code) } })
  return (
    <>
      <PageHead title={words.title} back="/desk/items">
        <p className="quiet">{words.lead}</p>
      </PageHead>
      <Reading query={guide}>{({ item }) => <Trial key={item.code} item={item} />}</Reading>
    </>
  )
}

type Found = ReplyOf<typeof tryRules>

function Trial({ item }: { item: Item }) {
  const { session } = useSession()
  const [text, setText] = useState(() => JSON.stringify(item.decisionRules ?? emptyRules, null, 2))
  const [last, setLast] = useState(100)
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const run = async () => {
    const rules = parsed(text)
    setFault(rules ? null : words.unreadable)
    setFailure(null)
    if (!rules) return
    setBusy(true)
    try {
      const params = { region: session.region, item: item.code }
      setFound(await call(tryRules, { params, body: { rules, last } }))
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <section className="panel">
        <h2>{item.name}</h2>
        <Published item={item} />
      </section>
      <section className="panel stack">
        <Field label={words.draft} hint={words.draftHint} error={fault}>
          {(control) => (
            <Input.TextArea
              {...control}
              className="num"
              autoSize={{ minRows: 8, maxRows: 24 }}
              maxLength={20_000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.last}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={trialCases}
              precision={0}
              value={last}
              onChange={(most) => setLast(most ?? 1)}
            />
          )}
        </Field>
        <p>
          <Button type="primary" loading={busy} onClick={() => void run()}>
            {words.run}
          </Button>
        </p>
        <FailureNotice failure={failure} onRepeat={() => void run()} onReload={() => void run()} />
        {found && <Result found={found} item={item} />}
      </section>
    </>
  )
}

const emptyRules = { version: 'draft', rules: [] }

function parsed(text: string): DecisionRules | null {
  try {
    return DecisionRules.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function Published({ item }: { item: Item }) {
  const fields = item.form.flatMap((group) => group.fields)
  if (!item.decisionRules) return <p>{words.nonePublished}</p>
  return (
    <>
      <p>{words.published(item.decisionRules.version)}</p>
      <ol>
        {item.decisionRules.rules.map((rule) => (
          <li key={rule.key}>
            <b>{rule.title}</b>：{describe(rule.when, fields)}
            {words.then(outcomeText(actOf(item), rule.outcome))}
          </li>
        ))}
      </ol>
      <p className="quiet">{words.otherwise}</p>
    </>
  )
}

function Result({ found, item }: { found: Found; item: Item }) {
  const act = actOf(item)
  if (found.problems.length > 0)
    return (
      <div role="alert">
        <p>{words.problems}</p>
        <ul>
          {found.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </div>
    )
  if (found.tried === 0) return <output>{words.nothingTried}</output>
  return (
    <>
      <output>{words.counts(found)}</output>
      {found.differences.length > 0 && (
        <div className="table-scroll">
          <table className="list" aria-label={words.differences}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {words.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.differences.map((one, place) => (
                <tr key={`${one.day}-${place}`}>
                  {columns.map((column) => (
                    <td
                      key={column}
                      className={column === 'day' ? 'num nowrap' : undefined}
                      data-label={words.columns[column]}
                    >
                      {cellOf(one, column, act)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

const columns = ['day', 'recorded', 'draft', 'rule', 'answers'] as const

function cellOf(one: Found['differences'][number], column: (typeof columns)[number], act: OutcomeAct): string {
  switch (column) {
    case 'recorded':
      return outcomeText(act, one.recorded) + (words.made[one.made] ?? '')
    case 'draft':
      return one.draft === 'person' ? '' : outcomeText(act, one.draft)
    case 'day':
    case 'rule':
    case 'answers':
      return one[column]
  }
}
