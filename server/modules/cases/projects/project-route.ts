import type { Item } from '#contracts/item.ts'
import type { ProjectCase, ProjectRoute } from '#contracts/projects.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { shortestRoute } from '#kernel/route.ts'

/** A part that a whole under way will open, and items whose outcome it needs. */
export type ToCome = { item: Pick<Item, 'code' | 'name' | 'promised'>; after: readonly string[] }

/**
 * 用时最短的办理路线 over what a project has under way: the cases that are not decided yet, which wait for nothing any more, and the parts that wholes
 * will open after them. A whole takes the days of its parts.
 */
export function routeOfProject(
  cases: readonly { one: Pick<ProjectCase, 'case' | 'itemName' | 'phase' | 'decidedDay' | 'due'>; item: Item }[],
  toCome: readonly ToCome[],
  { calendar, day }: { calendar: Calendar; day: Day },
): ProjectRoute | null {
  const running = cases
    .filter(({ one, item }) => item.parts.length === 0 && one.phase !== 'closed' && one.decidedDay === null)
    .map(({ one, item }) => ({
      key: one.case as string,
      code: item.code as string,
      title: one.itemName,
      begun: counts(one),
      days:
        one.due !== null && counts(one) ? leftUntil(parseDay(one.due), calendar, day) : promisedOf(item, calendar, day),
      after: [] as readonly string[],
    }))
  const awaited = toCome.map(({ item, after }) => ({
    key: item.code as string,
    code: item.code as string,
    title: item.name,
    begun: false,
    days: promisedOf(item, calendar, day),
    after,
  }))
  const all = [...running, ...awaited]
  if (all.length === 0) return null
  const one = (key: string) => all.find((leg) => leg.key === key)!
  const { stages, critical } = shortestRoute(
    all.map(({ key, after }) => ({
      key,
      after: all.filter(({ code }) => after.includes(code)).map((before) => before.key),
    })),
    (key) => one(key).days,
  )
  return {
    stages: stages.map((stage) =>
      stage.map((key) => {
        const { title, days, begun } = one(key)
        return { title, days, begun }
      }),
    ),
    longest: { titles: critical.tasks.map((key) => one(key).title), days: critical.days },
  }
}

/** Whether the day of a line is that of the decision, and not of the intake. */
const counts = ({ phase }: Pick<ProjectCase, 'phase'>): boolean => phase === 'review' || phase === 'deciding'

const leftUntil = (due: Day, calendar: Calendar, day: Day): number =>
  due <= day ? 0 : workingDaysBetween(day, due, calendar)

const promisedOf = ({ promised }: Pick<Item, 'promised'>, calendar: Calendar, day: Day): number =>
  promised.unit === 'working' ? promised.days : workingDaysBetween(day, addDays(day, promised.days), calendar)
