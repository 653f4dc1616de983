import { answerText } from '#contracts/answer.ts'
import type { CaseAction } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { DecisionWhy } from '#contracts/item-ways.ts'
import { mayEver } from '#contracts/permissions.ts'
import type { RulesView } from '#contracts/ways.ts'
import { describe } from '#kernel/condition-sentence.ts'
import type { Session } from '#platform/session.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { silenceOf } from '../matters/silence.ts'
import { isInstant, mayDecideOnTheSpot } from './instant-rules.ts'
import { mayAskForPerson, personAskedUntil } from './person-rules.ts'
import { partsOf } from './rule-decision.ts'

type AsOf = Pick<CaseEnv, 'item' | 'calendar' | 'day'>

/** 决定说明: null where no rules decided. What was set aside is explained too. */
export function rulesView(state: CaseState, { item, calendar, day }: AsOf): RulesView | null {
  const decision = state.setAside?.decision ?? state.decision
  if (!decision?.why) return null
  const until = personAskedUntil(state, calendar)
  return {
    version: decision.why.version,
    outcome: decision.outcome,
    day: decision.day,
    looked: lookedAt(decision.why, item),
    askUntil: until && day <= until ? until : null,
    askedDay: state.setAside?.askedDay ?? null,
  }
}

/** Each rule in words, part by part, with the answers as they were given. */
export function lookedAt(why: DecisionWhy, { form, decisionRules }: Pick<Item, 'form' | 'decisionRules'>) {
  const fields = form.flatMap((group) => group.fields)
  return why.looked.flatMap(({ rule: key, holds, parts }) => {
    const rule = decisionRules?.rules.find((one) => one.key === key)
    if (!rule) return []
    const conditions = partsOf(rule.when)
    return [
      {
        title: rule.title,
        outcome: rule.outcome,
        basis: rule.basis,
        holds,
        parts: parts.map((part, place) => ({
          text: conditions[place] ? describe(conditions[place], fields) : '',
          answers: Object.entries(part.answers)
            .map(([field, value]) =>
              said(
                fields.find((one) => one.key === field),
                field,
                value,
              ),
            )
            .join('；'),
          holds: part.holds,
        })),
      },
    ]
  })
}

type Field = Item['form'][number]['fields'][number]

const said = (field: Field | undefined, key: string, value: unknown): string =>
  `${field?.label ?? key}：${(field && answerText(field, value)) || '未填写'}`

/** What a session may do about a decision on the spot or by rules. */
export function wayActions(session: Session, state: CaseState, asOf: AsOf): CaseAction[] {
  const { item, day } = asOf
  const { role } = session
  const inTime = state.intakeDue !== null && day <= state.intakeDue.day && !silenceOf(state, { day })
  return [
    ...(role === 'acceptor' && mayDecideOnTheSpot(session.charges, item) && inTime && isInstant(state, { item })
      ? (['decide-on-the-spot'] as const)
      : []),
    ...(mayEver(role, 'person.ask') && mayAskForPerson(state, asOf) ? (['ask-for-person'] as const) : []),
  ]
}
