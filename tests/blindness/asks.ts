import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Endpoint } from '#contracts/endpoint.ts'
import type { Item } from '#contracts/item.ts'
import type { Route } from '#platform/bind.ts'
import { dutyOf } from '#server/modules/identity/duty.ts'
import { region } from '#tests/harness/case-walk.ts'

/** Ids that somebody might try: right ones, wrong ones, ones of another kind. */
export type Guesses = {
  items: readonly Item[]
  /** Tasks on the viewer's own desk. */
  own: readonly string[]
  /** Tasks of others in the same case. */
  foreign: readonly string[]
  caseId: string
  caseNumber: string
  files: readonly string[]
  /** 咨询、预审 that came before the case. */
  precases: readonly string[]
  /** 材料交接 of its paper originals. */
  transfers: readonly string[]
  /** 公示 of it and what was said of them. */
  notices?: readonly string[]
  /** Names of the papers that were made of it by now. */
  papers: readonly string[]
}

export type Ask = { method: string; url: string; body?: unknown }

const nowhere = '00000000-0000-4000-8000-000000000000'

/**
 * Requests for every route there is, with ids of every kind; from the contracts, so a new route is asked by itself. Acts on the viewer's
 * own tasks are left out: who drives the case does them.
 *
 * @throws RangeError for a parameter that has no values yet
 */
export function asksOf(routes: readonly Route[], guesses: Guesses): Ask[] {
  return routes.flatMap(({ contract }) => {
    if (contract.method === 'DELETE' && contract.path === '/api/session') return []
    const names = [...contract.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
    const acts = contract.method !== 'GET'
    return combinations(names, guesses, acts).flatMap((values, at) => {
      const path = contract.path.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(values[name]!))
      const queries = acts ? [requiredQuery(contract, guesses)] : ['', ...queriesOf(contract, guesses)]
      const right = acts ? bodyOf(contract, guesses) : undefined
      // A body of no right shape is refused before the path is read: what is asked under the first ids would be told under all.
      const bodies = right !== undefined && at === 0 && JSON.stringify(right) !== '{}' ? [{}, right] : [right]
      return queries.flatMap((query) =>
        bodies.map((body) => ({ method: contract.method, url: path + query, ...(body === undefined ? {} : { body }) })),
      )
    })
  })
}

/** What answers without a contract: descriptions, figures, and paths that do not exist. */
export const plainAsks = ({ caseId, caseNumber }: Guesses): Ask[] =>
  [
    '/metrics',
    '/api/openapi.json',
    '/api/docs',
    '/',
    '/api/',
    `/api/${region}/review/${caseId}`,
    `/api/${region}/review/tasks/${caseNumber}/pages`,
    `/${region}/cases/${caseId}`,
    '/api/%zz',
  ].map((url) => ({ method: 'GET', url }))

