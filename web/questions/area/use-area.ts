import { useState } from 'react'
import type { Field } from '#contracts/item.ts'
import { changed, drawingOf, type Drawing } from './drawing.ts'
import { readCorners, readVertices, typedVertices, writeCorners } from './model.ts'
import { saidOf } from './said.ts'

/** The drawing behind an answer: its lines and its map follow each other, and what has come of it is said in a sentence. */
export function useArea(field: Field, value: unknown, onAnswer: (value: unknown) => void) {
  const [drawing, setDrawing] = useState(() => drawingOf(writeCorners(typedVertices(value))))
  const draw = (next: Drawing): void => {
    setDrawing(next)
    if (next.text !== drawing.text) onAnswer(readVertices(readCorners(next.text)))
  }
  return {
    drawing,
    draw,
    type: (text: string) => draw(changed(drawing, text, 'typed')),
    ...saidOf(field, drawing.text),
  }
}
