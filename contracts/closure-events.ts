import { z } from 'zod'
import {
  CancellationGround,
  cancellationGrounds,
  EndElsewhere,
  RetractionGround,
  retractionGrounds,
  RevocationGround,
  revocationGrounds,
} from './credential-life.ts'
import { Due } from './due.ts'
import { DayText, FileId } from './ids.ts'

/** 依职权撤销, 撤回 or 注销 of a licence: one of the proceedings about it, and the task of whoever decides. */
export const ClosureKey = z.string().regex(/^closure[1-4]$/)
/** Proceedings that the office may open about one licence by itself; what its check of the promise finds false opens one more. */
export const mostClosures = 3

/** 撤销 takes back what should not have been given, 撤回 what was rightly given and can't stay, 注销 strikes off what has ended. */
export const ClosureWay = z.enum(['revocation', 'retraction', 'cancellation'])
export type ClosureWay = z.infer<typeof ClosureWay>

/** On which of the law's grounds; the holder's own wish is an application, not this. */
export const ClosureGround = z.union([RevocationGround, RetractionGround, CancellationGround.exclude(['asked'])])
export type ClosureGround = z.infer<typeof ClosureGround>

const provedElsewhere: ReadonlySet<ClosureGround> = new Set(['licence-ended', 'death', 'dissolved'])

/** What only an authority elsewhere can say, and a proof of it shows: that it took the licence away, or that the holder is no more. */
export const isProvedElsewhere = (ground: ClosureGround): boolean => provedElsewhere.has(ground)

/** The ground in the words of the law; null where the law does not know it for this way. */
export function closureGround(way: ClosureWay, ground: ClosureGround): { text: string; basis: string } | null {
  const known: Partial<Record<string, { text: string; basis: string }>> = groundsOf[way]
  return known[ground] ?? null
}

const groundsOf: Record<ClosureWay, object> = {
  revocation: revocationGrounds,
  retraction: retractionGrounds,
  cancellation: cancellationGrounds,
}

/** Why a licence stays although a proceeding was opened. */
export const KeptFor = z.enum(['not-established', 'reliance', 'public-interest', 'no-public-need'])
export type KeptFor = z.infer<typeof KeptFor>

/** For which reasons a licence may stay, by the way and the ground of its proceeding. */
export function keepsFor(way: ClosureWay, ground: ClosureGround): readonly KeptFor[] {
  switch (way) {
    case 'revocation':
      return ground === 'fraud'
        ? ['not-established', 'public-interest']
        : ['not-established', 'reliance', 'public-interest']
    case 'retraction':
      return ['not-established', 'no-public-need']
    case 'cancellation':
      return ['not-established']
  }
}

/** Each reason in the words of the law; what is not established rests on the article of the ground that was asserted. */
export const keptReasons: Record<KeptFor, { text: string; basis: string | null }> = {
  'not-established': { text: '所认定的情形不能成立', basis: null },
  reliance: {
    text: '情形虽然成立，但不属于必须撤销的情形，应当保护被许可人的信赖利益',
    basis: '《中华人民共和国行政许可法》第八条、第六十九条第一款',
  },
  'public-interest': {
    text: '撤销可能对公共利益造成重大损害',
    basis: '《中华人民共和国行政许可法》第六十九条第三款',
  },
  'no-public-need': {
    text: '情形虽然成立，但不是公共利益所需要，已经生效的行政许可不得擅自改变',
    basis: '《中华人民共和国行政许可法》第八条',
  },
}

const PutForwardBy = Due.optional().meta({ description: '报请决定期限; absent where none was set yet' })

const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

/**
 * 终结证明: the document of an authority elsewhere that a licence or its holder has ended. Its number finds whom it is about, and lies in the
 * vault with the scan.
 */
export const EndProof = z.object({
  end: EndElsewhere.nullable().meta({ description: '撤销 or 吊销 of the licence; null of a holder that is no more' }),
  authority: z.string().meta({ description: 'which decided or certified it' }),
  day: DayText.meta({ description: 'from which the end holds, as the document says' }),
  sealed: Commitment.meta({ description: 'commitment to the number' }),
  file: FileId,
  content: Commitment,
})
export type EndProof = z.input<typeof EndProof>

/**
 * 依职权撤销、撤回、注销 as facts of the case that led to the licence. The holder's own words are in the vault; what the desk passes on of them to
 * whoever decides names nobody.
 *
 * @source 行政许可法 第七条 (陈述、申辩), 第八条, 第六十九条, 第七十条
 */
export const closureEvents = [
  z.object({
    type: z.literal('closure-opened'),
    closure: ClosureKey,
    way: ClosureWay,
    ground: ClosureGround,
    facts: z.string().meta({ description: '认定的事实, without names' }),
    stateBy: Due.nullable().meta({ description: '陈述申辩期限; null where there is nothing to be heard about' }),
    putForwardBy: PutForwardBy,
    proof: EndProof.optional().meta({ description: 'absent where the register or the office itself knows the end' }),
    check: z.literal(true).optional().meta({ description: 'that a 承诺核查 opened it; absent where the office did' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('closure-stated'),
    closure: ClosureKey,
    sealed: Commitment.meta({ description: 'commitment to the words' }),
    putForwardBy: PutForwardBy,
    day: DayText,
  }),
  z.object({
    type: z.literal('closure-put-forward'),
    closure: ClosureKey,
    summary: z.string().nullable().meta({ description: '陈述要点, without names; null where nothing was stated' }),
    interest: z.string().nullable().meta({ description: '对公共利益的影响; null where there is none' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('closure-decided'),
    closure: ClosureKey,
    task: ClosureKey,
    code: z.string(),
    way: ClosureWay,
    ground: ClosureGround,
    outcome: z.enum(['ended', 'kept']),
    kept: KeptFor.nullable(),
    reasons: z.string(),
    basis: z.string(),
    handleBy: Due.optional().meta({
      description:
        '处理移送事项的期限, anew from this day, of what an inspection handed over meanwhile and still waits; absent: nothing does, or it keeps its day',
    }),
    day: DayText,
  }),
] as const
