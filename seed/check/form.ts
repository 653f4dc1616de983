import type { Field, Item } from '#contracts/item.ts'
import { check } from '#kernel/condition-check.ts'
import { answersUsed, type Condition } from '#kernel/condition.ts'
import { conditionsOf } from '#kernel/plan-check.ts'
import { repeated, unless } from './found.ts'

/** The questions, what they may show to whom, and every condition over their answers. */
export function checkForm(item: Item): string[] {
  const fields = item.form.flatMap((group) => group.fields)
  return [
    ...repeated(fields.map((field) => field.key)).map((key) => `field ${key} is there twice`),
    ...fields.flatMap((field, place) => [
      ...checkField(field),
      ...(field.when ? checkCondition(field.when, fields.slice(0, place), `field ${field.key}`) : []),
    ]),
    ...item.materials.flatMap((material) =>
      material.when ? checkCondition(material.when, fields, `material ${material.key}`) : [],
    ),
    ...(conditionsOf(item.plan) as { at: string; condition: Condition }[]).flatMap(({ at, condition }) => [
      ...checkCondition(condition, fields, `plan ${at}`),
      ...answersUsed(condition)
        .filter((key) => fields.find((field) => field.key === key)?.class !== 'plain')
        .map((key) => `plan ${at}: the answer ${key} does not stand in the log`),
    ]),
  ]
}

function checkField(field: Field): string[] {
  const offers = field.type === 'choice' || field.type === 'many'
  const values = (field.options ?? []).map((option) => option.value)
  return [
    ...unless(
      field.class === 'plain' || field.sight !== 'shown',
      `field ${field.key}: ${field.class}, and yet shown to reviewers`,
    ),
    ...unless(
      field.prefill === undefined || field.class === 'identity',
      `field ${field.key}: filled from the account, so it is identity`,
    ),
    ...unless(
      offers === values.length > 1,
      `field ${field.key}: options are for a choice, and a choice has two or more`,
    ),
    ...repeated(values).map((value) => `field ${field.key}: option ${value} is there twice`),
    ...unless(
      field.min === undefined || field.max === undefined || field.min <= field.max,
      `field ${field.key}: from ${field.min} to ${field.max}`,
    ),
  ]
}

/** @param known the fields whose answers the condition may look at: for a field, those before it */
function checkCondition(condition: Condition, known: readonly Field[], where: string): string[] {
  return check(condition, known).map((error) => `${where}${error.at}: ${error.code} ${error.subject}`.trimEnd())
}
