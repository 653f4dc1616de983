import { z } from 'zod'

/**
 * What a refused person is shown, RFC 9457. `code` is stable, `detail` is a Chinese sentence, `basis` the article it rests on
 * (null for refusals that are not law, such as a wrong check digit), `errors` point at single fields.
 */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    basis: z.string().nullable(),
    instance: z.string().optional().meta({ description: 'request id, to be named when asking for help' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
