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
 * 撤回 of a licence that was rightly given: on which of the law's grounds. Only where the public interest needs it, and what its holder loses
 * by it is compensated.
 *
 * @source 行政许可法 第八条第二款
 */
export const RetractionGround = z.enum(['law-changed', 'circumstances-changed'])
export type RetractionGround = z.infer<typeof RetractionGround>

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

/** What takes a licence away before it is struck off: 撤销, 撤回, 吊销 (第七十条第四项). */
export const TakenAway = z.enum(['revoked', 'retracted', 'forfeited'])
export type TakenAway = z.infer<typeof TakenAway>

/** 其他机关决定的终结: what an authority above, a court or whoever punishes decides; 撤回 is decided by who gave the licence. */
export const EndElsewhere = TakenAway.exclude(['retracted'])
export type EndElsewhere = z.infer<typeof EndElsewhere>

/** What the register has of a licence. */
export const RegisterStatus = z.enum(['valid', 'suspended', 'expired', ...TakenAway.options, 'cancelled'])
export type RegisterStatus = z.infer<typeof RegisterStatus>

/** Whether a licence was taken away, and is still to be struck off. */
export const isTakenAway = (status: RegisterStatus): boolean => TakenAway.options.some((one) => one === status)

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
  'retracted',
  'forfeited',
  'restored',
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

/** 撤回事由 as papers and pages word it, with its article. */
export const retractionGrounds: Record<RetractionGround, { text: string; basis: string }> = {
  'law-changed': {
    text: '行政许可所依据的法律、法规、规章修改或者废止，为了公共利益的需要',
    basis: '《中华人民共和国行政许可法》第八条第二款',
  },
  'circumstances-changed': {
    text: '准予行政许可所依据的客观情况发生重大变化，为了公共利益的需要',
    basis: '《中华人民共和国行政许可法》第八条第二款',
  },
}

/** 其他机关决定的终结 as papers and pages word it, with its articles. */
export const endsElsewhere: Record<EndElsewhere, { text: string; basis: string }> = {
  revoked: {
    text: '上级行政机关、行政复议机关或者人民法院决定撤销',
    basis:
      '《中华人民共和国行政许可法》第六十九条，《中华人民共和国行政复议法》第六十四条，《中华人民共和国行政诉讼法》第七十条',
  },
  forfeited: {
    text: '实施行政处罚的机关决定吊销许可证件',
    basis: '《中华人民共和国行政处罚法》第九条第三项',
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
  retracted: '撤回',
  forfeited: '吊销',
  restored: '更正：没有被撤销、吊销',
  cancelled: '注销',
}
