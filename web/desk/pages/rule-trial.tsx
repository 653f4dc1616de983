import { saysAtLeast } from '#contracts/text-length.ts'
import { Alert, App as Dialogs, Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { readGuide } from '#contracts/catalogue.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { ItemCode } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import { DecisionRules, mostRules } from '#contracts/item-ways.ts'
import { actOf, outcomeText } from '#contracts/outcome.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { publishRules, trialCases, tryRules } from '#contracts/rule-trials.ts'
import { checkDecisionRules } from '#contracts/ways-check.ts'
import { call } from '#web/shared/call.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { TrialResult } from '../parts/trial-result.tsx'
import { RuleEdit } from '../parts/rule-edit.tsx'
import { useQuery } from '../query.ts'
import { useLeaveGuard } from '../router.ts'
import {
  changesOf,
  movedRule,
  plainFields,
  saidOf,
  withNewRule,
  withoutRule,
  withRule,
  type Change,
} from '../rule-draft.ts'
import { useSession } from '../session.ts'

const words = copy.ruleTrial

/** 自动审批规则: those in force in words, a draft as rows, what it changes, how it comes out on past cases, and its publication. */
export function RuleTrialPage({ code }: { code: string }) {
  const { session } = useSession()
  const [published, setPublished] = useState<Published | null>(null)
  const guide = useQuery(readGuide, {
    params: { region: session.region, item: ItemCode.parse(code) },
    query: published ? { revision: published.revision } : {},
  })
  return (
    <>
      <PageHead title={words.title} back="/desk/items">
        <p className="quiet">{words.lead}</p>
      </PageHead>
      <Reading query={guide}>
        {({ item }) => (
          <Designer
            key={`${item.code} ${item.revision}`}
            item={item}
            published={published?.revision === item.revision ? published : null}
            onPublished={setPublished}
            onReload={guide.reload}
          />
        )}
      </Reading>
    </>
  )
}

type Found = ReplyOf<typeof tryRules>
type Published = { revision: number; receipt: Receipt }
type Designing = {
  item: Item
  published: Published | null
  onPublished: (done: Published) => void
  onReload: () => void
}

function Designer({ item, published, onPublished, onReload }: Designing) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const command = useCommand(publishRules)
  const [draft, setDraft] = useState<DecisionRules>(() => item.decisionRules ?? { version: '', rules: [] })
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const fields = item.form.flatMap((group) => group.fields)
  const act = actOf(item)
  const outcomes = (['granted', 'refused'] as const).map((value) => ({ value, label: outcomeText(act, value) }))
  const changes = changesOf(item.decisionRules, draft, fields, { outcome: (outcome) => outcomeText(act, outcome) })
  useLeaveGuard(changes.length > 0)
  const whole = DecisionRules.safeParse(draft)
  const open = [
    ...(draft.rules.length === 0 ? [words.gaps.none] : []),
    ...(draft.rules.length > mostRules ? [words.gaps.many(mostRules)] : []),
    ...(draft.version.trim() === '' ? [words.gaps.version] : []),
    ...draft.rules.flatMap(({ title, reasons, basis }, place) =>
      !saysAtLeast(title, 2) || !saysAtLeast(reasons, 10) || !saysAtLeast(basis, 4) ? [words.gaps.rule(place + 1)] : [],
    ),
    ...(whole.success ? checkDecisionRules(item, whole.data) : []),
  ]
  // Nothing keeps the draft from being tried without saying so.
  const gaps = open.length > 0 || whole.success ? open : [words.gaps.shape]
  const set = (next: DecisionRules) => {
    setDraft(next)
    // What was tried was another draft.
    setFound(null)
  }
  const params = { region: session.region, item: item.code }
  const run = async () => {
    if (!whole.success) return
    setFailure(null)
    setBusy(true)
    try {
      setFound(await call(tryRules, { params, body: { rules: whole.data, last: trialCases } }))
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  const publish = async () => {
    if (!whole.success || !found) return
    const { tried, same, toPerson, differs } = found
    const body = { rules: whole.data, basedOn: item.revision, seen: { tried, same, toPerson, differs } }
    const reply = await command.run({ params, body })
    if (reply) onPublished(reply)
  }
  const newVersion = draft.version !== item.decisionRules?.version
  return (
    <>
      {published && <ReceiptLine title={words.publishedNow(published.revision)} receipt={published.receipt} />}
      <section className="panel">
        <h2>{item.name}</h2>
        <InForce item={item} />
      </section>
      <section className="panel stack">
        <h2>{words.draft}</h2>
        <p className="quiet">{words.draftHint}</p>
        <Field label={words.version} hint={words.versionHint}>
          {(control) => (
            <Input
              {...control}
              maxLength={20}
              value={draft.version}
              onChange={(event) => set({ ...draft, version: event.target.value })}
            />
          )}
        </Field>
        {draft.rules.map((rule, place) => (
          <RuleEdit
            key={rule.key}
            rule={rule}
            place={place}
            fields={plainFields(fields)}
            outcomes={outcomes}
            onRule={(next) => set(withRule(draft, place, next))}
            onMove={draft.rules.length > 1 ? (by) => set(movedRule(draft, place, by)) : null}
            onRemove={() => set(withoutRule(draft, place))}
          />
        ))}
        <p>
          <Button disabled={draft.rules.length >= mostRules} onClick={() => set(withNewRule(draft))}>
            {words.addRule}
          </Button>
        </p>
        {draft.rules.length >= mostRules && <p className="quiet">{words.full(mostRules)}</p>}
      </section>
      <section className="panel stack">
        <h2>{words.changes}</h2>
        <Changes changes={changes} />
        {gaps.length > 0 && changes.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={words.problems}
            description={
              <ul className="prose">
                {gaps.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            }
          />
        )}
        <p className="button-row">
          <Button disabled={gaps.length > 0} loading={busy} onClick={() => void run()}>
            {words.run(trialCases)}
          </Button>
          {item.decisionRules && (
            <Button
              type="primary"
              disabled={changes.length === 0 || gaps.length > 0 || !found || !newVersion}
              loading={command.busy}
              onClick={() =>
                void modal.confirm({
                  title: words.publishTitle(draft.version),
                  content: found ? words.publishText(words.counts(found)) : '',
                  okText: words.publish,
                  onOk: publish,
                })
              }
            >
              {words.publish}
            </Button>
          )}
        </p>
        {item.decisionRules ? (
          changes.length > 0 &&
          (!found || !newVersion) && <p className="quiet">{newVersion ? words.tryFirst : words.versionFirst}</p>
        ) : (
          <p className="quiet">{words.notHere}</p>
        )}
        <FailureNotice failure={failure} onRepeat={() => void run()} onReload={() => void run()} />
        <FailureNotice
          failure={command.failure}
          title={words.refused}
          onRepeat={() => void publish()}
          onReload={onReload}
        />
        {found && <TrialResult found={found} item={item} />}
      </section>
    </>
  )
}

function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p>{words.noChanges}</p>
  return (
    <ul className="stack">
      {changes.map(({ how, title, lines }, at) => (
        <li key={at}>
          <Tag color={changeColors[how]}>{words.how[how]}</Tag>
          <b>{title || words.untitled}</b>
          {lines.length > 0 && (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

const changeColors: Record<Change['how'], string> = {
  added: 'success',
  removed: 'error',
  changed: 'warning',
  moved: 'default',
}

function InForce({ item }: { item: Item }) {
  const fields = item.form.flatMap((group) => group.fields)
  if (!item.decisionRules) return <p>{words.nonePublished}</p>
  return (
    <>
      <p>{words.published(item.decisionRules.version)}</p>
      <ol>
        {item.decisionRules.rules.map((rule) => (
          <li key={rule.key}>
            <b>{rule.title}</b>：{saidOf(rule, fields)}
            {words.then(outcomeText(actOf(item), rule.outcome))}
          </li>
        ))}
      </ol>
      <p className="quiet">{words.otherwise}</p>
    </>
  )
}
