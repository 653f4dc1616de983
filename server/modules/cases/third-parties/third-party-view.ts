import type { CaseAction, TimelineEntry } from '#contracts/cases.ts'
import type { Role } from '#contracts/permissions.ts'
import type { Item } from '#contracts/item.ts'
import { mostKnown, mostToldOne, type OwnStatementsView, type ThirdPartiesView } from '#contracts/third-parties.ts'
import { byDay, dayText, parseDay, type Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { isSentUp } from '../referrals/referral-state.ts'
import { mayStillChoose } from './hearing-choice-rules.ts'
import type { ThirdPartiesState, ToldParty } from './third-party-rules.ts'
import { awaitedUntil, mayState, mayWaiveStatement, waiting, type OwnStatementsState } from './own-statement-rules.ts'
import {
  choiceName,
  ownStatementName,
  partyName,
  statementName,
  type PartySecret,
  type StatementSecret,
} from './third-party-routes.ts'

/**
 * @param today by which it is said who may still ask for a hearing
 * @param entries of the vault, for whoever may know names; everybody else gets none
 */
export function thirdPartiesView(
  { reason, day, told, announced }: ThirdPartiesState,
  today: Day,
  entries: ReadonlyMap<string, unknown> = new Map(),
): ThirdPartiesView {
  return {
    reason,
    day,
    announced: announced && { ...announced, whom: announced.whom ?? null },
    parties: told.map((one) => {
      const { party, day: toldDay, due, summary, statedDay } = one
      const known = entries.get(partyName(party)) as PartySecret | undefined
      const said = entries.get(statementName(party)) as StatementSecret | undefined
      const [name, address, words] = [known?.name ?? null, known?.address ?? null, said?.words ?? null]
      const hearing = hearingRightView(one, today, entries)
      return { party, name, address, toldDay, due, words, summary, statedDay, waived: one.waived ?? false, hearing }
    }),
  }
}

type HearingRightView = ThirdPartiesView['parties'][number]['hearing']

function hearingRightView(one: ToldParty, today: Day, entries: ReadonlyMap<string, unknown>): HearingRightView {
  if (!one.hearing) return null
  const { by, choice, way, day } = one.hearing
  const standing = choice ?? (mayStillChoose(one, today) ? 'open' : 'lapsed')
  const said = entries.get(choiceName(one.party)) as StatementSecret | undefined
  return { by: by.day, standing, day, way, words: said?.words || null }
}

/**
 * @param entries of the vault, for the applicant and whoever may know names; none for a review
 * @returns null where the applicant has stated nothing and nothing waits for it
 */
export function ownStatementsView(
  own: OwnStatementsState,
  today: Day,
  entries: ReadonlyMap<string, unknown> = new Map(),
): OwnStatementsView | null {
  const until = awaitedUntil(own)
  const by = until && today <= until ? parseDay(until) : null
  if (!by && own.said.length === 0 && !own.waivedDay) return null
  return {
    by,
    waivedDay: own.waivedDay,
    said: own.said.map(({ day, summary, passedDay }, place) => {
      const words = (entries.get(ownStatementName(place + 1)) as StatementSecret | undefined)?.words ?? null
      return { day, words, summary, passedDay }
    }),
  }
}

export function ownStatementActions(role: Role, state: CaseState, item: Item, day: Day): CaseAction[] {
  if (role === 'acceptor') return state.phase === 'review' && waiting(state.ownStatements) ? ['pass-statement-on'] : []
  if (role !== 'applicant' && role !== 'clerk') return []
  const actions: CaseAction[] = mayState(state, item) ? ['state-own'] : []
  if (mayWaiveStatement(state, day)) actions.push('waive-statement')
  return actions
}

/** 申请人的陈述申辩 as a step of the case's timeline. */
export function ownStatementEntries({ ownStatements: { said } }: CaseState): TimelineEntry[] {
  return said.map(({ day, passOnBy, passedDay }, place) => ({
    key: `own-statement-${place + 1}`,
    title: '申请人陈述、申辩',
    state: passedDay ? 'done' : 'current',
    day,
    who: '申请人',
    note: passedDay
      ? `要点已于${dayText(passedDay)}转交审查人员`
      : `等待受理单位${passOnBy ? `在${byDay(passOnBy.day)}` : ''}转交审查人员，转交以前不作出决定`,
    usedDays: null,
    paper: null,
  }))
}

/** A window that wrote the words down for somebody does not read them afterwards. */
export const knowsOwnStatements = (role: Role): boolean => role === 'applicant' || knowsThirdParties(role)

export const knowsThirdParties = (role: Role): boolean => role === 'acceptor' || role === 'supervisor'

export function thirdPartyActions(role: Role, state: CaseState, day: Day): CaseAction[] {
  const { thirdParties, phase } = state
  if (role !== 'acceptor' || !thirdParties || phase !== 'review' || isSentUp(state)) return []
  const { told, announced } = thirdParties
  const actions: CaseAction[] = told.length < (announced ? mostKnown : mostToldOne) ? ['tell-third-party'] : []
  if (!announced) actions.push('announce-third-parties')
  if (thirdParties.told.some(({ statedDay }) => !statedDay)) actions.push('record-statement')
  if (thirdParties.told.some((party) => mayStillChoose(party, day))) actions.push('record-hearing-choice')
  return actions
}

/** Of the notices of one case the one that goes to the applicant. */
export const isOwnNotice = (paper: string): boolean => paper.endsWith('-applicant')

export function thirdPartyEntries(state: CaseState): TimelineEntry[] {
  const { thirdParties } = state
  if (!thirdParties) return []
  const { told, announced } = thirdParties
  const last = [...told.map(({ due }) => due), ...(announced ? [announced.due] : [])].toSorted()
  const answered = told.filter(({ statedDay }) => statedDay).length
  const waived = told.filter((one) => one.waived).length
  const isOver = told.length > 0 && answered === told.length && !announced
  return [
    {
      key: 'third-parties',
      title: '告知利害关系人，听取陈述申辩',
      state: isOver || state.decision ? 'done' : 'current',
      day: told[0]?.day ?? announced?.day ?? thirdParties.day,
      who: '受理人员',
      note:
        told.length === 0 && !announced
          ? '申请事项直接关系他人重大利益（行政许可法第三十六条）'
          : [
              `已${announced ? '公告告知' : ''}${told.length > 0 ? `${announced ? '，另逐一' : ''}告知 ${told.length} 人` : ''}，陈述申辩的期限至${dayText(last.at(-1)!)}，已收到 ${answered - waived} 份陈述${waived > 0 ? `，${waived} 人放弃陈述` : ''}`,
              ...hearingWords(told),
            ].join('；'),
      usedDays: null,
      paper:
        state.papers.find(({ kind, paper }) => kind === 'third-party-notice' && !isOwnNotice(paper))?.paper ?? null,
    },
  ]
}

/** How they answered to the right to a hearing, by number alone. */
function hearingWords(told: readonly ToldParty[]): string[] {
  const rights = told.flatMap(({ hearing }) => (hearing ? [hearing] : []))
  const last = rights
    .map(({ by }) => by.day)
    .toSorted()
    .at(-1)
  if (!last) return []
  const count = (choice: 'requested' | 'waived') => rights.filter((one) => one.choice === choice).length
  const answers = [
    ...(count('requested') > 0 ? [`${count('requested')} 人要求听证`] : []),
    ...(count('waived') > 0 ? [`${count('waived')} 人放弃听证`] : []),
  ]
  return [`要求听证的期限至${dayText(last)}${answers.length > 0 ? `，${answers.join('、')}` : ''}`]
}
