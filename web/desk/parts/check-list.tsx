import { Alert, Button, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { isAbsent, likelyReason, type CheckLine, type Mark, type Marks } from '../formal-check.ts'
import { useKeys } from '../keyboard.ts'
import { useSession } from '../session.ts'
import { DefectFields } from './defect-fields.tsx'
import { beijing } from './instant.ts'

type Original = CaseView['materials'][number]
type Props = {
  lines: readonly CheckLine[]
  /** null where nothing can be marked. */
  marks: Marks | null
  guideMissing: boolean
  current: Original | null
  onMarks: (change: (marks: Marks) => Marks) => void
  onShow: (line: CheckLine) => void
  onOriginal: (original: Original) => void
}

/** 形式审查: every material and every field against its standard. j and k go from line to line, y and n mark. */
export function CheckList({ lines, marks, guideMissing, current, onMarks, onShow, onOriginal }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(null)
  const at = lines.findIndex((line) => line.id === active)

  const activate = (line: CheckLine | undefined) => {
    if (!line) return
    setActive(line.id)
    onShow(line)
  }
  const mark = (line: CheckLine, met: boolean) => {
    if (met && isAbsent(line)) return
    const next: Mark = met ? { met } : { met, reason: likelyReason(line), remark: suggestion(line) }
    onMarks((marks) => (marks[line.id]?.met === met ? marks : { ...marks, [line.id]: next }))
  }
  useEffect(() => {
    if (active === null) return
    const node = list.current?.querySelector(`[data-line="${CSS.escape(active)}"]`)
    node?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const step = (by: number) => activate(lines[Math.min(lines.length - 1, Math.max(0, at === -1 ? 0 : at + by))])
  const markActive = (met: boolean) => {
    const line = lines[at]
    if (marks === null || !line) return
    mark(line, met)
    if (met && isAbsent(line)) return
    if (met) activate(lines[at + 1])
    else
      setTimeout(() =>
        list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"] textarea`)?.focus(),
      )
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    y: () => markActive(true),
    n: () => markActive(false),
  })

  const groups = [...new Set(lines.map((line) => line.group))]
  return (
    <div ref={list} className="check" aria-label={copy.check.title}>
      {guideMissing && <Alert type="error" showIcon title={copy.check.guideMissing} />}
      {groups.map((group) => (
        <section key={group}>
          <h2>{group || copy.check.materials}</h2>
          {lines
            .filter((line) => line.group === group)
            .map((line) => (
              <CheckRow
                key={line.id}
                line={line}
                mark={marks?.[line.id]}
                markable={marks !== null}
                active={line.id === active}
                current={current}
                onActivate={() => activate(line)}
                onMet={(met) => mark(line, met)}
                onMark={(next) => onMarks((marks) => ({ ...marks, [line.id]: next }))}
                onOriginal={onOriginal}
              />
            ))}
        </section>
      ))}
    </div>
  )
}

function suggestion(line: CheckLine): string {
  return isAbsent(line) ? copy.check.suggestion(line.name) : ''
}

type RowProps = {
  line: CheckLine
  mark: Mark | undefined
  markable: boolean
  active: boolean
  current: Original | null
  onActivate: () => void
  onMet: (met: boolean) => void
  onMark: (mark: Mark) => void
  onOriginal: (original: Original) => void
}

function CheckRow({ line, mark, markable, active, current, onActivate, onMet, onMark, onOriginal }: RowProps) {
  const { session } = useSession()
  const state = mark === undefined ? 'open' : mark.met ? 'met' : 'unmet'
  const clickable = line.submitted.length > 0
  return (
    <div className={`check-line check-${state}${active ? ' check-active' : ''}`} data-line={line.id}>
      <div className="check-name">
        {clickable ? (
          <button type="button" className="link" onClick={onActivate}>
            {line.name}
          </button>
        ) : (
          <span>{line.name}</span>
        )}
        {line.about === 'material' && line.need === 'optional' && (
          <span className="quiet"> {copy.common.optional}</span>
        )}
        {line.text !== null && <div className="check-text">{line.text || copy.check.blank}</div>}
        {line.about === 'material' && line.submitted.length === 0 && (
          <span className="bad"> {copy.case.notSubmitted}</span>
        )}
        {line.submitted.length > 0 && (
          <div className="check-files">
            {line.submitted.map((original, at) =>
              original.file === null ? (
                <span key={at} className="quiet">
                  {copy.case[original.way]}
                  {original.check && (
                    <span className="below">
                      {copy.case.checkedBy(original.check.source, original.check.query, beijing(original.check.at))}
                      {original.check.lines.map(({ label, text }) => (
                        <span key={label} className="below">
                          {label}：{text}
                        </span>
                      ))}
                    </span>
                  )}
                  {original.licence && (
                    <>
                      {' '}
                      <a
                        href={`/${session.region}/verify/${encodeURIComponent(original.licence.identifier)}`}
                        target="_blank"
                        rel="noreferrer"
                      >
                        {copy.case.licenceVerify}
                      </a>
                    </>
                  )}
                </span>
              ) : (
                <Button
                  key={original.file}
                  size="small"
                  type={current?.file === original.file ? 'primary' : 'default'}
                  ghost={current?.file === original.file}
                  onClick={() => onOriginal(original)}
                >
                  {original.fileName ?? original.name}
                  {original.earlier && `（${copy.case.reuse}）`}
                </Button>
              ),
            )}
          </div>
        )}
        <div className="quiet">
          {line.about === 'field'
            ? copy.check.fieldStandard
            : line.standard && `${copy.check.standard}：${line.standard}`}
        </div>
        {line.basis && (
          <div className="quiet">
            {copy.check.basis}：{line.basis}
          </div>
        )}
      </div>
      {markable && (
        <Radio.Group
          size="small"
          aria-label={line.name}
          optionType="button"
          buttonStyle="solid"
          value={mark?.met ?? null}
          onChange={(event) => onMet(event.target.value === true)}
          options={[
            {
              value: true,
              label: copy.check.met,
              className: 'answer-met',
              disabled: isAbsent(line),
              ...(isAbsent(line) && { title: copy.check.absent }),
            },
            { value: false, label: copy.check.unmet, className: 'answer-unmet' },
          ]}
        />
      )}
      {mark && !mark.met && <DefectFields mark={mark} onMark={onMark} />}
    </div>
  )
}
