import { outcomeText } from '#contracts/outcome.ts'
import type { CaseView } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'

/** 办件打印件: what stands in the tabs, one below the other, for the paper file of the office. Seen on paper alone. */
export function CasePrint({ view }: { view: CaseView }) {
  const { session } = useSession()
  return (
    <div className="print-only">
      <h2>{copy.case.tabs.answers}</h2>
      <dl className="fact-list">
        {view.answers.map((answer) => (
          <div key={answer.key}>
            <dt>{answer.label}</dt>
            <dd>{answer.text || copy.check.blank}</dd>
          </div>
        ))}
      </dl>
      <h2>{copy.case.materialsTab}</h2>
      <ol>
        {view.materials.map((material) => (
          <li key={material.file ?? material.material}>
            {material.name}（{copy.case[material.way]}）
          </li>
        ))}
      </ol>
      <h2>{copy.case.tabs.timeline}</h2>
      <ol>
        {view.timeline.map((entry) => (
          <li key={entry.key}>
            <span className="num">{entry.day ?? copy.printed.awaited}</span> {entry.title} {entry.who ?? ''}
            {entry.note && `（${entry.note}）`}
          </li>
        ))}
      </ol>
      {view.decision && (
        <p>
          {copy.case.decision}：{outcomeText(view.act, view.decision.outcome)}。{view.decision.reasons}
        </p>
      )}
      {view.decision && view.decision.deferred.length > 0 && (
        <p>
          {copy.deferral.passed(view.decision.deferred.join('、'))}。
          {view.deferral?.due && copy.deferral.passedUntil(view.deferral.due, view.deferral.consequenceText)}
          {view.deferral?.completeDay && copy.deferral.complete(view.deferral.completeDay)}
        </p>
      )}
      <p className="quiet">{copy.printed.by(session.name, session.today)}</p>
    </div>
  )
}
