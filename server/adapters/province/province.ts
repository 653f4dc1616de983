import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { ReferralStatus, type Superior } from '#contracts/referrals.ts'
import { canonical } from '#kernel/canonical.ts'

/** The authority above did not answer, or not what was asked, or did not sign it. Says the status only: a package names a person. */
export class SuperiorFailed extends Error {
  override name = 'SuperiorFailed'
}

/** What the authority signs: its whole status beside the signature, as canonical JSON. */
export const signedPart = ({ signature: _signature, ...said }: ReferralStatus): Buffer => Buffer.from(canonical(said))

/** What we sign of each request: its method, its path and the digest of its body. */
export const signedRequest = (method: string, path: string, body: Uint8Array): Buffer =>
  Buffer.from([method, path, createHash('sha256').update(body).digest('hex')].join('\n'))

/**
 * 上报 over HTTP. `PUT <url>/packages/<id>/files/<file>` brings each file, `PUT <url>/packages/<id>` what the package says, the same however
 * often; it and `GET <url>/packages/<id>` answer with how the package stands, signed with Ed25519, the latter with 404 where it never came.
 * `PUT <url>/packages/<id>/withdrawal` says that nobody asks for the decision any more, also of a package that has not come. Each request bears
 * our own signature.
 *
 * @param options.publicKey of the authority, SPKI in base64
 * @param options.privateKey our own, Ed25519
 * @param options.timeoutMs for each exchange
 */
export function openProvince(options: {
  url: string
  publicKey: string
  privateKey: KeyObject
  fetch?: typeof fetch
  timeoutMs?: number
}): Superior {
  const send = options.fetch ?? fetch
  const key = createPublicKey({ key: Buffer.from(options.publicKey, 'base64'), format: 'der', type: 'spki' })

  async function exchange(method: 'PUT' | 'GET', path: string, body: Uint8Array, type: string): Promise<Response> {
    let response: Response
    try {
      response = await send(`${options.url}${path}`, {
        method,
        headers: {
          'content-type': type,
          'x-signature': sign(null, signedRequest(method, path, body), options.privateKey).toString('base64'),
        },
        ...(method === 'PUT' ? { body: Buffer.from(body) } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? 20_000),
      })
    } catch {
      throw new SuperiorFailed('the authority above cannot be reached')
    }
    if (!response.ok && !(method === 'GET' && response.status === 404))
      throw new SuperiorFailed(`the authority above answered ${response.status}`)
    return response
  }

  async function statusOf(id: string, response: Response): Promise<ReferralStatus> {
    const said = ReferralStatus.safeParse(await response.json().catch(() => null))
    if (!said.success) throw new SuperiorFailed('the authority above answered what nobody may')
    if (!verify(null, signedPart(said.data), key, Buffer.from(said.data.signature, 'base64')))
      throw new SuperiorFailed('the answer is not signed by the authority above')
    if (said.data.package !== id) throw new SuperiorFailed('the authority above answered about another package')
    if ((said.data.state === 'answered') !== (said.data.answer !== null))
      throw new SuperiorFailed('the authority above answered without an answer')
    return said.data
  }

  return {
    async send(referral, bytesOf) {
      const at = `/packages/${referral.package}`
      for (const { file } of referral.materials)
        if (file) await exchange('PUT', `${at}/files/${file.id}`, await bytesOf(file.id), file.mediaType)
      const body = Buffer.from(JSON.stringify(referral))
      const { receipt } = await statusOf(referral.package, await exchange('PUT', at, body, 'application/json'))
      return { receipt }
    },
    async ask(id) {
      const at = `/packages/${id}`
      const response = await exchange('GET', at, Buffer.alloc(0), 'application/json')
      if (response.status === 404) return null
      const { receipt, answer } = await statusOf(id, response)
      return { receipt, answer }
    },
    async withdraw(id) {
      const response = await exchange('PUT', `/packages/${id}/withdrawal`, Buffer.alloc(0), 'application/json')
      const { receipt, state } = await statusOf(id, response)
      return { receipt, confirmed: state === 'withdrawn' }
    },
  }
}
