import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CredentialsNeeds } from './ask.ts'
import { credentialOf, credentialStream } from './credential-stream.ts'

const takenBack = {
  type: 'cancel',
  ground: 'asked',
  reason: '被许可人在核查以前撤回承诺，改按一般程序申请',
  basis: '国办发〔2020〕42号',
} as const

/** A licence that was given on a promise is cancelled where the promise is taken back. */
export function promiseReader(platform: Platform, ask: CredentialsNeeds): Reader {
  return {
    name: 'credentials-on-promise',
    wants: (type) => type === 'case.promise-taken-back',
    async handle({ id, region, stream }) {
      const { applicantKind: holderKind } = await ask.caseFacts(region, stream)
      await executeAs(platform.engine, 'credentials', id, {
        kind: credentialStream,
        region,
        target: { stream: credentialOf(stream) },
        commandId: v5(id, 'end-on-promise'),
        decide: ({ day }) => ({ command: { ...takenBack, holderKind }, env: { day } }),
      })
    },
  }
}
