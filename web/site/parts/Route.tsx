import type { ReactNode } from 'react'
import type { Item } from '#contracts/item.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { decidingQuestions, routeOfParts, undecidedQuestions } from '#contracts/parts-route.ts'
import type { GivenAnswers } from '#contracts/answers.ts'
import { copy } from '../copy.ts'

const words = copy.parts

type Route = Pick<ReturnType<typeof routeOfParts>, 'stages' | 'critical' | 'oneAfterAnother'>

/** 办理路线: what goes side by side, what follows, and the days of the longest way. */
export function Stages({ item, route }: { item: Pick<Item, 'parts'>; route: Route }): ReactNode {
  const { stages, critical, oneAfterAnother } = route
  const partOf = (key: string) => item.parts.find((part) => part.key === key)
  const titleOf = (key: string) => partOf(key)?.title ?? key
  return (
    <>
      <ol>
        {stages.map((stage) => (
          <li key={stage.join()}>
            {stage.length > 1 && words.together}
            {stage.map((key) => `${titleOf(key)}（${copy.guide.taskLimit(partOf(key)?.limitDays ?? 0)}）`).join('、')}
          </li>
        ))}
      </ol>
      <p>
        <strong>{words.longest(critical.tasks.map(titleOf).join(' → '), critical.days)}</strong>
        {oneAfterAnother > critical.days && words.oneByOne(oneAfterAnother)}
      </p>
    </>
  )
}

/** 按所填内容的办理路线 of a draft of 一件事、并联; nothing for every other item. It follows each answer. */
export function DraftRoute({ item, answers }: { item: Item; answers: GivenAnswers }): ReactNode {
  if (!isComposite(item)) return null
  const route = routeOfParts(item, answers)
  const undecided = undecidedQuestions(item, answers)
  return (
    <section aria-labelledby="route" aria-live="polite">
      <h2 id="route">{words.route}</h2>
      <p>{words.byAnswers(route.stages.flat().length)}</p>
      <Stages item={item} route={route} />
      {undecided.length > 0 && (
        <p className="field__hint">{words.undecided(undecided.map(({ label }) => `“${label}”`).join('、'))}</p>
      )}
    </section>
  )
}

/** Whether a step of the form asks something that the route follows. */
export const decidesRoute = (item: Item, fields: readonly { key: string }[]): boolean => {
  const asked = decidingQuestions(item)
  return fields.some(({ key }) => asked.has(key))
}
