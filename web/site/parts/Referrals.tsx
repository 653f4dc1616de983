import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const words = copy.referral

/** 上报: which authority decides, since when it has everything, and by when it answers. */
export function Referrals({ view }: { view: CaseView }): ReactNode {
  return view.referrals.map(({ task, to, sentDay, due, receipt, recalled, answer, basis, late }) => (
    <section key={task} aria-labelledby={`referral-${task}`}>
      <h2 id={`referral-${task}`}>{words.title(to)}</h2>
      <p>{words.sent(dayText(sentDay), to)}</p>
      {answer ? (
        <>
          <p>{words.answered(dayText(answer.decidedOn), to, answer.outcome, answer.document)}</p>
          {answer.reasons && (
            <p>
              {words.reasons}：{answer.reasons}
            </p>
          )}
        </>
      ) : recalled ? (
        <p>
          {recalled.tooLate
            ? words.recalledTooLate(dayText(recalled.told), to, dayText(recalled.tooLate))
            : words.recalled(dayText(recalled.told), to, recalled.confirmed && dayText(recalled.confirmed))}
        </p>
      ) : (
        <>
          <p>{receipt ? words.received(receipt, dayText(due)) : words.sending(dayText(due))}</p>
          {late && <p className="notice notice--warning">{words.late(to)}</p>}
        </>
      )}
      <p className="field__hint">
        {words.basis}：{basis}
      </p>
    </section>
  ))
}
