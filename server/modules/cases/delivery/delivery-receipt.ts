import type { AgentFact, ParcelSigner } from '#contracts/case-events.ts'
import { signatureField, type Signature } from '#contracts/deliveries.ts'
import type { Item } from '#contracts/item.ts'
import { actOf, outcomeOnPaper } from '#contracts/outcome.ts'
import { minuteText } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { resultKinds } from './delivery-rules.ts'
import type { SignatureSecret } from '../drafts/submit-route.ts'

/** What a 送达回执 says beside its frame: what was served, by which way, when, and what shows it. */
export function deliveryReceipt(parts: {
  state: CaseState
  item: Item
  applicant: string
  /** Instant of the delivery, as the log recorded it. */
  recordedAt: string
  signed: SignatureSecret | null
}) {
  const { state, item, applicant, recordedAt, signed } = parts
  const { proof } = state
  const parcel = proof?.way === 'parcel' ? proof : null
  const locker = proof?.way === 'locker' ? proof : null
  return {
    served: state.papers
      .filter(({ kind }) => resultKinds.includes(kind))
      .map(({ kind, paper }) => ({
        title:
          kind === 'licence'
            ? item.outcome.title
            : outcomeOnPaper(actOf(item), state.decision?.outcome ?? 'granted').paper,
        number: kind === 'licence' ? (state.credential?.serial ?? '') : (state.numbers[paper]?.text ?? ''),
      })),
    way: state.deliverBy === 'agent' && !signed?.agent ? ('window' as const) : state.deliverBy,
    receivedAt: minuteText(parcel?.signedAt ?? locker?.takenAt ?? recordedAt),
    deliverDueOn: state.deliverDue?.day ?? null,
    receiver: parcel
      ? signers[parcel.signer]
      : proof?.way === 'self-print' && proof.shown === 'filer'
        ? '代为申请的人（凭取件码和身份证件号码）'
        : locker
          ? `凭取件码取出（${locker.locker} ${locker.cell} 号格）`
          : signed?.agent
            ? `${signed.agent.name}（代领人，受${applicant}委托代为领取；${agentGround(state)}）`
            : applicant,
    parcel: parcel && { company: parcel.company, waybill: parcel.waybill },
    signature: signed && signatureOnPaper(signed.signature),
  }
}

/** On what ground somebody else fetched it. */
const agentGround = ({ deliverBy, agent }: CaseState): string =>
  deliverBy === 'agent' && agent ? grounds[agent.by] : '凭授权委托书'

const grounds: Record<AgentFact['by'], string> = {
  applicant: '由申请人选择领取方式时指定',
  'general-mandate': '由受申请人全权委托办理的人选择领取方式时指定',
  mandate: '凭授权委托书',
}

const signers: Record<ParcelSigner, string> = {
  addressee: '收件人本人签收',
  household: '收件人的同住成年家属签收',
  'front-desk': '收件单位负责收件的人签收',
}

/** The strokes as a picture that is made of numbers alone: nothing that was sent is ever read as a drawing. */
function signatureOnPaper(signature: Signature): { how: 'drawn'; svg: string } | { how: 'typed'; name: string } {
  if (signature.how === 'typed') return { how: 'typed', name: signature.name }
  const paths = signature.strokes.map((stroke) => {
    const [first, ...rest] = stroke.map(([x, y]) => `${x} ${y}`)
    return `<path d="M${first}${rest.length > 0 ? rest.map((point) => `L${point}`).join('') : `L${first}`}"/>`
  })
  return {
    how: 'drawn',
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${signatureField.width} ${signatureField.height}">`,
      '<g fill="none" stroke="#111" stroke-width="9" stroke-linecap="round" stroke-linejoin="round">',
      ...paths,
      '</g></svg>',
    ].join(''),
  }
}
