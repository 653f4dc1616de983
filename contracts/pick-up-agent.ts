import { parseResidentId } from '#kernel/codes/resident-id.ts'
import { saysAtLeast } from './text-length.ts'

/** The number as it is sent: without spaces, the letter large. */
export const agentCode = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase()

/** What is asked of whoever is to fetch a result, for the server's schema and for pages that say so before anything is sent. */
export const agentRules = {
  name: { fits: (typed: string) => saysAtLeast(typed, 2), message: '请填写代领人姓名' },
  code: {
    fits: (typed: string) => parseResidentId(agentCode(typed)).ok,
    message: '请填写代领人的 18 位公民身份号码，并与身份证核对',
  },
} as const

/** One line of who is to fetch a result. */
export type AgentLine = keyof typeof agentRules
/** The lines in the order in which people fill them in. */
export const agentLines = ['name', 'code'] as const

/** Lines that can't be sent, with the sentence that says why; none when all is well. */
export function agentFaults(agent: Readonly<Record<AgentLine, string>>): { line: AgentLine; message: string }[] {
  return agentLines
    .filter((line) => !agentRules[line].fits(agent[line]))
    .map((line) => ({ line, message: agentRules[line].message }))
}
