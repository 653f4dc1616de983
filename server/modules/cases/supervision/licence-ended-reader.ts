import type { Platform } from '#platform/platform.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { isHere } from '../intake/bars.ts'
import { platformAct } from '../platform-act.ts'
import { begin } from './begin-supervision.ts'

/**
 * With the licence ends its supervision, at once and not with its period: who is to go there is told, and who owes is let off. With a licence
 * that holds again it begins again.
 */
export function licenceEndedReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'supervision-ends',
    wants: (type) => type === restored || ends.has(type),
    async handle({ region, stream, id, type }) {
      const licence = await ask.licences.known(region, { credential: stream })
      // A licence that the register took over from elsewhere came from no case of ours.
      if (!licence || !(await isHere(platform, region, licence.caseStream))) return
      const by = { actor: 'cases', cause: id, region, stream: licence.caseStream }
      if (type === restored) return void (await begin(platform, ask, by, v5(id, 'begin-supervision'), null))
      await platformAct(platform, ask, by, v5(id, 'note-licence-ended'), { type: 'note-licence-ended', licence })
    },
  }
}

const restored = 'credential.restored'

const ends = new Set([
  'credential.revoked',
  'credential.retracted',
  'credential.ended-elsewhere',
  'credential.cancelled',
  'credential.expired',
])
