import { createPublicKey, verify } from 'node:crypto'
import type { AskRegister } from '#contracts/asks.ts'
import { RegisterAnswer } from '#contracts/data-checks.ts'
import { canonical } from '#kernel/canonical.ts'
import { openExchange, type Reach } from '../exchange.ts'

/** The register did not answer, or not what was asked, or did not sign it. Says the status only: a question names a person. */
export class RegisterFailed extends Error {
  override name = 'RegisterFailed'
}

/** What a register signs: its whole answer beside the signature, as canonical JSON. */
export const signedPart = ({ signature: _signature, ...said }: RegisterAnswer): Buffer => Buffer.from(canonical(said))

/**
 * 数据核验 over HTTP: `POST <url>/checks` with the question as `idempotency-key` answers with what the register says, the same answer however
 * often it is asked, signed with Ed25519.
 *
 * @param reach.publicKey of the register, SPKI in base64
 * @param reach.timeoutMs for the whole exchange: a person waits for it
 */
export function openRegister({ publicKey, timeoutMs = 4_000, ...reach }: Reach & { publicKey: string }): AskRegister {
  const { tell } = openExchange({ ...reach, timeoutMs }, 'the register', RegisterFailed)
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })

  return async ({ effect, ...asked }) => {
    const answer = await tell('/checks', effect, asked, RegisterAnswer)
    if (answer.kind !== asked.kind) throw new RegisterFailed('the register answered something else')
    if (!verify(null, signedPart(answer), key, Buffer.from(answer.signature, 'base64')))
      throw new RegisterFailed('the answer is not signed by the register')
    return answer
  }
}
