import { Descriptions, Tag } from 'antd'
import type { CaseView } from '#contracts/cases.ts'
import type { ReferralView } from '#contracts/referrals.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const words = copy.referral

/** 上报: what was sent, that it was received, and what came back. */
export function CaseReferrals({ view }: { view: CaseView }) {
  return view.referrals.map((referral) => <Referral key={referral.task} referral={referral} />)
}

function Referral({ referral }: { referral: ReferralView }) {
  const { to, sentDay, firstDue, firstLate, due, late, receipt, receivedDay, recalled, answer, basis } = referral
  const standing = answer
    ? 'answered'
    : recalled
      ? recalled.confirmed
        ? 'recalled'
        : recalled.tooLate
          ? 'tooLate'
          : 'recalling'
      : receipt
        ? 'received'
        : 'sent'
  return (
    <section className="panel">
      <h2>
        {words.title(to)} <Tag>{words.standing[standing]}</Tag>
      </h2>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'sent',
            label: words.sent,
            children: (
              <>
                {words.sentWith(sentDay)}{' '}
                <span className={firstLate ? 'bad' : 'quiet'}>
                  {firstLate ? words.firstLate(firstDue) : words.firstDue(firstDue)}
                </span>
              </>
            ),
          },
          {
            key: 'received',
            label: words.received,
            children: receipt && receivedDay ? words.receipt(receivedDay, receipt) : words.notReceived,
          },
          {
            key: 'due',
            label: words.due,
            children: (
              <>
                {dayText(due)} {late && <span className="bad">{words.late}</span>}
              </>
            ),
          },
          ...(recalled
            ? [
                {
                  key: 'recalled',
                  label: words.recalled,
                  children: recalled.tooLate
                    ? words.recalledTooLate(recalled.told, recalled.tooLate)
                    : words.recalledOn(recalled.told, recalled.confirmed),
                },
              ]
            : []),
          ...(answer
            ? [
                {
                  key: 'answer',
                  label: words.answer,
                  children: words.answered(answer.decidedOn, answer.outcome, answer.document),
                },
                {
                  key: 'reasons',
                  label: words.reasons,
                  children: [answer.reasons, answer.basis].filter(Boolean).join(' '),
                },
              ]
            : []),
          { key: 'basis', label: words.basis, children: basis },
        ]}
      />
      {!answer && !recalled && <p className="quiet">{words.nothingAgain}</p>}
    </section>
  )
}
