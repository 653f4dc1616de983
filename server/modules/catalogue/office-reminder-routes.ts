import type { CatalogueAsk } from '#contracts/asks.ts'
import { readOfficeReminders, setOfficeReminder, type OfficeEvent } from '#contracts/office-reminders.ts'
import { command, query, type Route } from '#platform/bind.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { officeStream, officeStreamOf, type OfficeCommand, type OfficeState } from './office-stream.ts'

/** Offices that have steps or decide. */
async function remindedOffices(catalogue: CatalogueAsk, region: string) {
  const at = new Set<string>(
    (await catalogue.items(region)).flatMap(({ office, tasks }) => [office, ...tasks.map((task) => task.office)]),
  )
  return (await catalogue.offices(region)).filter(({ id }) => at.has(id))
}

/** 单位到期提醒. @param published called after each change, so that this server knows it at once */
export function officeReminderRoutes(catalogue: CatalogueAsk, published: () => void): Route[] {
  return [
    query(readOfficeReminders, {
      async reply(_asking, { params: { region } }) {
        const { reminders } = await catalogue.facts(region)
        const offices = await remindedOffices(catalogue, region)
        return { offices: offices.map(({ id, name }) => ({ office: id, name, days: reminders[id] ?? null })) }
      },
    }),
    command(setOfficeReminder, {
      act(
        { params: { region, office }, body: { days } },
        commandId,
      ): Act<OfficeState, OfficeCommand, OfficeEvent, null> {
        return {
          kind: officeStream,
          region,
          target: { stream: officeStreamOf(region, office), fresh: true },
          commandId,
          async decide({ day }) {
            if (!(await remindedOffices(catalogue, region)).some(({ id }) => id === office)) throw notFound()
            return { command: { type: 'set-reminder', office, days, day }, env: null }
          },
        }
      },
      reply({ receipt }) {
        published()
        return { receipt }
      },
    }),
  ]
}
