import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** The public keys with which anybody checks what this platform signed, offline and without asking it again. */
export const listEvidenceKeys = endpoint('GET /api/evidence/keys', {
  summary: '核验公钥',
  can: 'site.read',
  zones: ['public', 'desk', 'review'],
  reads: [],
  kind: 'query',
  reply: z.object({
    keys: z.array(
      z.object({
        keyId: z.string().meta({ description: 'as receipts name it' }),
        algorithm: z.literal('Ed25519'),
        publicKey: z.base64().meta({ description: 'SubjectPublicKeyInfo in DER, base64' }),
        use: z.string(),
      }),
    ),
  }),
})
