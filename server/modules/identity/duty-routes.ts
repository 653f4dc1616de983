import type { Asks } from '#contracts/asks.ts'
import { dutyDays, readDuty, setDuty, type DutyEvent } from '#contracts/duty.ts'
import { mayEver } from '#contracts/permissions.ts'
import { isWorkingDay } from '#kernel/calendar.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { command, query, type Route } from '#platform/bind.ts'
import { statement, type Database } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { dutyOf, dutyStream, type Duty, type DutyCommand, type DutyEnv } from './duty.ts'

type DutyAct = Act<Duty, DutyCommand, DutyEvent, DutyEnv>

/** 网上值守: the roster of an office by day. */
export function dutyRoutes(db: Database, ask: Asks): Route[] {
  const acceptorsOf = async (region: string, office: string): Promise<string[]> => {
    const { rows } = await db.query('system', ask.identity.roll.statement({ region, office, role: 'acceptor' }))
    return [...new Set(ask.identity.roll.parse(rows).map(({ person }) => person))]
  }
  const nameOf = async (person: string) => (await ask.identity.party(person)).name

  return [
    query(readDuty, {
      async reply({ session, day: today }, { params: { region }, query: asked }) {
        // The roster is read past the row policies, so who may is asked here too.
        if (!session || !mayEver(session.role, 'duty.read')) throw notFound()
        const supervises = session.role === 'supervisor'
        const taking = new Set((await ask.catalogue.items(region)).map(({ intakeOffice }) => intakeOffice as string))
        const all = (await ask.catalogue.offices(region)).filter(({ id }) => taking.has(id))
        const readable = supervises ? all : all.filter(({ id }) => id === session.office)
        const office = asked.office ? readable.find(({ id }) => id === asked.office) : readable[0]
        if (!office) throw notFound()
        const first = parseDay(asked.from ?? today)
        const last = addDays(first, dutyDays - 1)
        const [people, standing, calendar, { roster }] = await Promise.all([
          acceptorsOf(region, office.id),
          onDutyBetween(db, region, office.id, first, last),
          ask.catalogue.calendar(region),
          ask.catalogue.facts(region),
        ])
        const deputy = roster.find((line) => line.office === office.id)?.deputy ?? null
        const days = Array.from({ length: dutyDays }, (_, place) => addDays(first, place))
        return {
          today,
          roster: dutyOf(region, office.id) as never,
          office: office.id,
          officeName: office.name,
          deputyName: deputy && (await ask.catalogue.office(region, deputy)).name,
          offices: readable.map(({ id, name }) => ({ office: id, name })),
          people: (await Promise.all(people.map(async (person) => ({ person, name: await nameOf(person) })))) as never,
          days: await Promise.all(
            days.map(async (day) => {
              const person = standing.get(day) ?? null
              return {
                day,
                workday: isWorkingDay(day, calendar),
                person: person as never,
                name: person && (await nameOf(person)),
                open: !supervises && day >= today,
              }
            }),
          ),
        }
      },
    }),
    command(setDuty, {
      act: ({ params: { region, roster }, body: { days } }, commandId): DutyAct => ({
        kind: dutyStream,
        region,
        target: { stream: roster, fresh: true },
        commandId,
        async decide({ session, day: today }) {
          const office = session!.office
          // Each office arranges its own people.
          if (!mayEver(session!.role, 'duty.set') || office === null || dutyOf(region, office) !== roster)
            throw notFound()
          return {
            command: { type: 'set-duty', office, days },
            env: { today, people: await acceptorsOf(region, office) },
          }
        },
      }),
    }),
  ]
}

/** Who was on duty, by day; days without anybody are left out. */
export async function onDutyBetween(
  db: Database,
  region: string,
  office: string,
  from: string,
  through: string,
): Promise<Map<string, string>> {
  const { rows } = await db.query(
    'system',
    statement(
      `select day::text as day, person
       from identity.duty_days
       where region = $1
         and office = $2
         and day between $3 and $4
         and person is not null
       order by day`,
      [region, office, from, through],
    ),
  )
  return new Map(rows.map((row) => [row['day'] as string, row['person'] as string]))
}
