import { commitment } from '#kernel/commitment.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Superior, SuperiorAnswer } from '#contracts/referrals.ts'
import { fold } from '#kernel/decider.ts'
import { executeAs } from '#platform/execute.ts'
import { readStream } from '#platform/log.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, itemOf } from '../case-act.ts'
import { platformAct } from '../platform-act.ts'
import { caseDecider } from '../case.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { answerName, type AnswerSecret, type ReferralState } from './referral-state.ts'
import { packageOf } from './referral-package.ts'

type At = { region: string; stream: string; task: string }

/**
 * 上报: sends the package and notes that it was received, or tells the authority that it was withdrawn. Run again, it says the same under the same
 * id, and gets the same receipt.
 */
export async function sendReferral(platform: Platform, ask: CasesAsk, job: Job): Promise<void> {
  const { region, stream } = job
  const { task, withdrawn } = job.payload as { task: string; withdrawn?: string }
  if (!ask.superior) throw new Error('no authority above is connected')
  const at = { region, stream, task }
  if (withdrawn) {
    const { receipt, confirmed } = await ask.superior.withdraw(withdrawn)
    const by = { actor: 'superior', cause: null, region, stream }
    await platformAct(platform, ask, by, v5(job.effect, 'note-referral-recalled'), {
      type: 'note-referral-recalled',
      task,
      receipt,
      confirmed,
    })
    return
  }
  const receipt = await sendPackage(platform, ask, ask.superior, at, ({ receipt: had }) => had === null)
  if (receipt !== null) await note(platform, ask, at, v5(job.effect, 'note-referral-received'), receipt)
}

/** @returns the receipt; null where nothing was sent, because the case ended meanwhile or `wanted` says that it need not be */
async function sendPackage(
  platform: Platform,
  ask: CasesAsk,
  superior: Superior,
  { region, stream, task }: At,
  wanted: (referral: ReferralState) => boolean,
): Promise<string | null> {
  const [events, vault] = await platform.db.readTogether('system', [
    readStream(region, stream, 0),
    readVault(region, stream),
  ])
  const state = fold(
    caseDecider,
    events!.rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
  )
  const referral = state.referrals[task]
  if (isErased(state) || state.phase !== 'review' || !referral || referral.answer || !wanted(referral)) return null
  const item = await itemOf(ask, region, state)
  const secrets = openSecrets(platform, { region, case: stream }, vault!.rows)
  const office = await ask.catalogue.office(region, item.office)
  const bytesOf = async (file: string) => {
    const stored = await ask.fileBytes(region, stream, file)
    if (!stored) throw new Error('a file of the case is missing')
    return stored
  }
  const { receipt } = await superior.send(
    await packageOf(task, { state, item, office, secrets }, bytesOf),
    async (file) => (await bytesOf(file)).bytes,
  )
  return receipt
}

/**
 * Asks how one package stands; its answer is taken in once, however often it is given. A package that the authority knows nothing of, whatever
 * it said before, is sent again: nobody else would ever ask for its decision.
 */
export async function hearSuperior(
  platform: Platform,
  ask: CasesAsk,
  superior: Superior,
  { region, stream, task, id }: At & { id: string },
): Promise<void> {
  const at = { region, stream, task }
  const said = await superior.ask(id)
  if (!said) {
    platform.log.warn({ package: id }, 'a package that was sent up is not known there and is sent again')
    await sendPackage(platform, ask, superior, at, () => true)
    return
  }
  const { receipt, answer } = said
  if (answer) await takeIn(platform, ask, at, receipt, answer)
  else await note(platform, ask, at, v5(id, 'note-referral-received'), receipt)
}

async function note(platform: Platform, ask: CasesAsk, { region, stream, task }: At, id: string, receipt: string) {
  const by = { actor: 'superior', cause: null, region, stream }
  await platformAct(platform, ask, by, id, { type: 'note-referral-received', task, receipt })
}

async function takeIn(
  platform: Platform,
  ask: CasesAsk,
  { region, stream, task }: At,
  receipt: string,
  { reasons, basis, outcome, document, decidedOn }: SuperiorAnswer,
): Promise<void> {
  const secret: AnswerSecret = { reasons, basis, salt: newSalt() }
  await executeAs(
    platform.engine,
    'superior',
    null,
    caseAct({
      region,
      target: { stream },
      commandId: v5(stream, task, 'note-referral-answer'),
      reads: [readVault(region, stream)],
      async decide({ state, day, reads, now }) {
        const taken = state.referrals[task]?.answer !== null || state.phase !== 'review' || state.withdrawing.asked
        const { key } = openSecrets(platform, { region, case: stream }, reads[0]!.rows)
        return {
          command: {
            type: 'note-referral-answer',
            task,
            receipt,
            outcome,
            document,
            decidedOn,
            sealed: commitment([reasons, basis], secret.salt, sha256),
            hasReasons: reasons !== '',
          },
          env: await caseEnv(ask, region, state, day),
          ...(taken ? {} : { rows: [platform.vault.entryRow(key, region, stream, answerName(task), secret, now)] }),
        }
      },
    }),
  )
}
