import { randomUUID } from 'node:crypto'
import type { PartyFacts } from '#contracts/asks.ts'
import { parseResidentId, type ResidentIdFault } from '#kernel/codes/resident-id.ts'
import { parseUscc, type UsccFault } from '#kernel/codes/uscc.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import type { Found } from '#platform/bind.ts'
import { statement, type Database, type Row, type Statement } from '#platform/db.ts'
import { hex } from '#platform/vault.ts'
import { upsert, writeOnce, type RowChange } from '#platform/table.ts'
import type { PartySeal } from './party-seal.ts'

type Said = Pick<PartyFacts, 'kind' | 'name' | 'code'> & { phone: string | null }

/**
 * Finds or registers the party whose document, or mandate, lies before a clerk.
 *
 * @throws RuleViolation `identity.code` for a wrong check digit, or a right code under another name
 */
export async function registerParty(
  seals: PartySeal,
  found: Pick<Found, 'write'>,
  { kind, name, code, phone }: Said,
): Promise<{ party: PartyFacts; known: boolean }> {
  demandCode(kind, code)
  const id = randomUUID()
  const facts: PartyFacts = { id, kind, name, code, phone, legalPerson: null }
  const [registered] = await found.write([
    statement(`select party, party_kind, party_sealed, known from identity.register_party($1, $2, $3, $4)`, [
      id,
      facts.kind,
      seals.codeIndex(facts.code),
      seals.seal(facts),
    ]),
  ])
  const row = registered!.rows[0]!
  const party = seals.unseal(row['party'] as string, row['party_kind'] as string, row['party_sealed'] as Uint8Array)
  demandName(party, name)
  return { party, known: row['known'] as boolean }
}

/** Rows of parties that a command writes; somebody who is registered at the same moment makes it decide again. */
const parties = writeOnce('identity.parties', ['code_index'], ['id', 'kind', 'sealed', 'registered_at'])

/**
 * Who has a code that was said, for a zone whose clerks may register.
 *
 * @returns a statement whose row `partySaid` takes
 */
export const partyByCode = (seals: PartySeal, code: string): Statement =>
  statement(`select party as id, kind, sealed from identity.party_by_code($1)`, [seals.codeIndex(code)])

/**
 * The party that was said: as it is registered, or with the row with which a command registers it.
 *
 * @param known the row of whoever has the code; undefined where nobody has
 * @param at moment of the registration, ISO
 * @throws RuleViolation `identity.code` for a wrong check digit, or a right code under another name
 */
export function partySaid(
  seals: PartySeal,
  { kind, name, code, phone }: Said,
  known: Row | undefined,
  at: string,
): { party: PartyFacts; rows: RowChange[] } {
  demandCode(kind, code)
  if (known) {
    const party = seals.unseal(known['id'] as string, known['kind'] as string, known['sealed'] as Uint8Array)
    demandName(party, name)
    return { party, rows: [] }
  }
  const party: PartyFacts = { id: randomUUID(), kind, name, code, phone, legalPerson: null }
  const index = hex(seals.codeIndex(code))
  const registered = { code_index: index, id: party.id, kind, sealed: hex(seals.seal(party)), registered_at: at }
  return { party, rows: [upsert(parties, registered)] }
}

/**
 * Finds a person who is entered without a document before a clerk, or makes the row with which a command registers them.
 *
 * @param at moment of the registration, ISO
 * @throws RuleViolation `identity.code` for a wrong check digit, or a right code under another name
 */
export async function personEntered(
  db: Database,
  seals: PartySeal,
  said: Omit<Said, 'kind'>,
  at: string,
): Promise<{ person: string; rows: RowChange[] }> {
  const found = statement(`select id, kind, sealed from identity.parties where code_index = $1`, [
    seals.codeIndex(said.code),
  ])
  const known = (await db.query('system', found)).rows[0]
  const { party, rows } = partySaid(seals, { kind: 'person', ...said }, known, at)
  return { person: party.id, rows }
}

/** Another name under a right code is a slip of the hand that hit somebody else's code, or a changed name to be put right first. */
function demandName(party: PartyFacts, name: string): void {
  if (party.name !== name) throw wrongCode('该号码登记的名称与您填写的不一致，请对照证件核对')
}

/** @throws RuleViolation `identity.code` */
export function demandCode(kind: PartyFacts['kind'], code: string): void {
  const wrong = faultOf(kind, code)
  if (wrong) throw wrongCode(wrong)
}

function wrongCode(why: string): RuleViolation {
  return new RuleViolation('identity.code', { why, errors: [{ path: 'code', message: why }] })
}

const residentFaults: Record<ResidentIdFault, string> = {
  length: '公民身份号码应为 18 位',
  alphabet: '公民身份号码只能由数字组成，末位可以是 X',
  'check-digit': '公民身份号码末位校验码不符，请逐位核对',
  region: '公民身份号码前两位不是有效的省份代码',
  date: '公民身份号码第 7 至 14 位不是存在的出生日期',
}

const firmFaults: Record<UsccFault, string> = {
  length: '统一社会信用代码应为 18 位',
  alphabet: '统一社会信用代码只能由数字和大写字母组成，不含 I、O、S、V、Z',
  'check-digit': '统一社会信用代码末位校验码不符，请对照营业执照逐位核对',
}

function faultOf(kind: PartyFacts['kind'], code: string): string | null {
  if (kind === 'person') {
    const parsed = parseResidentId(code)
    return parsed.ok ? null : residentFaults[parsed.reason]
  }
  const parsed = parseUscc(code)
  return parsed.ok ? null : firmFaults[parsed.reason]
}
