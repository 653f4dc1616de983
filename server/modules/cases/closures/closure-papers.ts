import type { ClosureGround, ClosureWay } from '#contracts/closure-events.ts'
import { parseDay } from '#kernel/day.ts'
import { barFrom } from '../intake/bar-rules.ts'
import type { PaperParts } from '../papers/paper-content.ts'
import { proofNumber } from './closure-proof.ts'
import { closureDecisionTitle, closureNoticeTitle, closureWays, groundOf, proofText } from './closure-words.ts'

type Content = Record<string, unknown> & { kind: string }

/** 拟撤销、撤回、注销告知书. */
export function closureNotice(parts: PaperParts, common: Record<string, unknown>): Content {
  const { kind, state, of } = parts
  const one = state.closures.find(({ closure }) => closure === of)!
  const { facts, stateBy } = one
  return {
    kind,
    ...common,
    ...aboutOf(parts),
    title: closureNoticeTitle(one, parts.item),
    facts,
    basis: groundOf(one, parts.item).basis,
    stateByOn: stateBy,
  }
}

/** 撤销、撤回、注销的决定: with what follows from it, and where one may turn against it. */
export function closureDecision(parts: PaperParts, common: Record<string, unknown>, remedies: object): Content {
  const { kind, state, item, of } = parts
  const one = state.closures.find(({ closure }) => closure === of)!
  const { way, ground, facts, openedDay, stateBy, statedDay } = one
  const { outcome, reasons, basis, day } = one.decided!
  const ended = outcome === 'ended'
  const [bar] = ended && ground === 'fraud' ? barFrom('fraud', item, parseDay(day)) : []
  return {
    kind,
    ...common,
    ...aboutOf(parts),
    title: closureDecisionTitle(one, item),
    outcome,
    openedOn: openedDay,
    heard: stateBy && (statedDay ? '并听取了你（单位）的陈述、申辩' : '你（单位）在期限内没有陈述、申辩'),
    facts,
    reasons,
    basis,
    consequence: !ended || item.filing ? null : consequenceOf(way, ground),
    ...(bar?.type === 'barred' ? { barredUntil: bar.until } : {}),
    remedies,
  }
}

function consequenceOf(way: ClosureWay, ground: ClosureGround): string | null {
  switch (way) {
    case 'revocation':
      return ground === 'fraud' ? unprotected : damages
    case 'retraction':
      return compensation
    case 'cancellation':
      return null
  }
}

const unprotected = '根据《中华人民共和国行政许可法》第六十九条第四款，被许可人基于该行政许可取得的利益不受保护。'
const damages =
  '根据《中华人民共和国行政许可法》第六十九条第四款，被许可人的合法权益因撤销受到损害的，可以依法向本机关请求赔偿。'

const compensation =
  '根据《中华人民共和国行政许可法》第八条第二款，撤回由此给被许可人造成财产损失的，本机关依法给予补偿。被许可人可以向本机关提出补偿请求，并提交损失的证明材料。'

function aboutOf(parts: PaperParts) {
  const { state, item, of, secrets } = parts
  const one = state.closures.find(({ closure }) => closure === of)!
  return {
    act: closureWays[one.way],
    groundText: groundOf(one, item).text,
    proof: one.proof && proofText(one.proof, proofNumber(secrets.entries, one.closure)),
    licenceTitle: item.outcome.title,
    licenceNumber: state.credential!.serial,
  }
}
