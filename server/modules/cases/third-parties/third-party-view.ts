import type { CaseAction, TimelineEntry } from '#contracts/cases.ts'
import type { Role } from '#contracts/permissions.ts'
import type { ThirdPartiesView } from '#contracts/third-parties.ts'
import { dayText } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import type { ThirdPartiesState } from './third-party-rules.ts'
import { partyName, statementName, type PartySecret, type StatementSecret } from './third-party-routes.ts'

/** @param entries of the vault, for whoever may know names; everybody else gets none */
export function thirdPartiesView(
  { reason, day, told }: ThirdPartiesState,
  entries: ReadonlyMap<string, unknown> = new Map(),
): ThirdPartiesView {
  return {
    reason,
    day,
    parties: told.map(({ party, day: toldDay, due, summary, statedDay }) => {
      const known = entries.get(partyName(party)) as PartySecret | undefined
      const said = entries.get(statementName(party)) as StatementSecret | undefined
      const [name, address, words] = [known?.name ?? null, known?.address ?? null, said?.words ?? null]
      return { party, name, address, toldDay, due, words, summary, statedDay }
    }),
  }
}

export const knowsThirdParties = (role: Role): boolean => role === 'acceptor' || role === 'supervisor'

export function thirdPartyActions(role: Role, { thirdParties, phase }: CaseState): CaseAction[] {
  if (role !== 'acceptor' || !thirdParties || phase !== 'review') return []
  const waits = thirdParties.told.some(({ statedDay }) => !statedDay)
  return waits ? ['tell-third-party', 'record-statement'] : ['tell-third-party']
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
          : `已告知 ${told.length} 人，陈述申辩的期限至${dayText(last.at(-1)!)}，已收到 ${stated} 份陈述`,
      usedDays: null,
      paper: state.papers.find(({ kind }) => kind === 'third-party-notice')?.paper ?? null,
    },
  ]
}
