import { Input, InputNumber, Radio, Tag } from 'antd'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { emptyLine, findingLength, isDone, withMet, type Lines, type Sheet } from '../scoring.ts'

type ScoringSheet = NonNullable<TaskView['sheet']>
type Props = { sheet: ScoringSheet; lines: Lines; result: Sheet; onLines: (change: (lines: Lines) => Lines) => void }

/** 评分表: every criterion with its measure, points and finding; total and pass mark are counted while it is filled. */
export function ScoringTable({ sheet, lines, result, onLines }: Props) {
  return (
    <div className="sheet">
      {sheet.criteria.map((criterion, at) => {
        const line = lines[criterion.key] ?? emptyLine
        const set = (next: typeof line) => onLines((lines) => ({ ...lines, [criterion.key]: next }))
        const state = line.met === null ? 'open' : line.met ? 'met' : 'unmet'
        return (
          <fieldset key={criterion.key} className={`criterion check-${state}`}>
            <legend>
              <span className="num">{at + 1}</span> {criterion.title}{' '}
              {criterion.veto && (
                <Tag color="error" title={copy.sheet.vetoHint}>
                  {copy.sheet.veto}
                </Tag>
              )}
            </legend>
            <p className="quiet">{criterion.measure}</p>
            <p className="quiet">
              {copy.common.basis}：{criterion.basis}
            </p>
            <div className="criterion-marks">
              <Radio.Group
                size="small"
                aria-label={criterion.title}
                optionType="button"
                buttonStyle="solid"
                value={line.met}
                onChange={(event) => set(withMet(line, event.target.value === true, criterion))}
                options={[
                  { value: true, label: copy.sheet.met, className: 'answer-met' },
                  { value: false, label: copy.sheet.unmet, className: 'answer-unmet' },
                ]}
              />
              {criterion.points > 0 && (
                <span className="num nowrap">
                  <InputNumber
                    size="small"
                    aria-label={`${criterion.title} ${copy.sheet.points}`}
                    min={0}
                    max={criterion.points}
                    precision={0}
                    value={line.points}
                    onChange={(points) => set({ ...line, points })}
                  />{' '}
                  {copy.sheet.of(criterion.points)}
                </span>
              )}
              {isDone(line, criterion) && <span className="quiet good">{copy.tasks.finished}</span>}
            </div>
            <Input.TextArea
              aria-label={`${criterion.title} ${copy.sheet.finding}`}
              placeholder={copy.sheet.findingHint}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={findingLength.max}
              value={line.finding}
              onChange={(event) => set({ ...line, finding: event.target.value })}
            />
          </fieldset>
        )
      })}
      <SheetTotal sheet={sheet} result={result} />
    </div>
  )
}

function SheetTotal({ sheet, result }: { sheet: ScoringSheet; result: Sheet }) {
  const state = result.vetoed.length > 0 ? 'bad' : result.reached ? 'good' : 'quiet'
  const words =
    result.vetoed.length > 0
      ? copy.sheet.vetoed(result.vetoed.join('、'))
      : result.reached
        ? copy.sheet.reached
        : copy.sheet.notReached
  return (
    <output className="sheet-total">
      <span className="num">
        {copy.sheet.total} <b>{result.total}</b> / {result.full}
      </span>
      <span className="num quiet">{copy.sheet.passMark(sheet.passMark)}</span>
      <span className="num quiet">{copy.sheet.done(result.done, sheet.criteria.length)}</span>
      <b className={state}>{words}</b>
    </output>
  )
}
