import { openDraft, readDraft, saveDraft, submitCase, uploadFile } from '#contracts/cases.ts'
import { identifyAtWindow } from '#contracts/identity.ts'
import type { call } from '#web/shared/call.ts'
import { failureOf, type Failure } from '../failure.ts'
import { phoneSaid, registering } from '../register.ts'
import { nextStep, type Filing, type Step } from './filing.ts'

/** Where a filing is kept while it is sent: what is typed meanwhile is not lost. */
export type Kept = {
  read: () => Filing | null
  change: (change: (filing: Filing) => Filing) => Promise<void>
  bytesOf: (file: string) => Promise<Blob>
}

/**
 * - `sent`: the server has all of it
 * - `refused`: a rule says no; it stands beside the filing
 * - `waits`: no answer, to be sent again
 * - `signed-out`: nobody is logged in who may send it
 */
export type SendOutcome = 'sent' | 'refused' | 'waits' | 'signed-out'

/** Sends what is unsent, step by step. Each step may be repeated: after a lost answer the server takes it once. */
export async function sendFiling(kept: Kept, ask: typeof call): Promise<SendOutcome> {
  for (;;) {
    const filing = kept.read()
    const step = filing && nextStep(filing)
    if (!filing || !step) return filing?.refused ? 'refused' : 'sent'
    try {
      await carryOut(step, filing, kept, ask)
    } catch (error) {
      const failure = failureOf(error)
      const outcome = outcomeOf(failure)
      if (outcome !== 'refused') return outcome
      const problem = 'problem' in failure ? failure.problem : null
      // What fails on this machine would fail again without end: it is shown like a refusal.
      await kept.change((now) => ({ ...now, refused: problem ?? brokenHere }))
      return 'refused'
    }
  }
}

/** What to do after a failure: wait, log in again, or show the refusal. */
export function outcomeOf(failure: Failure): SendOutcome {
  switch (failure.kind) {
    case 'unanswered':
    case 'pending':
      return 'waits'
    case 'refused': {
      const { status } = failure.problem
      if (status === 401 || status === 403) return 'signed-out'
      return status >= 500 || status === 429 || status === 408 ? 'waits' : 'refused'
    }
    case 'stale':
    case 'fault':
      return 'refused'
  }
}

/** What fails on this machine, shown like a refusal. */
export const brokenHere = {
  type: 'about:blank',
  title: '未能办理',
  status: 400,
  code: 'outbox.fault',
  detail: '这一项没有发送成功，内容仍在本机。请打开核对后重试。',
  basis: null,
}

async function carryOut(step: Step, filing: Filing, kept: Kept, ask: typeof call): Promise<void> {
  const { region, id, applicant } = filing
  const params = { region, case: id }
  switch (step) {
    case 'identify': {
      const { kind, name, code, phone } = applicant
      const document = kind === 'person' ? ('resident-id-card' as const) : ('business-licence' as const)
      const body = { kind, name, code, phone, document }
      const { answer, registered } = await registering(
        () => ask(identifyAtWindow, { params: { region }, body }),
        region,
        body,
        ask,
        filing.savedAt,
      )
      // Nothing of it has been saved yet: it stands as it was taken in.
      const said = registered ? 'same' : await phoneSaid(answer.party, phone, region, ask, filing.savedAt)
      const known = { party: answer.party, ...(said === 'kept' && { phone: answer.phone ?? '', phoneKept: true }) }
      return kept.change((now) => ({ ...now, applicant: { ...now.applicant, ...known } }))
    }
    case 'open': {
      await ask(openDraft, {
        params: { region },
        body: {
          item: filing.item.code,
          applicant: applicant.party!,
          case: id,
          ...(filing.mandate && { mandate: filing.mandate }),
        },
      })
      return kept.change((now) => ({ ...now, opened: true }))
    }
    case 'save': {
      const base = filing.version ?? (await ask(readDraft, { params })).version
      const { answers, paper, commitment = false } = filing.content
      const saved = await ask(saveDraft, { params, body: { answers, paper, commitment, base } })
      const text = JSON.stringify(filing.content)
      return kept.change((now) => ({
        ...now,
        version: saved.version,
        savedAt: saved.savedAt,
        dirty: JSON.stringify(now.content) !== text,
      }))
    }
    case 'upload':
      return sendFile(filing, kept, ask)
    case 'submit': {
      const { commandId, body, at } = filing.handIn!
      const reply = await ask(submitCase, {
        params: { region },
        body: { draft: id, declaration: true, ...body, statedAt: at },
        commandId,
      })
      const sent = { case: reply.case, number: reply.number, position: reply.receipt.position }
      return kept.change((now) => ({ ...now, sent }))
    }
  }
}

async function sendFile(filing: Filing, kept: Kept, ask: typeof call): Promise<void> {
  const params = { region: filing.region, case: filing.id }
  const file = filing.files.find((one) => one.sent === null)!
  const mark = (change: Partial<typeof file>) =>
    kept.change((now) => ({
      ...now,
      files: now.files.map((one) => (one.id === file.id ? { ...one, ...change } : one)),
    }))
  if (file.tried) {
    const known = new Set(filing.files.map((one) => one.sent))
    const there = (await ask(readDraft, { params })).files.find(
      (one) =>
        one.material === file.material && one.name === file.name && one.bytes === file.bytes && !known.has(one.file),
    )
    if (there) return mark({ sent: there.file })
  }
  const raw = await kept.bytesOf(file.id)
  await mark({ tried: true })
  const staged = await ask(uploadFile, {
    params,
    query: { material: file.material, name: file.name, upload: file.id },
    raw,
  })
  return mark({ sent: staged.file })
}
