import type { FileId, RegionId, TaskId } from '#contracts/ids.ts'
import type { Problem } from '#contracts/problem.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { addVisitPhoto, recordVisit } from '#contracts/site-visit.ts'
import type { StatedPosition } from '#contracts/visit-events.ts'
import { call } from '#web/shared/call.ts'
import { randomId } from '#web/shared/uuid.ts'
import { failureOf } from '../failure.ts'
import { mergedVisit } from './merge-visits.ts'
import type { Outbox } from './outbox.ts'
import { brokenHere, outcomeOf, type SendOutcome } from './send.ts'

/** A photograph on this device; its bytes lie sealed beside the record. */
export type KeptPhoto = { file: FileId; point: string; name: string; sent: boolean }

/** 现场核查记录 as it is being written: on this device alone until the server has it. */
export type VisitDraft = {
  task: TaskId
  region: RegionId
  /** Whose work it is: nobody else's session sends it. */
  owner: string
  title: string
  /** The questions of the list by their key: they outlive the task, so that what was written can still be read. */
  titles: Readonly<Record<string, string>>
  found: Readonly<Record<string, { met: boolean | null; seen: string }>>
  summary: string
  present: boolean
  /** The day of the visit, for the record may come in on a later one. */
  visitedOn: string
  visitedAt: string
  position: StatedPosition | null
  photos: readonly KeptPhoto[]
  /** The command's own id, from the moment it was handed in: however often it is sent, it is one record. */
  handIn: string | null
  refused: Problem | null
  /** How often it was written on this device, by whichever page; 0 before the first time. */
  version: number
}

export type VisitsState = {
  drafts: readonly VisitDraft[]
  sent: Readonly<Record<string, Receipt>>
  reachable: boolean
  /** The session ended before everything was sent. */
  signedOut: boolean
  /** False where this browser keeps nothing over a reload. */
  lasting: boolean
}

type Store = Pick<Outbox, 'remember' | 'recall' | 'names' | 'drop' | 'lasting'>

/** What was changed while the record was on its way: the log has it as it was handed in. */
const changedSince = {
  ...brokenHere,
  code: 'visit.changed-since',
  detail: '核查记录已按提交时的内容送达，不能再修改；提交以后补写的内容和照片没有进入记录，仍在本机。',
}

const againMs = 8000
const prefix = 'visit/'
const bytesName = (task: string, file: string) => `file/visit/${task}/${file}`

