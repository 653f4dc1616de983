import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'

const words = copy.experts

/** 专家评审: how it is done, the one list of changes and until when, and what came of it. */
export function Experts({ view, region }: { view: CaseView; region: string }): ReactNode {
  return view.panels.map((panel) => {
    const revises = panel.standing === 'revising' && view.can.includes('hand-in-revision')
    return (
      <section key={panel.panel} className={revises ? 'call' : undefined} aria-labelledby={`panel-${panel.panel}`}>
        <h2 id={`panel-${panel.panel}`}>{panel.title}</h2>
        <p>
          {panel.standing === 'scoring' && words.scoring(panel.people, dayText(panel.due ?? panel.calledDay))}
          {panel.standing === 'revising' && words.revising(dayText(panel.due ?? panel.calledDay))}
          {panel.standing === 'confirming' && words.confirming(dayText(panel.due ?? panel.calledDay))}
          {panel.closed && words.result(panel.closed)}
        </p>
        {panel.changes.length > 0 && (
          <>
            <h3>{words.changes}</h3>
            <ol>
              {panel.changes.map((one) => (
                <li key={one.change}>
                  {one.text}（{one.label}）
                  {one.done !== null && <strong>{one.done ? words.done : words.undone}</strong>}
                  {one.remark && `：${one.remark}`}
                </li>
              ))}
            </ol>
          </>
        )}
        {revises && (
          <p>
            <a className="button" href={addresses.correct(region, view.case)}>
              {words.revise}
            </a>
          </p>
        )}
      </section>
    )
  })
}
