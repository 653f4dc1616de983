import { namesArticle } from '#contracts/legal-basis.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { Alert, Button, Checkbox, Radio, Select } from 'antd'
import { useState } from 'react'
import { OverInternalGround, overInternalTexts } from '#contracts/internal-limit.ts'
import {
  commentTitle,
  refusalFindingTexts,
  sameComment,
  type NamedComment,
  type RefusalFinding,
} from '#contracts/refusal-findings.ts'
import { outcomeText, type Outcome } from '#contracts/outcome.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { decideCase, type TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { ClockMeter } from './clock-meter.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'
import { Feedback } from './merge-sheet.tsx'

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

const outcomes = ['granted', 'refused'] as const satisfies Outcome[]
const leastRefusal = 20
const leastOver = 10

/** Of a task that decides nothing. */
const nothingFound: NonNullable<TaskView['deciding']> = {
  failed: false,
  carried: false,
  findings: [],
  comments: [],
  nameable: [],
}

/** 决定: outcome, reasons and basis under the code; the paper gets its identity afterwards. */
export function DecisionSheet({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(decideCase)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [reasons, setReasons] = useState('')
  const [basis, setBasis] = useState('')
  const [onMinutes, setOnMinutes] = useState(false)
  const [falseMaterial, setFalseMaterial] = useState(false)
  const [untrue, setUntrue] = useState<readonly string[]>([])
  const [noPlace, setNoPlace] = useState(false)
  const [finding, setFinding] = useState<RefusalFinding | null>(null)
  const [comments, setComments] = useState<readonly string[]>([])
  const [overGround, setOverGround] = useState<OverInternalGround | null>(null)
  const [overWords, setOverWords] = useState('')
  const [asking, setAsking] = useState(false)
  const mayAct = task.can.includes('decide')
  // 公示期满当日: it may be written down already, and be sent once the notice is over.
  const openUntil = task.publicNotices.filter(({ ended }) => !ended).map(({ until }) => until)
  const drafts = !mayAct && task.own === null && openUntil.length > 0
  const unsigned = task.signings.some(({ outcome }) => outcome === 'failed')
  const heard = task.hearing?.standing === 'reported'
  const { failed, carried, findings, comments: offered, nameable } = task.deciding ?? nothingFound
  const lied = outcome === 'refused' && falseMaterial
  const told = nameable.filter((line) => untrue.includes(idOf(line)))
  const full = outcome === 'refused' && noPlace
  const named = outcome === 'refused' && !carried ? finding : null
  const said = task.publicNotices
    .flatMap(({ task: notice, title, comments }) =>
      comments.map(({ number, gist }) => ({ notice, number, title: commentTitle(title, number), gist })),
    )
    .filter((one) => offered.some((other) => sameComment(one, other)))
  const rested = named === 'notice-comment' ? said.filter((one) => comments.includes(commentId(one))) : []
  const unfounded = !carried && !lied && !full && named === null
  const over = task.internal?.overdue ?? false
  const unexplained = over && (overGround === null || !saysAtLeast(overWords, leastOver))
  const gap = gapOf({
    unnamed: lied && told.length === 0,
    unsaid: named === 'notice-comment' && rested.length === 0,
    unexplained,
    outcome,
    reasons,
    basis,
    failed,
    unfounded,
    unheard: heard && !onMinutes,
  })
  const against = outcome === 'refused' && task.feedback?.verdict === 'pass'
  useLeaveGuard((mayAct || drafts) && (outcome !== null || reasons !== '' || basis !== ''))
  const ready = mayAct && gap === null && !command.busy
  useSubmitKey(ready ? () => setAsking(true) : null)

  const send = async () => {
    if (outcome === null) return
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: {
        outcome,
        reasons: reasons.trim(),
        basis: basis.trim(),
        onMinutes: heard && onMinutes,
        falseMaterial: lied,
        untrue: lied ? told.map(({ about, key }) => ({ about, key })) : [],
        noPlace: full,
        finding: named,
        comments: rested.map(({ notice, number }) => ({ notice, number })),
        overInternal: over && overGround !== null ? { ground: overGround, words: overWords.trim() } : null,
      },
    })
    if (!reply) return
    setAsking(false)
    setOutcome(null)
    setReasons('')
    setBasis('')
    onDone(copy.decide.done, reply.receipt)
  }
  return (
    <div className="stack">
      <Feedback task={task} />
      {(mayAct || drafts) && (
        <section className="panel">
          <h2>{drafts ? copy.decide.draft : copy.decide.title}</h2>
          {drafts && (
            <Alert
              type="info"
              showIcon
              title={copy.decide.notBefore(openUntil.toSorted().at(-1)!)}
              description={copy.decide.notKept}
            />
          )}
          {task.quota && (
            <Alert
              type={task.quota.left > task.quota.ahead ? 'info' : 'warning'}
              showIcon
              title={copy.decide.quota(task.quota)}
              description={task.quota.basis}
            />
          )}
          {task.internal && (
            <div className="clocks">
              <ClockMeter clock={task.internal} />
            </div>
          )}
          <Field
            label={copy.decide.outcome}
            hint={
              unsigned
                ? copy.signing.failed
                : failed
                  ? copy.decide.gaps.failure
                  : carried
                    ? undefined
                    : copy.decide.unfounded
            }
          >
            {(control) => (
              <Radio.Group
                {...control}
                aria-label={copy.decide.outcome}
                value={outcome}
                onChange={(event) => setOutcome(outcomes.find((one) => one === event.target.value) ?? null)}
                options={outcomes.map((one) => ({
                  value: one,
                  label: outcomeText(task.act, one),
                  disabled: one === 'granted' && failed,
                }))}
              />
            )}
          </Field>
          {against && <Alert type="warning" showIcon title={copy.decide.against} />}
          <WordsField
            label={outcome === 'granted' ? copy.decide.reasonsGranted : copy.decide.reasons}
            hint={outcome === 'refused' ? copy.decide.refusalBasis : undefined}
            placeholder={copy.decide.reasonsHint}
            most={3000}
            rows={4}
            value={reasons}
            onChange={setReasons}
          />
          <WordsField
            label={copy.decide.basis}
            placeholder={copy.decide.basisHint}
            most={500}
            rows={1}
            value={basis}
            onChange={setBasis}
          />
          {outcome === 'refused' && !carried && findings.length > 0 && (
            <Field label={copy.decide.finding}>
              {(control) => (
                <Radio.Group
                  {...control}
                  aria-label={copy.decide.finding}
                  value={finding}
                  onChange={(event) => setFinding(findings.find((one) => one === event.target.value) ?? null)}
                  options={findings.map((value) => ({ value, label: refusalFindingTexts[value] }))}
                />
              )}
            </Field>
          )}
          {named === 'notice-comment' && (
            <Field label={copy.decide.comments} hint={copy.decide.commentsHint}>
              {(control) => (
                <Select
                  {...control}
                  mode="multiple"
                  aria-label={copy.decide.comments}
                  optionFilterProp="label"
                  value={[...comments]}
                  onChange={setComments}
                  options={said.map((one) => ({
                    value: commentId(one),
                    label: one.gist ? `${one.title}：${one.gist}` : one.title,
                  }))}
                />
              )}
            </Field>
          )}
          {outcome === 'refused' && (
            <Field label={copy.decide.lied} hint={copy.decide.liedHint}>
              {(control) => (
                <Checkbox
                  {...control}
                  checked={falseMaterial}
                  onChange={(event) => setFalseMaterial(event.target.checked)}
                >
                  {copy.decide.falseMaterial}
                </Checkbox>
              )}
            </Field>
          )}
          {lied && (
            <Field label={copy.acts.untrue} hint={copy.decide.untrueHint}>
              {(control) => (
                <Select
                  {...control}
                  mode="multiple"
                  aria-label={copy.acts.untrue}
                  optionFilterProp="label"
                  value={[...untrue]}
                  onChange={setUntrue}
                  options={nameable.map((line) => ({ value: idOf(line), label: line.name }))}
                />
              )}
            </Field>
          )}
          {outcome === 'refused' && task.quota?.left === 0 && (
            <Checkbox checked={noPlace} onChange={(event) => setNoPlace(event.target.checked)}>
              {copy.decide.noPlace}
            </Checkbox>
          )}
          {over && (
            <>
              <Field label={copy.decide.overInternal} hint={copy.decide.overInternalHint}>
                {(control) => (
                  <Radio.Group
                    {...control}
                    vertical
                    aria-label={copy.decide.overInternal}
                    value={overGround}
                    onChange={(event) => setOverGround(OverInternalGround.parse(event.target.value))}
                    options={OverInternalGround.options.map((value) => ({ value, label: overInternalTexts[value] }))}
                  />
                )}
              </Field>
              <WordsField
                label={copy.decide.overInternalWords}
                placeholder={copy.decide.overInternalWordsHint}
                most={500}
                rows={2}
                value={overWords}
                onChange={setOverWords}
              />
            </>
          )}
          {heard && (
            <Checkbox checked={onMinutes} onChange={(event) => setOnMinutes(event.target.checked)}>
              {copy.decide.onMinutes}
            </Checkbox>
          )}
          <div className="form-foot">
            {mayAct && (
              <Button
                type="primary"
                danger={outcome === 'refused'}
                disabled={!ready}
                title={copy.common.submitKey}
                onClick={() => setAsking(true)}
              >
                {copy.decide.send}
              </Button>
            )}
            <span className="quiet">{gap && copy.decide.gaps[gap]}</span>
          </div>
        </section>
      )}
      {asking && outcome && (
        <ActDialog
          title={copy.decide.confirm(outcomeText(task.act, outcome))}
          send={copy.decide.send}
          danger={outcome === 'refused'}
          busy={command.busy}
          failure={command.failure}
          onSend={() => void send()}
          onClose={() => setAsking(false)}
          onReload={onReload}
        >
          <p>{copy.decide.confirmText}</p>
          {reasons.trim() && <p className="pre">{reasons.trim()}</p>}
          {rested.length > 0 && (
            <p>
              {copy.decide.comments}：{rested.map(({ title }) => title).join('、')}
            </p>
          )}
          <p className="quiet">
            {copy.decide.basis}：{basis.trim()}
          </p>
        </ActDialog>
      )}
    </div>
  )
}

type Draft = {
  outcome: Outcome | null
  reasons: string
  basis: string
  failed: boolean
  unfounded: boolean
  unheard: boolean
  unexplained: boolean
  unnamed: boolean
  unsaid: boolean
}

const commentId = ({ notice, number }: NamedComment): string => `${notice}:${number}`

const idOf = ({ about, key }: { about: string; key: string }): string => `${about}:${key}`

function gapOf({
  unnamed,
  unsaid,
  outcome,
  reasons,
  basis,
  failed,
  unfounded,
  unheard,
  unexplained,
}: Draft): keyof typeof copy.decide.gaps | null {
  if (outcome === null) return 'outcome'
  if (outcome === 'granted' && failed) return 'failure'
  if (outcome === 'refused' && unfounded) return 'finding'
  if (unsaid) return 'comments'
  if (unnamed) return 'untrue'
  if (outcome === 'refused' && !saysAtLeast(reasons, leastRefusal)) return 'reasons'
  if (!namesArticle(basis)) return 'basis'
  if (unheard) return 'minutes'
  return unexplained ? 'overInternal' : null
}
