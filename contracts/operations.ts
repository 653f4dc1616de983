import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const readHealth = endpoint('GET /api/health', {
  summary: '健康检查',
  can: 'site.read',
  zones: ['public', 'desk', 'review'],
  reads: [],
  kind: 'query',
  reply: z.object({
    status: z.enum(['ok', 'degraded']),
    database: z.boolean(),
    tailLagSeconds: z.number().nullable(),
    outboxWaiting: z.int(),
    idleTransaction: z.string().nullable().meta({ description: 'the backend that holds readers of the log back' }),
  }),
})
