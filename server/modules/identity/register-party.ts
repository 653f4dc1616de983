import { randomUUID } from 'node:crypto'
import type { PartyFacts } from '#contracts/asks.ts'
import type { NamedParty } from '#contracts/parties.ts'
import { parseResidentId, type ResidentIdFault } from '#kernel/codes/resident-id.ts'
import { parseUscc, type UsccFault } from '#kernel/codes/uscc.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { statement, type Database, type Row, type Statement } from '#platform/db.ts'
import { hex } from '#platform/vault.ts'
import { upsert, writeOnce, type RowChange } from '#platform/table.ts'
import { hashOfSeal } from './party.ts'
import type { PartySeal } from './party-seal.ts'

type Said = NamedParty & { phone: string | null }

/** Rows of parties that a command writes; somebody who is registered at the same moment makes it decide again. */
const parties = writeOnce('identity.parties', ['code_index'], ['id', 'kind', 'sealed', 'registered_at'])

/**
 * Who has a code that was said, for a zone whose clerks may register.
 *
 * @returns a statement whose row `knownParty` takes
 */
export const partyByCode = (seals: PartySeal, code: string): Statement =>
  statement(`select party as id, kind, sealed from identity.party_by_code($1)`, [seals.codeIndex(code)])

/**
 * The party whose document, or mandate, lies before a clerk; null when nobody has its code yet.
 *
 * @param row of whoever has the code; undefined where nobody has
 * @throws RuleViolation `identity.code` for a wrong check digit, or a right code under another name
 */
export function knownParty(
  seals: PartySeal,
  { kind, name, code }: NamedParty,
  row: Row | undefined,
): PartyFacts | null {
  demandCode(kind, code)
  if (!row) return null
  const party = seals.unseal(row['id'] as string, row['kind'] as string, row['sealed'] as Uint8Array)
  demandName(party, name)
  return party
}

/**
 * What a command writes to register a party under an id.
 *
 * @param at moment of the registration, ISO; at a window, when the phone was said
 * @returns its row, and the hash of what is sealed in it
 */
export function newParty(seals: PartySeal, id: string, said: Said, at: string): { row: RowChange; sealed: string } {
  const { kind, name, code, phone } = said
  const sealed = seals.seal({ id, kind, name, code, phone, legalPerson: null })
  const registered = { code_index: hex(seals.codeIndex(code)), id, kind, sealed: hex(sealed), registered_at: at }
  return { row: upsert(parties, registered), sealed: hashOfSeal(sealed) }
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
  entered: Omit<Said, 'kind'>,
  at: string,
): Promise<{ person: string; rows: RowChange[] }> {
  const said: Said = { kind: 'person', ...entered }
  const found = statement(`select id, kind, sealed from identity.parties where code_index = $1`, [
    seals.codeIndex(said.code),
  ])
  const known = knownParty(seals, said, (await db.query('system', found)).rows[0])
  if (known) return { person: known.id, rows: [] }
  const person = randomUUID()
  return { person, rows: [newParty(seals, person, said, at).row] }
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
