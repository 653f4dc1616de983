import type { Known } from '#contracts/prefill.ts'
import type { DraftView, submitCase } from '#contracts/cases.ts'
import type { BodyIn, ReplyOf } from '#contracts/endpoint.ts'
import type { CaseId, FileId, ItemCode, PartyId, RegionId, StreamId } from '#contracts/ids.ts'
import type { Problem } from '#contracts/problem.ts'
import type { Identity } from '../window-check.ts'

export type Content = {
  answers: Record<string, unknown>
  paper: string[]
  /** 告知承诺 was chosen. */
  commitment?: boolean
  /** 容缺: keys of the materials that are promised for later; stays on this machine until it is handed in. */
  later?: string[]
}

/** A scan or file: kept sealed on this machine until it has been sent. */
export type KeptFile = {
  /** Its upload's id too: however often it is sent, it is one file. */
  id: string
  material: string
  name: string
  bytes: number
  sent: FileId | null
  /** It was on its way once and no answer came: it may be there. */
  tried: boolean
}

export type HandIn = {
  /** The command's own id: however often it is sent, it is one submission. */
  commandId: string
  body: Pick<BodyIn<typeof submitCase>, 'deliverBy' | 'recipient' | 'agent' | 'promise' | 'deferral'>
  /** When the clerk handed it in, in ISO 8601. */
  at: string
}

export type FilingSent = Pick<ReplyOf<typeof submitCase>, 'case' | 'number'> & { position: string | null }

/** One filing as the window keeps it: what was typed, and how far the server knows of it. */
export type Filing = {
  id: CaseId
  region: RegionId
  /** Whose work it is: nobody else's session sends it. */
  owner: string
  item: { code: ItemCode; name: string; revision: number }
  applicant: Identity & {
    party: PartyId | null
    legalPerson: string | null
    address?: Known['address']
    delivery?: DraftView['applicant']['delivery']
    /** The registered number stayed: it was given after this one was said without a link. */
    phoneKept?: boolean | undefined
  }
  /** 变更、延续、补证、注销: of which licence; absent for 新办. */
  about?: DraftView['about']
  /** 授权 under which somebody else who stands here has it filed. */
  mandate?: StreamId | undefined
  /** The server has the draft. */
  opened: boolean
  /** Version of the draft that the next save goes on from; null: to be asked for. */
  version: number | null
  content: Content
  dirty: boolean
  savedAt: string
  files: KeptFile[]
  handIn: HandIn | null
  /** What the rules said; nothing more is sent until somebody has looked. */
  refused: Problem | null
  sent: FilingSent | null
}

export type Step = 'identify' | 'open' | 'save' | 'upload' | 'submit'

/** What is to be sent next of a filing; null when the server has everything, or has refused. */
export function nextStep(filing: Filing): Step | null {
  if (filing.sent !== null || filing.refused !== null) return null
  return unsentStep(filing)
}

function unsentStep(filing: Filing): Step | null {
  if (filing.applicant.party === null) return 'identify'
  if (!filing.opened) return 'open'
  if (filing.dirty) return 'save'
  if (filing.files.some((file) => file.sent === null)) return 'upload'
  return filing.handIn === null ? null : 'submit'
}

/** Whether something of it stands on this machine only. */
export const isUnsent = (filing: Filing): boolean => filing.sent === null && unsentStep(filing) !== null

/** A filing that is begun at this window; the server hears of it when the link allows. */
export function newFiling(
  at: Pick<Filing, 'id' | 'region' | 'owner' | 'item'> & { now: string },
  { kind, name, code, phone, party, mandate }: Identity & { party: PartyId | null; mandate?: StreamId | undefined },
): Filing {
  const { now, ...rest } = at
  return {
    ...rest,
    applicant: { kind, name, code, phone, party, legalPerson: null },
    ...(mandate && { mandate }),
    opened: false,
    version: 0,
    content: { answers: {}, paper: [] },
    dirty: false,
    savedAt: now,
    files: [],
    handIn: null,
    refused: null,
    sent: null,
  }
}

/** The filing of a draft that the server has. */
export function filingOf(draft: DraftView, at: Pick<Filing, 'region' | 'owner'>): Filing {
  const { id, name, code, kind, phone, legalPerson, address, delivery } = draft.applicant
  return {
    ...at,
    id: draft.case,
    item: { code: draft.item, name: draft.itemName, revision: draft.revision },
    applicant: { party: id, name, code, kind, phone: phone ?? '', legalPerson, address, delivery },
    opened: true,
    ...(draft.about && { about: draft.about }),
    version: draft.version,
    content: {
      answers: draft.answers,
      paper: draft.paper,
      ...(draft.commitment === 'chosen' && { commitment: true }),
    },
    dirty: false,
    savedAt: draft.updatedAt,
    files: draft.files.map(({ file, material, name, bytes }) => ({
      id: file,
      material,
      name,
      bytes,
      sent: file,
      tried: true,
    })),
    handIn: null,
    refused: null,
    sent: null,
  }
}

/** What was typed since stands on this machine only. */
export function written(filing: Filing, content: Content): Filing {
  const same = JSON.stringify(content) === JSON.stringify(filing.content)
  return same ? filing : { ...filing, content, dirty: true }
}

/** Has it sent once more after a refusal. What a newer save elsewhere stands against is asked for first, then written over. */
export function tryAgain(filing: Filing): Filing {
  const version = filing.refused?.code === 'draft.stale' ? null : filing.version
  return { ...filing, refused: null, version }
}