/** 现场核查 without a link: each word and photograph is kept sealed as it comes, and sent once, when the link is back. */
export function createVisits(store: Store, ask: typeof call = call, otherPages: BroadcastChannel | null = null) {
  let state: VisitsState = { drafts: [], sent: {}, reachable: true, signedOut: false, lasting: true }
  let owner = ''
  let sending: Promise<unknown> = Promise.resolve()
  let again: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const set = (change: Partial<VisitsState>) => {
    state = { ...state, ...change }
    listeners.forEach((listener) => listener())
  }
  const find = (task: string) => state.drafts.find((one) => one.task === task) ?? null
  const show = (draft: VisitDraft) =>
    set({ drafts: [...state.drafts.filter(({ task }) => task !== draft.task), draft] })
  /** What this page last saw on the device: from there it went on. */
  const seen = new Map<string, VisitDraft>()
  let writing: Promise<unknown> = Promise.resolve()
  /** Beside another page of this officer nothing is written over: what lies there by now is taken in first. */
  const keep = async (draft: VisitDraft): Promise<void> => {
    const { task } = draft
    const there = (await store.recall(`${prefix}${task}`)) as VisitDraft | undefined
    const base = seen.get(task)
    const moved = there && versionOf(there) !== versionOf(base ?? { version: 0 })
    const next = moved ? mergedVisit(base ?? { ...draft, found: {}, summary: '', photos: [] }, draft, there) : draft
    const written = { ...next, version: versionOf(there ?? draft) + 1 }
    await store.remember(`${prefix}${task}`, written)
    // Whoever typed on meanwhile went on from what the page showed: the next writing takes this one in.
    const typedOn = find(task) !== draft
    if (!typedOn) show(written)
    // What they go on from is their own words, in the version before this one.
    seen.set(task, !typedOn || next === draft ? written : { ...draft, version: versionOf(base ?? { version: 0 }) })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
    otherPages?.postMessage(task)
  }
  let unwritten = 0
  const put = async (draft: VisitDraft): Promise<void> => {
    show(draft)
    unwritten += 1
    const done = writing.then(() => alone(() => keep(draft), 'yichuang-visit-words'))
    writing = done.catch(() => undefined)
    try {
      await done
    } catch (error) {
      set({ lasting: false })
      throw error
    } finally {
      unwritten -= 1
    }
  }
  /** Another page of this browser has written, sent or thrown away. */
  const lookAgain = async (task: string): Promise<void> => {
    const there = (await store.recall(`${prefix}${task}`)) as VisitDraft | undefined
    if (unwritten > 0 || (there && there.owner !== owner)) return
    if (!there) return set({ drafts: state.drafts.filter((one) => one.task !== task) })
    seen.set(task, there)
    show(there)
  }
  otherPages?.addEventListener('message', ({ data }) => void lookAgain(String(data)))
  const change = async (task: string, to: Partial<VisitDraft>) => {
    const draft = find(task)
    if (draft) await put({ ...draft, ...to })
  }
  const forget = async (task: string) => {
    const photos = find(task)?.photos ?? []
    set({ drafts: state.drafts.filter((one) => one.task !== task) })
    await store.drop(`${prefix}${task}`)
    for (const { file } of photos) await store.drop(bytesName(task, file))
    seen.delete(task)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
    otherPages?.postMessage(task)
  }

  /** The record as it was handed in under this command; null once somebody went on writing, here or in another tab. */
  const handedIn = async (task: string, commandId: string): Promise<VisitDraft | null> => {
    const kept = (await store.recall(`${prefix}${task}`)) as VisitDraft | undefined
    const draft = find(task)
    return draft?.handIn === commandId && kept?.handIn === commandId ? draft : null
  }
  const carry = async ({ task, region, photos }: VisitDraft, commandId: string): Promise<SendOutcome> => {
    const params = { region, task }
    for (const photo of photos.filter(({ sent }) => !sent)) {
      const raw = await store.recall(bytesName(task, photo.file))
      if (!(await handedIn(task, commandId))) return 'refused'
      if (!(raw instanceof Blob)) throw new Error('the bytes of a kept photograph are gone')
      await ask(addVisitPhoto, { params, query: { file: photo.file }, raw })
      const photos = find(task)?.photos ?? []
      await change(task, { photos: photos.map((one) => (one.file === photo.file ? { ...one, sent: true } : one)) })
    }
    const draft = await handedIn(task, commandId)
    if (!draft) return 'refused'
    const reply = await ask(recordVisit, { params, commandId, body: bodyOf(draft) })
    if (await handedIn(task, commandId)) await forget(task)
    else await change(task, { refused: changedSince, handIn: null })
    set({ sent: { ...state.sent, [task]: reply.receipt } })
    return 'sent'
  }
  const sendNow = async (task: string): Promise<SendOutcome> => {
    // Another tab may have sent it: what is kept is what counts.
    const draft = (await store.recall(`${prefix}${task}`)) as VisitDraft | undefined
    if (!draft) set({ drafts: state.drafts.filter((one) => one.task !== task) })
    if (!draft) return 'sent'
    if (!draft.handIn) return 'refused'
    try {
      const outcome = await carry(draft, draft.handIn)
      set({ reachable: true, signedOut: false })
      return outcome
    } catch (error) {
      const failure = failureOf(error)
      const outcome = outcomeOf(failure)
      set({ reachable: outcome !== 'waits', signedOut: outcome === 'signed-out' })
      if (outcome === 'waits') later()
      if (outcome !== 'refused') return outcome
      // What was opened again meanwhile is answered when it is handed in again.
      const now = await handedIn(task, draft.handIn)
      if (!now) return 'refused'
      const refused = 'problem' in failure ? failure.problem : brokenHere
      // What the server no longer has is sent once more with the next try.
      const photos = now.photos.map((photo) => ({ ...photo, sent: false }))
      await change(task, { refused, handIn: null, ...(refused.code === 'visit.photo-gone' && { photos }) })
      return 'refused'
    }
  }
  const send = (task: string): Promise<SendOutcome> => {
    const done = sending.then(() => alone(() => sendNow(task)))
    sending = done.catch(() => undefined)
    return done
  }
  const flush = async (): Promise<void> => {
    for (const { task } of state.drafts.filter(({ handIn }) => handIn !== null)) {
      const outcome = await send(task)
      if (outcome === 'signed-out') return
    }
  }
  const later = () => {
    clearTimeout(again)
    again = setTimeout(() => void flush(), againMs)
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    snapshot: () => state,
    find,
    /** Reads what this officer left on this device, and sends what was handed in; asked again, when the session is back, it sends. */
    async start(whose: string): Promise<void> {
      if (owner === whose) return flush()
      owner = whose
      const drafts: VisitDraft[] = []
      for (const name of await store.names(prefix)) {
        const draft = (await store.recall(name)) as VisitDraft | undefined
        if (draft?.owner === whose) drafts.push(draft)
      }
      for (const draft of drafts) seen.set(draft.task, draft)
      set({ drafts, lasting: await store.lasting() })
      void flush()
    },
    linked(up: boolean) {
      set({ reachable: up })
      if (up) void flush()
    },
    /** What was written: kept at once. What was handed in before is open again. */
    write: (draft: VisitDraft) => put({ ...draft, handIn: null, refused: null }),
    async addPhoto(task: string, point: string, taken: File): Promise<void> {
      const file = randomId() as FileId
      await store.remember(bytesName(task, file), taken)
      const photo = { file, point, name: taken.name, sent: false }
      await change(task, { photos: [...(find(task)?.photos ?? []), photo], handIn: null, refused: null })
    },
    async removePhoto(task: string, file: string): Promise<void> {
      const photos = (find(task)?.photos ?? []).filter((one) => one.file !== file)
      await change(task, { photos, handIn: null, refused: null })
      await store.drop(bytesName(task, file))
    },
    async bytesOf(task: string, file: string): Promise<Blob | null> {
      const bytes = await store.recall(bytesName(task, file))
      return bytes instanceof Blob ? bytes : null
    },
    /** 提交: stands in the queue from now on; answers what came of it at once. */
    async handIn(task: string): Promise<SendOutcome> {
      await change(task, { handIn: find(task)?.handIn ?? randomId(), refused: null })
      return send(task)
    },
    flush,
    forget,
    /** The page has shown the receipt. */
    seen(task: string) {
      const { [task]: _seen, ...sent } = state.sent
      set({ sent })
    },
  }
}

function bodyOf({ found, summary, present, visitedOn, visitedAt, position, photos }: VisitDraft) {
  return {
    findings: Object.entries(found).map(([point, { met, seen }]) => ({ point, met: met === true, seen: seen.trim() })),
    summary: summary.trim(),
    present,
    visitedOn,
    visitedAt,
    position,
    photos: photos.map(({ file, point }) => ({ file, point })),
  }
}

/** Kept before versions were counted: 0. */
const versionOf = ({ version }: Partial<Pick<VisitDraft, 'version'>>): number => version ?? 0

/** One page of this browser at a time. */
function alone<T>(work: () => Promise<T>, what = 'yichuang-visits'): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(what, work) : work()
}

export type Visits = ReturnType<typeof createVisits>