function combinations(names: readonly string[], guesses: Guesses, acts: boolean): Record<string, string>[] {
  return names.reduce<Record<string, string>[]>(
    (all, name) => all.flatMap((one) => valuesOf(name, guesses, acts, one).map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

function valuesOf(name: string, guesses: Guesses, acts: boolean, before: Record<string, string>): string[] {
  const { own, foreign, caseId, caseNumber, files, items } = guesses
  switch (name) {
    case 'region':
      return [region]
    case 'task':
      return [...(acts ? [] : own), ...foreign.slice(0, 2), caseId, nowhere, 'x']
    case 'case':
      return [caseId, ...own.slice(0, 1), nowhere]
    // Ids that the viewer does not hold: an absence of one’s own would take the viewer’s tasks away.
    case 'ownPost':
    case 'copy':
      return [...own.slice(0, 1), caseId, nowhere]
    case 'precase':
      return [...guesses.precases, caseId, nowhere]
    case 'transfer':
      return [...guesses.transfers, caseId, nowhere]
    case 'material':
      // Of somebody else's task one material is enough.
      return own.includes(before['task'] ?? '')
        ? [...new Set(items.flatMap((item) => item.materials.map((material) => material.key))), 'nothing']
        : ['application']
    case 'page':
      return own.includes(before['task'] ?? '') ? ['1', '2', '0'] : ['1']
    case 'photo':
      return ['1', '2']
    case 'file':
      return [...files.slice(0, 2), nowhere]
    case 'paper':
      // Of no case of theirs one name is enough.
      return before['case'] === caseId ? [...new Set([...guesses.papers, 'decision', 'nothing'])] : ['decision']
    case 'project':
      return [caseId.replaceAll('-', ''), '0'.repeat(32)]
    case 'part':
      return ['food']
    case 'meeting':
      return ['meeting-1']
    case 'thirdParty':
      return ['party-1']
    case 'notice':
    case 'comment':
      return [...(guesses.notices ?? []), caseId, nowhere]
    case 'closure':
      return ['closure1']
    case 'inspection':
      return ['inspection1']
    case 'added':
      return ['fireReviewAdded1', 'safetyAdded1', 'nothing']
    case 'procedure':
      return ['testing-1', 'expert-review-1']
    case 'hall':
      return ['zhengwu-hall', 'nowhere']
    case 'office':
      return [...new Set(items.map((item) => item.intakeOffice))]
    case 'item':
      return items.map((item) => item.code)
    case 'look':
      return ['blank', 'sample']
    case 'roster':
      return [...items.map((item) => dutyOf(region, item.intakeOffice)), caseId]
    case 'expert':
    case 'post':
    case 'obligation':
    case 'opening':
    case 'erasure':
    case 'effect':
      return [caseId, nowhere]
    case 'identifier':
      return [caseNumber, caseId]
    default:
      throw new RangeError(`give the blindness harness values for the parameter :${name}`)
  }
}

type Schema = {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  minLength?: number
}

const schemas = new WeakMap<z.ZodType, Schema>()

/** The published form of a shape, read as data: made once, since every viewer asks every route at every stage. */
function schemaOf(shape: z.ZodType): Schema {
  const schema = schemas.get(shape) ?? (z.toJSONSchema(shape, { unrepresentable: 'any', io: 'input' }) as Schema)
  schemas.set(shape, schema)
  return schema
}

/** Every option of every query parameter by itself, and cursors that nobody handed out. */
function queriesOf(contract: Endpoint, guesses: Guesses): string[] {
  if (!contract.query) return []
  return Object.entries(schemaOf(contract.query).properties ?? {}).flatMap(([name, schema]) =>
    [
      ...(schema.enum ?? []),
      ...(schema.type === 'integer' ? [1, 100] : []),
      ...(schema.type === 'string' && !schema.enum ? [guesses.caseId, `2020-01-01,${nowhere}`] : []),
    ].map((value) => `?${name}=${encodeURIComponent(String(value))}`),
  )
}

function requiredQuery(contract: Endpoint, guesses: Guesses): string {
  if (!contract.query) return ''
  const { properties = {}, required = [] } = schemaOf(contract.query)
  const pairs = required.map((name) => `${name}=${encodeURIComponent(String(sample(properties[name] ?? {}, guesses)))}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** Something of the right shape. */
function bodyOf(contract: Endpoint, guesses: Guesses): unknown {
  return contract.body ? sample(schemaOf(contract.body), guesses) : undefined
}

function sample(schema: Schema, guesses: Guesses): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sample(schema.anyOf[0] ?? {}, guesses)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {}, guesses)]),
      )
    case 'array':
      return [sample(schema.items ?? {}, guesses)]
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return true
    case 'string':
      if (schema.format === 'uuid') return guesses.caseId
      return schema.pattern?.includes('1[3-9]') ? '13900000000' : 'application'.padEnd(schema.minLength ?? 0, 'x')
    default:
      return null
  }
}

export const freshCommand = (): string => randomUUID()
