import type { CatalogueAsk } from '#contracts/asks.ts'
import { setHallHours, type HallEvent } from '#contracts/halls.ts'
import { command, type Route } from '#platform/bind.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { hallStream, hallStreamOf, type HallCommand, type HallEnv, type HallState } from './hall-stream.ts'

/** 设置服务日历. @param published called after each change, so that this server shows it at once */
export function hallHoursRoute(catalogue: CatalogueAsk, published: () => void): Route {
  return command(setHallHours, {
    act({ params: { region, hall }, body }, commandId): Act<HallState, HallCommand, HallEvent, HallEnv> {
      return {
        kind: hallStream,
        region,
        target: { stream: hallStreamOf(region, hall), fresh: true },
        commandId,
        async decide({ day }) {
          const known = (await catalogue.facts(region)).halls.find((one) => one.office === hall)
          if (!known) throw notFound()
          return {
            command: { type: 'set-hours', hall, counter: body.counter, hours: body.hours, day },
            env: { counters: known.counters.map(({ counter }) => counter) },
          }
        },
      }
    },
    reply({ receipt }) {
      published()
      return { receipt }
    },
  })
}
