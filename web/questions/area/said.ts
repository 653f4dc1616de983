import { verticesOf } from '#contracts/answer-parts.ts'
import { checkArea } from '#contracts/composite-answer.ts'
import type { Field } from '#contracts/item.ts'
import { copy } from '../copy.ts'
import { planOf, readCorners, readVertices, unreadLine } from './model.ts'

/**
 * What has come of the lines so far, in the words of whoever checks the answer at the end; `wrong` when the corners bound nothing as they stand.
 * Of the line that is being typed nothing is said yet.
 */
export function saidOf(field: Field, text: string): { said: string; wrong: boolean } {
  const unread = unreadLine(text.slice(0, text.lastIndexOf('\n') + 1))
  if (unread !== null) return { said: copy.area.unread(unread), wrong: false }
  const answer = readVertices(readCorners(text))
  const vertices = verticesOf(answer)
  if (vertices === null || vertices.length === 0) return { said: copy.area.undrawn, wrong: false }
  const plan = planOf(answer)
  const drawn = plan && copy.area.drawn(plan.corners.length, plan.area)
  const fault = checkArea(field, answer)
  return {
    said: [drawn, fault].filter((sentence) => sentence !== null).join('。'),
    wrong: plan === null && vertices.length > 2,
  }
}
