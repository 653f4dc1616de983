import { repeated, unless } from '#contracts/found.ts'
import type { Item } from '#contracts/item.ts'
import type { PartDefinition } from '#contracts/item-parts.ts'
import { checkPlan } from '#kernel/plan-check.ts'
import { criticalPath, openTasks, tasksOf } from '#kernel/plan.ts'
import type { City } from '#seed/city/city.ts'

/** 一件事: its parts, their plan, and that the form of the whole answers all that theirs ask. */
export function checkParts(item: Item, city: City): string[] {
  const { parts, plan, tasks, promised } = item
  const planned = tasksOf(plan)
  const { days } = criticalPath(plan, (key) => parts.find((part) => part.key === key)?.limitDays ?? 0)
  return [
    ...checkPlan(plan).map((error) => `plan ${error.at}: ${error.code} ${error.subject}`.trimEnd()),
    ...unless(tasks.length === 0, 'what is made of parts has no tasks of its own'),
    // Each part is filed from what the whole brought: a promise to the whole would bind none of them, and none is made to a part.
    ...unless(!item.deferral, 'what is made of parts takes nothing later, and neither do its parts within it'),
    ...unless(
      !item.commitment,
      'what is made of parts is not granted on a promise, and neither are its parts within it',
    ),
    ...unless(!item.decisionRules && !item.instant, 'what is made of parts is decided by its parts'),
    ...repeated(parts.map(({ key }) => key)).map((key) => `part ${key} is there twice`),
    ...planned.filter((key) => parts.every((part) => part.key !== key)).map((key) => `plan: no part ${key}`),
    ...parts.filter(({ key }) => !planned.includes(key)).map(({ key }) => `part ${key} is not in the plan`),
    ...unless(openTasks(plan, {}, {}).open.length > 0, 'no part is needed whatever is answered'),
    ...unless(
      promised.unit === 'working' && days <= promised.days,
      `the parts take ${days} days, promised are ${promised.days}`,
    ),
    ...parts.flatMap((part) => checkPart(part, item, city)),
  ]
}

function checkPart(part: PartDefinition, whole: Item, city: City): string[] {
  const at = `part ${part.key}`
  const item = city.items.find(({ code }) => code === part.item)
  if (!item) return [`${at}: no item ${part.item}`]
  const questions = new Set(whole.form.flatMap((group) => group.fields.map(({ key }) => key)))
  const handed = new Set(whole.materials.map(({ key }) => key))
  return [
    ...unless(item.parts.length === 0, `${at} is made of parts itself`),
    ...unless(item.office === part.office, `${at}: not of ${part.office}`),
    ...unless(
      item.bearsOn.toSorted().join() === part.bearsOn.toSorted().join(),
      `${at}: it bears on ${item.bearsOn.join(', ') || 'nothing'}, the whole says ${part.bearsOn.join(', ') || 'nothing'}`,
    ),
    // 要求人工办理 opens such a decision again, when the whole may have been answered for all.
    ...unless(!item.decisionRules, `${at}: decided by rules, which a person may ask an officer to do again`),
    ...unless(item.promised.unit === 'working', `${at}: its limit counts in calendar days`),
    ...item.form
      .flatMap((group) => group.fields)
      .filter(({ key }) => !questions.has(part.fields[key] ?? ''))
      .map(({ key }) => `${at}: nobody is asked ${key}`),
    ...item.materials
      .filter(({ key }) => part.fromPart[key] === undefined && !handed.has(part.materials[key] ?? ''))
      .map(({ key }) => `${at}: nobody hands in ${key}`),
    ...whole.serves.filter((whom) => !item.serves.includes(whom)).map((whom) => `${at} is not for a ${whom}`),
  ]
}
