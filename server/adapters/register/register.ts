import { createPublicKey, verify } from 'node:crypto'
import type { AskRegister } from '#contracts/asks.ts'
import { RegisterAnswer } from '#contracts/data-checks.ts'
import { canonical } from '#kernel/canonical.ts'

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
 * @param options.publicKey of the register, SPKI in base64
 * @param options.timeoutMs for the whole exchange: a person waits for it
 */
export function openRegister(options: {
  url: string
  publicKey: string
  fetch?: typeof fetch
  timeoutMs?: number
}): AskRegister {
  const send = options.fetch ?? fetch
  const key = createPublicKey({ key: Buffer.from(options.publicKey, 'base64'), format: 'der', type: 'spki' })

  return async ({ effect, ...asked }) => {
    let response: Response
    try {
      response = await send(`${options.url}/checks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': effect },
        body: JSON.stringify(asked),
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? 4_000),
      })
    } catch {
      throw new RegisterFailed('the register cannot be reached')
    }
    const answer = RegisterAnswer.safeParse(response.ok ? await response.json().catch(() => null) : null)
    if (!answer.success) throw new RegisterFailed(`the register answered ${response.status}`)
    if (answer.data.kind !== asked.kind) throw new RegisterFailed('the register answered something else')
    if (!verify(null, signedPart(answer.data), key, Buffer.from(answer.data.signature, 'base64')))
      throw new RegisterFailed('the answer is not signed by the register')
    return answer.data
  }
}
