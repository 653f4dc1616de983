import { z } from 'zod'

/**
 * 撤销 of a licence: on which of the law's grounds. Only `fraud` must lead to it; the others may, and then the holder's reliance is protected.
 *
 * @source 行政许可法 第六十九条
 */
export const RevocationGround = z.enum([
  'abuse',
  'beyond-powers',
  'against-procedure',
  'unqualified',
  'other-by-law',
  'fraud',
])
export type RevocationGround = z.infer<typeof RevocationGround>

/**
 * 注销 of a licence: on which of the law's grounds. `asked` is the holder's own wish, which the law leaves to other laws and regulations.
 *
 * @source 行政许可法 第七十条
 */
export const CancellationGround = z.enum([
  'expired',
  'death',
  'dissolved',
  'licence-ended',
  'force-majeure',
  'other-by-law',
  'asked',
])
export type CancellationGround = z.infer<typeof CancellationGround>

/** 换发 of a licence's version: by 变更, by 补证 or 换证, by 延续. */
export const VersionWay = z.enum(['change', 'reissue', 'renewal'])
export type VersionWay = z.infer<typeof VersionWay>

/** What happened to a licence, as the public record tells it. */
export const CredentialTurn = z.enum([
  'issued',
  'change',
  'reissue',
  'renewal',
  'deemed-renewal',
  'suspended',
  'resumed',
  'revoked',
  'cancelled',
])
export type CredentialTurn = z.infer<typeof CredentialTurn>

/** 撤销事由 as papers and pages word it, with its article. */
export const revocationGrounds: Record<RevocationGround, { text: string; basis: string }> = {
  abuse: {
    text: '行政机关工作人员滥用职权、玩忽职守作出准予行政许可决定',
    basis: '《中华人民共和国行政许可法》第六十九条第一款第一项',
  },
  'beyond-powers': {
    text: '超越法定职权作出准予行政许可决定',
    basis: '《中华人民共和国行政许可法》第六十九条第一款第二项',
  },
  'against-procedure': {
    text: '违反法定程序作出准予行政许可决定',
    basis: '《中华人民共和国行政许可法》第六十九条第一款第三项',
  },
  unqualified: {
    text: '对不具备申请资格或者不符合法定条件的申请人准予行政许可',
    basis: '《中华人民共和国行政许可法》第六十九条第一款第四项',
  },
  'other-by-law': {
    text: '依法可以撤销行政许可的其他情形',
    basis: '《中华人民共和国行政许可法》第六十九条第一款第五项',
  },
  fraud: {
    text: '被许可人以欺骗、贿赂等不正当手段取得行政许可',
    basis: '《中华人民共和国行政许可法》第六十九条第二款',
  },
}

/** 注销事由 as papers and pages word it, with its article. */
export const cancellationGrounds: Record<CancellationGround, { text: string; basis: string }> = {
  expired: {
    text: '行政许可有效期届满未延续',
    basis: '《中华人民共和国行政许可法》第七十条第一项',
  },
  death: {
    text: '赋予公民特定资格的行政许可，该公民死亡或者丧失行为能力',
    basis: '《中华人民共和国行政许可法》第七十条第二项',
  },
  dissolved: {
    text: '法人或者其他组织依法终止',
    basis: '《中华人民共和国行政许可法》第七十条第三项',
  },
  'licence-ended': {
    text: '行政许可依法被撤销、撤回，或者行政许可证件依法被吊销',
    basis: '《中华人民共和国行政许可法》第七十条第四项',
  },
  'force-majeure': {
    text: '因不可抗力导致行政许可事项无法实施',
    basis: '《中华人民共和国行政许可法》第七十条第五项',
  },
  'other-by-law': {
    text: '法律、法规规定的应当注销行政许可的其他情形',
    basis: '《中华人民共和国行政许可法》第七十条第六项',
  },
  asked: {
    text: '被许可人申请注销',
    basis: '《中华人民共和国行政许可法》第七十条第六项',
  },
}

/** Each turn of a licence as the public record names it. */
export const turnTexts: Record<CredentialTurn, string> = {
  issued: '颁发',
  change: '变更',
  reissue: '补证、换证',
  renewal: '准予延续',
  'deemed-renewal': '视为准予延续',
  suspended: '暂停使用',
  resumed: '恢复使用',
  revoked: '撤销',
  cancelled: '注销',
}
