import { joinPart, splitPart } from '#contracts/parts.ts'
import { command, type Route } from '#platform/index.ts'
import { readStream } from '#platform/log.ts'
import { notFound } from '#platform/refusal.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { readOwner } from '../reading/queries.ts'
import { longestBar, readBarsOfCase } from '../intake/bars.ts'
import { isOtherProject, readProjectOf } from '../projects/project-code.ts'
import { stateFrom } from './open-part.ts'
import { mayJoin } from './part-rules.ts'

/** 分出、并入, as the applicant asks for it; either changes no limit of the part. */
export function partRoutes(ask: CasesAsk): Route[] {
  return [
    command(splitPart, {
      act: ({ params }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          decide: async ({ state, day }) => ({
            command: { type: 'split-part', part: params.part },
            env: await caseEnv(ask, params.region, state, day),
          }),
        }),
    }),
    command(joinPart, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          // Both are read as the applicant: a foreign case is a missing one.
          reads: [
            readStream(params.region, body.joins, 0),
            readOwner(params.region, body.joins),
            readOwner(params.region, params.case),
            readBarsOfCase(params.region, body.joins),
            readProjectOf(params.region, body.joins),
            readProjectOf(params.region, params.case),
          ],
          async decide({ state, day, reads }) {
            const [joins, of, own, bars, project, ownProject] = reads.map((read) => read.rows)
            if (!joins?.length || !of?.[0]) throw notFound()
            const other = stateFrom(joins)
            const sameApplicant = of[0]['applicant'] === own?.[0]?.['applicant']
            return {
              command: {
                type: 'join-part',
                part: params.part,
                joins: {
                  case: body.joins,
                  number: other.number,
                  item: other.item,
                  mayJoin: sameApplicant && body.joins !== params.case && mayJoin(other),
                  otherProject: isOtherProject(project?.[0], ownProject?.[0]),
                  bar: longestBar(bars!, other.item),
                },
              },
              env: await caseEnv(ask, params.region, state, day),
            }
          },
        }),
    }),
  ]
}
