import type { CaseEvent } from '#contracts/case-events.ts'
import { checkFindings } from '#contracts/commitment-events.ts'
import { revocationGrounds } from '#contracts/credential-life.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CredentialsNeeds } from './ask.ts'
import type { CredentialCommand } from './credential.ts'
import { credentialOf, credentialStream } from './credential-stream.ts'

/** A licence that was given on a promise ends with it: revoked where the promise was not kept, cancelled where it was taken back. */
export function promiseReader(platform: Platform, ask: CredentialsNeeds): Reader {
  return {
    name: 'credentials-on-promise',
    wants: (type) => type === 'case.promise-checked' || type === 'case.promise-taken-back',
    async handle(event) {
      const happened = eventFrom<CaseEvent>(event.type, event.data)
      const command = await endOf(happened, event)
      if (!command) return
      await executeAs(platform.engine, 'credentials', event.id, {
        kind: credentialStream,
        region: event.region,
        target: { stream: credentialOf(event.stream) },
        commandId: v5(event.id, 'end-on-promise'),
        decide: ({ day }) => ({ command, env: { day } }),
      })
    },
  }

  async function endOf(
    happened: CaseEvent,
    { region, stream }: { region: string; stream: string },
  ): Promise<CredentialCommand | null> {
    if (happened.type === 'promise-taken-back')
      return {
        type: 'cancel',
        ground: 'asked',
        reason: '被许可人在核查以前撤回承诺，改按一般程序申请',
        basis: '国办发〔2020〕42号',
        holderKind: (await ask.caseFacts(region, stream)).applicantKind,
      }
    if (happened.type !== 'promise-checked') return null
    const { finding } = happened
    if (finding !== 'false' && finding !== 'not-rectified') return null
    const ground = finding === 'false' ? 'fraud' : 'unqualified'
    return {
      type: 'revoke',
      ground,
      // What it is called that ends, the licence itself says.
      reason: `经核查认定：${checkFindings[finding].text.split('，')[0]}`,
      basis: revocationGrounds[ground].basis,
    }
  }
}
