import { takes } from '#contracts/halls.ts'
import type { City } from '#seed/city/city.ts'
import { repeated, unless } from '#contracts/found.ts'

/** 兜底: a name that says nothing of what is asked for. */
const vague = /^其他|有关事项|相关事项|等事项$/

/** Entries, themes, sayings, leads, halls and the roster: nothing is named that is not there, and everything can be found. */
export function checkDirectory(city: City): string[] {
  const offices = new Map<string, string>(city.offices.map(({ id, kind }) => [id, kind]))
  const themes = new Set<string>(city.themes.map((theme) => theme.key))
  const leads = new Set<string>(city.leads.map((lead) => lead.key))
  const known = [...city.items.map(({ code, name }) => ({ code, name })), ...city.entries]
  const codes = new Set<string>(known.map((item) => item.code))
  const led = city.leads.flatMap((lead) => lead.answers.flatMap((answer) => (answer.next ? [answer.next] : [])))
  return [
    ...city.entries.flatMap(({ code, name, office, themes: own }) => [
      ...unless(offices.has(office), `entry ${code}: no office ${office}`),
      ...unless(!vague.test(name), `entry ${code}: ${name} says nothing`),
      ...own.filter((theme) => !themes.has(theme)).map((theme) => `entry ${code}: no theme ${theme}`),
    ]),
    ...repeated(known.map((item) => item.code)).map((code) => `item ${code} is in the directory twice`),
    ...repeated(known.map((item) => item.name)).map((name) => `${name} is in the directory twice`),
    ...repeated(city.themes.map((theme) => theme.key)).map((key) => `theme ${key} is there twice`),
    ...city.items.flatMap(({ code }) =>
      unless(
        (city.themesOfItems[code] ?? []).some((theme) => themes.has(theme)),
        `item ${code} is under no theme`,
      ),
    ),
    ...city.sayings.flatMap(({ says, items }) =>
      items.filter((item) => !codes.has(item)).map((item) => `saying ${says[0]}: no item ${item}`),
    ),
    ...city.leads.flatMap(({ key, answers }) => [
      ...answers.flatMap(({ text, next, items }) => [
        ...unless((next === null) === items.length > 0, `lead ${key}, ${text}: leads to items or to a question`),
        ...unless(next === null || leads.has(next), `lead ${key}, ${text}: no question ${next}`),
        ...items.filter((item) => !codes.has(item)).map((item) => `lead ${key}, ${text}: no item ${item}`),
      ]),
      ...unless(
        city.leads.some((lead) => lead.key === key && lead.first) || led.includes(key),
        `lead ${key} is never asked`,
      ),
    ]),
    ...city.halls.flatMap((hall) => [
      ...unless(offices.get(hall.office) === 'hall', `hall ${hall.office}: no such hall`),
      ...repeated(hall.counters.map(({ counter }) => counter)).map(
        (one) => `hall ${hall.office}: ${one} is there twice`,
      ),
      ...hall.counters.flatMap(({ counter, group }) =>
        unless(
          hall.groups.some(({ key }) => key === group),
          `hall ${hall.office}, ${counter}: no group ${group}`,
        ),
      ),
      ...city.items.flatMap((item) =>
        unless(
          hall.groups.some((group) => takes(group, item)),
          `hall ${hall.office}: no counter takes ${item.code}`,
        ),
      ),
    ]),
    ...city.posts.flatMap(({ key, role, office, counter }) => {
      const hall = city.halls.find((one) => one.office === office)
      return unless(
        role !== 'clerk' || !hall || hall.counters.some((one) => one.counter === counter),
        `post ${key}: no counter ${counter} at ${office}`,
      )
    }),
    ...city.roster.flatMap(({ office, deputy }) => [
      ...unless(offices.has(office), `roster: no office ${office}`),
      ...unless(deputy === null || (offices.has(deputy) && deputy !== office), `roster ${office}: no deputy ${deputy}`),
    ]),
    ...city.items.flatMap(({ code, office }) =>
      unless(
        city.roster.some((line) => line.office === office),
        `item ${code}: nobody of ${office} answers online`,
      ),
    ),
  ]
}
