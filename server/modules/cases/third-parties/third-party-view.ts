import type { CaseAction, TimelineEntry } from '#contracts/cases.ts'
import type { Role } from '#contracts/permissions.ts'
import type { ThirdPartiesView } from '#contracts/third-parties.ts'
import { dayText, type Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { mayStillChoose } from './hearing-choice-rules.ts'
import type { ThirdPartiesState, ToldParty } from './third-party-rules.ts'
import { choiceName, partyName, statementName, type PartySecret, type StatementSecret } from './third-party-routes.ts'

/**
 * @param today by which it is said who may still ask for a hearing
 * @param entries of the vault, for whoever may know names; everybody else gets none
 */
export function thirdPartiesView(
  { reason, day, told }: ThirdPartiesState,
  today: Day,
  entries: ReadonlyMap<string, unknown> = new Map(),
): ThirdPartiesView {
  return {
    reason,
    day,
    parties: told.map((one) => {
      const { party, day: toldDay, due, summary, statedDay } = one
      const known = entries.get(partyName(party)) as PartySecret | undefined
      const said = entries.get(statementName(party)) as StatementSecret | undefined
      const [name, address, words] = [known?.name ?? null, known?.address ?? null, said?.words ?? null]
      const hearing = hearingRightView(one, today, entries)
      return { party, name, address, toldDay, due, words, summary, statedDay, hearing }
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

export const knowsThirdParties = (role: Role): boolean => role === 'acceptor' || role === 'supervisor'

export function thirdPartyActions(role: Role, { thirdParties, phase }: CaseState, day: Day): CaseAction[] {
  if (role !== 'acceptor' || !thirdParties || phase !== 'review') return []
  const actions: CaseAction[] = ['tell-third-party']
  if (thirdParties.told.some(({ statedDay }) => !statedDay)) actions.push('record-statement')
  if (thirdParties.told.some((party) => mayStillChoose(party, day))) actions.push('record-hearing-choice')
  return actions
}

export function thirdPartyEntries(state: CaseState): TimelineEntry[] {
  const { thirdParties } = state
  if (!thirdParties) return []
  const { told } = thirdParties
  const last = told.map(({ due }) => due).toSorted()
  const stated = told.filter(({ statedDay }) => statedDay).length
  const isOver = told.length > 0 && stated === told.length
  return [
    {
      key: 'third-parties',
      title: '告知利害关系人，听取陈述申辩',
      state: isOver || state.decision ? 'done' : 'current',
      day: told[0]?.day ?? thirdParties.day,
      who: '受理人员',
      note:
        told.length === 0
          ? '申请事项直接关系他人重大利益（行政许可法第三十六条）'
          : [
              `已告知 ${told.length} 人，陈述申辩的期限至${dayText(last.at(-1)!)}，已收到 ${stated} 份陈述`,
              ...hearingWords(told),
            ].join('；'),
      usedDays: null,
      paper: state.papers.find(({ kind }) => kind === 'third-party-notice')?.paper ?? null,
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
