import { App as Dialogs, Button, Radio } from 'antd'
import { useState } from 'react'
import { Verdict } from '#contracts/case-events.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { giveExpertOpinion } from '#contracts/expert-panel.ts'
import { giveOpinion, type TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useLeaveGuard } from '../router.ts'
import { gapsOf, sheetOf, type Lines, type Sheet, type VerdictName } from '../scoring.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'
import { OpinionText } from './opinion-text.tsx'
import { ScoringTable } from './scoring-table.tsx'

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

const verdicts = Verdict.options

/** 会签、或签、票签 are answered with yes or no, in words of their own. */
const wordsOf = (task: TaskView) =>
  task.signing
    ? {
        ...copy.signing,
        options: (['pass', 'fail'] as const).map((value) => ({ value, label: copy.signing.answers[value] })),
        reasonsHint: undefined,
      }
    : {
        ...copy.opinion,
        title: task.sheet?.title ?? copy.opinion.title,
        answer: copy.opinion.verdict,
        options: verdicts.map((value) => ({ value, label: copy.opinion.verdicts[value] })),
        reasonsHint: copy.opinion.reasonsHint,
      }

/** The sheet and the verdict of one reviewer; read-only once it is given. */
export function OpinionSheet({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const review = useCommand(giveOpinion)
  const panel = useCommand(giveExpertOpinion)
  const ofExpert = task.kind === 'expert'
  const command = ofExpert ? panel : review
  const words = wordsOf(task)
  const [lines, setLines] = useState<Lines>({})
  const [verdict, setVerdict] = useState<VerdictName | null>(null)
  const [reasons, setReasons] = useState('')
  const [list, setList] = useState('')
  const [given, setGiven] = useState<Opinion | null>(null)
  const result = task.sheet === null ? null : sheetOf(task.sheet.criteria, task.sheet.passMark, lines)
  const changes = ofExpert && verdict === 'pass-after-revision' ? linesOf(list) : []
  const unlisted = ofExpert && verdict === 'pass-after-revision' && !isList(changes)
  // 修改后通过 asks for what the sheet asks for and was not met; experts list the changes themselves.
  const unconditioned = !ofExpert && !Object.values(lines).some(({ met }) => met === false)
  const gaps = gapsOf(result, verdict, reasons)
  const mayAct = (task.can.includes('opine') || task.can.includes('give-expert-opinion')) && given === null
  const dirty = mayAct && (Object.keys(lines).length > 0 || verdict !== null || reasons !== '')
  useLeaveGuard(dirty)

  const send = async () => {
    if (verdict === null) return
    const params = { region: session.region, task: task.task }
    const body = { verdict, scores: result?.scores ?? [], reasons: reasons.trim() }
    const reply = ofExpert
      ? await panel.run({ params, body: { ...body, changes } })
      : await review.run({ params, body })
    if (!reply) return
    setGiven(asGiven(task, verdict, reasons.trim(), result))
    setLines({})
    setVerdict(null)
    setReasons('')
    onDone(words.done, reply.receipt)
  }
  const confirm = () =>
    void modal.confirm({
      title: words.confirmTitle,
      content: (
        <div className="prose">
          <p>
            {words.answer}：<b>{words.options.find(({ value }) => value === verdict)?.label}</b>
            {result && (
              <>
                {' '}
                · {copy.sheet.total} {result.total}
              </>
            )}
          </p>
          <p>{words.confirmText}</p>
        </div>
      ),
      okText: words.send,
      onOk: send,
    })
  const ready =
    mayAct && gaps.length === 0 && !unlisted && !(verdict === 'pass-after-revision' && unconditioned) && !command.busy
  useSubmitKey(ready ? confirm : null)

  if (!mayAct)
    return (
      <section className="panel">
        <h2>{copy.opinion.title}</h2>
        <p className="quiet">
          {given === null && task.procedures.some((one) => one.open) ? copy.procedures.holds : copy.opinion.readOnly}
        </p>
        {(given === null ? task.opinions : [given]).map((opinion) => (
          <OpinionText key={opinion.label} opinion={opinion} />
        ))}
      </section>
    )
  return (
    <section className="panel task-sheet">
      <h2>{words.title}</h2>
      {task.sheet && result ? (
        <ScoringTable sheet={task.sheet} lines={lines} result={result} onLines={setLines} />
      ) : (
        !task.signing && <p className="quiet">{copy.sheet.none}</p>
      )}
      <Field label={words.answer} hint={hintOf(result, unconditioned && !task.signing)}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.answer}
            value={verdict}
            onChange={(event) => setVerdict(verdicts.find((one) => one === event.target.value) ?? null)}
            options={words.options.map((one) => ({
              ...one,
              disabled:
                (one.value !== 'fail' && (result?.vetoed.length ?? 0) > 0) ||
                (one.value === 'fail' && result?.sound) ||
                (one.value === 'pass-after-revision' && unconditioned),
            }))}
          />
        )}
      </Field>
      <WordsField
        label={verdict === 'pass' && !task.signing ? copy.opinion.reasonsPass : words.reasons}
        placeholder={words.reasonsHint}
        most={3000}
        value={reasons}
        onChange={setReasons}
      />
      {ofExpert && verdict === 'pass-after-revision' && (
        <WordsField
          label={copy.experts.list}
          hint={copy.experts.listHint}
          most={6000}
          rows={4}
          value={list}
          onChange={setList}
        />
      )}
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      <div className="form-foot">
        <Button type="primary" disabled={!ready} loading={command.busy} title={copy.common.submitKey} onClick={confirm}>
          {words.send}
        </Button>
        <span className="quiet">{gaps[0] && copy.opinion.gaps[gaps[0]]}</span>
      </div>
    </section>
  )
}

/** Why a verdict cannot be chosen, told before it is. */
const hintOf = (result: Sheet | null, unconditioned: boolean): string | undefined =>
  result?.sound ? copy.opinion.gaps.sound : unconditioned ? copy.merge.gaps.unconditioned : undefined

/** 修改意见 as they are written, one on a line. */
const linesOf = (list: string): string[] =>
  list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const isList = (changes: readonly string[]): boolean =>
  changes.length > 0 && changes.length <= 30 && changes.every((text) => text.length >= 8 && text.length <= 500)

type Opinion = TaskView['opinions'][number]

/** What was just sent, to be read once more: a review never shows opinions that were given before. */
function asGiven(task: TaskView, verdict: VerdictName, reasons: string, result: Sheet | null): Opinion {
  const titleOf = (key: string) => task.sheet?.criteria.find((criterion) => criterion.key === key)?.title ?? key
  return {
    title: task.title,
    label: task.code,
    verdict,
    verdictText: copy.opinion.verdicts[verdict],
    total: result?.total ?? null,
    reasons,
    scores: (result?.scores ?? []).map((score) => ({ ...score, title: titleOf(score.criterion) })),
  }
}
