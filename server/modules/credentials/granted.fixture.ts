import { randomUUID } from 'node:crypto'
import { noContact } from '#contracts/contacts.ts'
import type { CatalogueAsk, Sms } from '#contracts/asks.ts'
import type { Item } from '#contracts/item.ts'
import type { OutcomeAct } from '#contracts/outcome.ts'
import type { Recorded } from '#platform/envelope.ts'
import { notFound } from '#platform/refusal.ts'
import type { CredentialsNeeds, GrantedCase } from './ask.ts'

/** Cases as the other modules would answer for them: what a credential needs to know of its case, and no more. */
export type GrantedCases = Pick<CredentialsNeeds, 'catalogue' | 'caseFacts' | 'mattersOf' | 'identity' | 'sendSms'> & {
  /** 办理行为 of the item; a licence unless said. */
  act: OutcomeAct
  /** Short messages that were sent. */
  sent: Sms[]
  /** @returns the decision as the log records it */
  decide(facts?: Partial<GrantedCase>, outcome?: 'granted' | 'refused'): Recorded
  /** @returns that a paper of a case got its number, as the log records it */
  number(stream: string, text: string, kind?: string): Recorded
}

export const region = 'lyg'
export const licenceType = '11100000000013127D001'
const office = { id: 'zjj', name: '连云港市住房和城乡建设局', kind: 'bureau', code: '11320700MB1905417A' }

export function grantedCases(validYears: number | null = 5): GrantedCases {
  const cases = new Map<string, GrantedCase>()
  const outcome: Item['outcome'] = {
    category: '普通',
    licenceType,
    title: '城镇污水排入排水管网许可证',
    validYears,
    face: [],
  }
  const item = { code: 'pspw', revision: 1, office: office.id, outcome }
  const catalogue: Partial<CatalogueAsk> = {
    item: async () => item as unknown as Item,
    items: async () => [{ ...item, power: '许可', outcome: { ...outcome, act: made.act } } as unknown as Item],
    office: async () => office as Awaited<ReturnType<CatalogueAsk['office']>>,
  }
  const sent: Sms[] = []
  const made: GrantedCases = {
    act: '许可',
    catalogue: catalogue as CatalogueAsk,
    identity: {
      wantsNotice: async () => true,
      mandate: async () => null,
      contact: async () => noContact,
      party: async (id) => {
        const own = [...cases.values()].find(({ applicant }) => applicant.id === id)
        if (!own) throw notFound()
        return { ...own.applicant, kind: own.applicantKind, phone: '13905130001', legalPerson: null }
      },
    },
    sendSms: async (message) => {
      sent.push(message)
    },
    sent,
    mattersOf: async (_region, licences) =>
      licences.map(() => ({ item: null, renewBy: null, underWay: null, can: [] })),
    caseFacts: async (_region, stream) => {
      const facts = cases.get(stream)
      if (!facts) throw notFound()
      return facts
    },
    decide(facts = {}, result = 'granted') {
      const stream = randomUUID()
      const granted: GrantedCase = {
        item: item.code,
        revision: item.revision,
        applicantKind: 'enterprise',
        applicant: { id: randomUUID(), name: '连云港海州食品有限公司', code: '91320700MA1N00000X' },
        decidedDay: '2026-03-02',
        about: null,
        deemed: false,
        document: null,
        credential: null,
        ...facts,
      }
      cases.set(stream, granted)
      return decided(stream, { outcome: result, day: granted.decidedDay })
    },
    number: (stream, text, kind = 'decision') =>
      recorded(stream, 'case.paper-numbered', '2026-03-02', {
        paper: kind,
        kind,
        register: 'zjj/准/2026',
        number: 7,
        text,
        day: '2026-03-02',
      }),
  }
  return made
}

function decided(stream: string, { outcome, day }: { outcome: string; day: string }): Recorded {
  const data = { task: 'decide', code: 'ABCD-2345', outcome, reasons: '符合法定条件', basis: '第三十八条', day }
  return recorded(stream, 'case.decided', day, data)
}

function recorded(stream: string, type: string, day: string, data: object): Recorded {
  return {
    region,
    stream,
    version: 9,
    position: '9',
    tx: '9',
    id: randomUUID(),
    type,
    data: JSON.stringify(data),
    commandId: randomUUID(),
    commandIndex: 0,
    recordedAt: `${day}T02:00:00.000Z`,
    actor: 'ABCD-2345',
    onBehalfOf: null,
    mandate: null,
    channel: 'desk',
    office: null,
    counter: null,
    applicantPresent: false,
    statedAt: null,
    cause: null,
  }
}
