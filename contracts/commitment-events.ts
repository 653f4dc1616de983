import { z } from 'zod'
import { ClosureKey } from './closure-events.ts'
import { DrawRecord } from './draw-record.ts'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

const SealedText = z.string().regex(/^c1:[0-9a-f]{64}$/)

/** 核查结论: it is so; it is to be put right; it was not put right in time; it was promised falsely. */
export const CheckFinding = z.enum(['true', 'to-rectify', 'not-rectified', 'false'])
export type CheckFinding = z.infer<typeof CheckFinding>

/** Each finding in the words of pages and papers, with what it rests on. */
export const checkFindings: Record<CheckFinding, { text: string; basis: string }> = {
  true: { text: '承诺属实', basis: '国办发〔2020〕42号' },
  'to-rectify': {
    text: '与承诺不符，责令限期整改',
    basis: '国办发〔2020〕42号；《中华人民共和国行政处罚法》第二十八条',
  },
  'not-rectified': {
    text: '逾期未整改或者整改后仍不符合条件，拟撤销许可',
    basis: '《中华人民共和国行政许可法》第六十九条第一款第四项',
  },
  false: { text: '虚假承诺，拟撤销许可', basis: '《中华人民共和国行政许可法》第六十九条第二款' },
}

/** What revocation of what was filed on a promise rests on: a filing is no licence. */
export const filedOnPromise = '国办发〔2020〕42号；申请人签署的《承诺书》'

/** On which of the law's grounds a finding opens a proceeding to revoke; null where it opens none. */
export function groundOfFinding(finding: CheckFinding): 'fraud' | 'unqualified' | null {
  switch (finding) {
    case 'false':
      return 'fraud'
    case 'not-rectified':
      return 'unqualified'
    case 'true':
    case 'to-rectify':
      return null
  }
}

/** Findings of a promise whose licence had ended before: there is nothing left to revoke or to put right. */
const lapsedFindings: Partial<Record<CheckFinding, string>> = {
  'to-rectify': '与承诺不符；所取得的证照已经失效，不再责令整改',
  'not-rectified': '逾期未整改或者整改后仍不符合条件；所取得的证照已经失效，不再撤销',
  false: '虚假承诺；所取得的证照已经失效，不再撤销',
}

/**
 * A finding as it is told; of what was filed on a promise: a filing is no licence, and ends as a filing.
 *
 * @param lapsed whether what was granted had ended before the check
 */
export function findingOf(finding: CheckFinding, filing: boolean, lapsed = false): { text: string; basis: string } {
  const { text, basis } = checkFindings[finding]
  const over = lapsed ? lapsedFindings[finding] : undefined
  if (over) return { text: over, basis: '国办发〔2020〕42号' }
  if (!filing || !groundOfFinding(finding)) return { text, basis }
  return { text: text.replace('撤销许可', '撤销备案'), basis: filedOnPromise }
}

/**
 * 告知承诺 as facts of a case, once it is decided on one.
 *
 * @source 国办发〔2020〕42号
 */
export const commitmentEvents = [
  z.object({
    type: z.literal('promised'),
    dispensed: z.array(Key),
    office: z.string().meta({ description: 'which checks it' }),
    check: Due.nullable().meta({
      description: '核查期限: by when somebody goes and looks; null where a draw says whether anybody does',
    }),
    day: DayText,
  }),
  z.object({
    type: z.literal('check-drawn'),
    percent: z.int().meta({ description: '抽查比例 of the item when it was drawn' }),
    draw: DrawRecord.meta({ description: 'over `check` and `spare`, with the share as their weights' }),
    office: z.string(),
    dispensed: z.array(Key),
    check: Due.nullable().meta({ description: '核查期限; null where it was not drawn' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('check-ordered'),
    reason: z.string().meta({ description: '线索: what gave cause to look, without whoever told it' }),
    office: z.string(),
    dispensed: z.array(Key),
    check: Due.meta({ description: '核查期限, from the order on' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('promise-checked'),
    finding: CheckFinding,
    report: z.string().meta({ description: 'what was found, told to the applicant' }),
    sealed: SealedText.meta({ description: 'commitment to the names of those who went' }),
    signed: z.boolean().optional().meta({ description: 'by everybody who went; older records do not say' }),
    rectifyBy: Due.nullable().meta({ description: '整改期限' }),
    closure: ClosureKey.optional().meta({
      description:
        '撤销程序 that it opened, whose decision ends the licence or keeps it; older records ended it at once',
    }),
    lapsed: z.literal(true).optional().meta({
      description: 'that the licence had ended already, so that there was nothing left to revoke or to put right',
    }),
    day: DayText,
  }),
  z.object({
    type: z.literal('promise-taken-back'),
    sealed: SealedText.meta({ description: 'commitment to the reason' }),
    day: DayText,
  }),
] as const
