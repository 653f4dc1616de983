import { useState } from 'react'
import { verticesOf } from '#contracts/answer-parts.ts'
import { polygonFault } from '#kernel/polygon.ts'
import { copy } from '../copy.ts'
import { changed, drawingOf, type Drawing } from './drawing.ts'
import { planOf, readCorners, readVertices, typedVertices, unreadLine, writeCorners } from './model.ts'

/** The drawing behind an answer: its lines and its map follow each other, and what has come of it is said in a sentence. */
export function useArea(value: unknown, onAnswer: (value: unknown) => void) {
  const [drawing, setDrawing] = useState(() => drawingOf(writeCorners(typedVertices(value))))
  const plan = planOf(value)
  const vertices = verticesOf(value)
  const crossing = vertices !== null && polygonFault(vertices) === 'crossing'
  // Of the line that is being typed nothing is said yet.
  const unread = unreadLine(drawing.text.slice(0, drawing.text.lastIndexOf('\n') + 1))
  const draw = (next: Drawing): void => {
    setDrawing(next)
    if (next.text !== drawing.text) onAnswer(readVertices(readCorners(next.text)))
  }
  return {
    drawing,
    crossing,
    draw,
    type: (text: string) => draw(changed(drawing, text, 'typed')),
    said:
      unread !== null
        ? copy.area.unread(unread)
        : crossing
          ? copy.area.crossing
          : plan
            ? copy.area.drawn(plan.corners.length, plan.area)
            : copy.area.undrawn,
  }
}
