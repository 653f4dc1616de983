import { randomBytes, randomInt } from 'node:crypto'
import { cellField, partsOf } from '#contracts/answer-parts.ts'
import { visibleFields } from '#contracts/answers.ts'
import type { Field, Item } from '#contracts/item.ts'
import { sampleAnswer } from '#contracts/sample-answer.ts'
import { projectCheckDigit, writtenProjectCode } from '#kernel/codes/project-code.ts'
import { residentIdCheckCharacter } from '#kernel/codes/resident-id.ts'
import { usccCheckCharacter } from '#kernel/codes/uscc.ts'
import { rules } from '#contracts/rules.ts'
import { lyg } from '#seed/city/lyg.ts'
import { answersFor } from '#tests/harness/case-walk.ts'
import { testKeys } from '#tests/harness/test-keys.ts'

/** 金丝雀: something that occurs nowhere but in one identifying place. `tail` is looked for in text only, it is too short for anything else. */
export type Token = { what: string; text: string; kind: 'whole' | 'tail' }

/** Makes identifying values and remembers what to look for. */
export type Canaries = {
  tokens: Token[]
  /** Remembers a value that was made elsewhere: ids, numbers, cookies. */
  watch(what: string, text: string): void
  /** A name that cannot occur by chance, in Latin letters and in Chinese characters; each part is looked for by itself. */
  name(what: string, mostCharacters?: number): string
  phone(what: string): string
  residentId(what: string): string
  firmCode(what: string): string
  projectCode(what: string): string
  /** Metres of a survey, of eight digits that the city's data doesn't hold. */
  coordinate(what: string): number
}

/** What everybody is shown anyway: the city's data, the sentences of refusals, and the name of the key that every receipt tells. */
const publicText = JSON.stringify([lyg, rules, testKeys.evidence.keyId])
/** Codes of a person or a firm are unique in the register of parties, so none is made twice, for whichever case. */
const given = new Set<string>()
const pick = (alphabet: string, count: number) =>
  Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
const rare = () => String.fromCodePoint(randomInt(0x7100, 0x7c00))

export function openCanaries(): Canaries {
  const tokens: Token[] = []
  const watch = (what: string, text: string, kind: Token['kind'] = 'whole') => {
    if (!tokens.some((token) => token.text === text)) tokens.push({ what, text, kind })
  }
  /** Again until neither the value nor its last four characters are part of what the city publishes anyway. */
  const coded = (what: string, make: () => string): string => {
    for (;;) {
      const value = make()
      const tail = value.slice(-4)
      if (publicText.includes(tail) || given.has(value)) continue
      given.add(value)
      watch(what, value)
      watch(`${what}, last four`, tail, 'tail')
      return value
    }
  }
  return {
    tokens,
    watch: (what, text) => watch(what, text),
    name(what, mostCharacters = 40) {
      const latin = `Q${pick('bcdfghjkmnpqrstvwxz', 2)}${pick('BCDFGHJKLMNPQRSTVWXZ23456789', 7)}`
      const chinese = Array.from({ length: 4 }, rare).join('')
      watch(`${what} (Latin part)`, latin)
      watch(`${what} (Chinese part)`, chinese)
      return `${chinese}${latin}`.slice(0, mostCharacters)
    },
    phone: (what) => coded(what, () => `139${pick('0123456789', 8)}`),
    residentId: (what) =>
      coded(what, () => {
        const body = `3207061${pick('9', 1)}${pick('56789', 1)}${pick('0123456789', 1)}0${pick('123456789', 1)}1${pick('0123456789', 1)}${pick('0123456789', 3)}`
        return body + residentIdCheckCharacter(body)
      }),
    firmCode: (what) =>
      coded(what, () => {
        const body = `91320706MA${pick('0123456789ABCDEFGHJKLMNPQRTUWXY', 7)}`
        return body + usccCheckCharacter(body)
      }),
    projectCode: (what) =>
      coded(what, () => {
        const body = `${pick('3456789', 2)}0${pick('123456789', 1)}3207${pick('0123456789', 2)}${pick('123456789', 4)}${pick('0123456789', 5)}`
        return writtenProjectCode(body + projectCheckDigit(body))!
      }),
    coordinate: (what) => Number(coded(what, () => `${pick('3456789', 1)}${pick('0123456789', 7)}`)),
  }
}

/**
 * Answers to a form: every field that a reviewer is not shown holds a canary, so a field that is added to an item is watched by itself.
 *
 * @throws RangeError for a hidden field whose type holds too little to be recognized
 */
export function markedAnswers(
  item: Item,
  canaries: Canaries,
  given: Record<string, unknown> = {},
): Record<string, unknown> {
  const answers = { ...given }
  for (let round = 0; round < 3; round += 1)
    for (const field of visibleFields(item, answersFor(item, answers)))
      if (!isShown(field) && answers[field.key] === undefined) answers[field.key] = marked(field, canaries)
  return answersFor(item, answers)
}

export const isShown = (field: Field): boolean => field.class === 'plain' && field.sight === 'shown'

function marked(field: Field, canaries: Canaries): unknown {
  const what = `field ${field.key}`
  switch (field.type) {
    case 'text':
    case 'long-text':
      return canaries.name(what, field.maxLength)
    case 'phone':
      return canaries.phone(what)
    case 'resident-id':
      return canaries.residentId(what)
    case 'firm-code':
      return canaries.firmCode(what)
    case 'project-code':
      return canaries.projectCode(what)
    case 'address':
    case 'person':
    case 'firm': {
      const composite = { ...field, type: field.type }
      const given = { division: field.divisions?.[0]?.code }
      const parts = partsOf(composite, given).map((part) => [
        part.key,
        part.type === 'choice'
          ? part.options?.[0]?.value
          : marked({ ...part, key: `${field.key}.${part.key}` }, canaries),
      ])
      return Object.fromEntries(parts)
    }
    case 'area': {
      // Coordinates of a survey tell where the land lies; their digits are looked for.
      const [x, y] = [canaries.coordinate(`${what}, east`), canaries.coordinate(`${what}, north`)]
      const corner = (east: number, north: number) => ({ x: x + east, y: y + north })
      return { vertices: [corner(0, 0), corner(12, 0), corner(12, 12), corner(0, 12)] }
    }
    case 'table': {
      const rows = Math.max(field.minRows ?? 1, 1)
      return Array.from({ length: rows }, (_, row) =>
        Object.fromEntries(
          (field.columns ?? []).map((column) => {
            const cell = { ...cellField(field, column), key: `${field.key}.${row}.${column.key}` }
            return [column.key, canBeMarked(cell) ? marked(cell, canaries) : sampleAnswer(cell)]
          }),
        ),
      )
    }
    case 'declaration':
      return sampleAnswer(field)
    case 'number':
    case 'date':
    case 'choice':
    case 'many':
    case 'yes-no':
    case 'money':
      throw new RangeError(`${what}: no canary of type ${field.type} can be told from chance; watch it in the pairs`)
  }
}

const canBeMarked = (field: Field): boolean => ['text', 'phone', 'resident-id', 'firm-code'].includes(field.type)

export const unguessable = (): string => randomBytes(12).toString('hex')
