import type { Vertex } from '#kernel/polygon.ts'
import { readCorners, writeCorners } from './model.ts'

/** The lines of corners, those before each change, and the stroke that the last change was part of. */
export type Drawing = { text: string; past: readonly string[]; stroke: string | null }

const mostPast = 100

/** The drawing that stands in these lines. */
export const drawingOf = (text: string): Drawing => ({ text, past: [], stroke: null })

/** Other lines; changes of one stroke, such as a drag, are taken back together. */
export function changed(drawing: Drawing, text: string, stroke: string | null = null): Drawing {
  if (text === drawing.text) return drawing
  const goesOn = stroke !== null && stroke === drawing.stroke
  return { text, stroke, past: goesOn ? drawing.past : [...drawing.past, drawing.text].slice(-mostPast) }
}

/** The stroke is over: what comes next is another change. */
export const lifted = (drawing: Drawing): Drawing => ({ ...drawing, stroke: null })

/** The drawing before its last change. */
export function undone(drawing: Drawing): Drawing {
  const last = drawing.past.at(-1)
  return last === undefined ? drawing : { text: last, past: drawing.past.slice(0, -1), stroke: null }
}

/** The corners that can be drawn, each with its place among the lines. */
export const drawable = (text: string): { place: number; at: Vertex }[] =>
  readCorners(text).flatMap(({ x, y }, place) =>
    typeof x === 'number' && typeof y === 'number' ? [{ place, at: { x, y } }] : [],
  )

/** One more corner after the others. */
export const added = (text: string, at: Vertex): string => writeCorners([...readCorners(text), at])

/** One more corner after the one at this place. */
export const inserted = (text: string, place: number, at: Vertex): string =>
  writeCorners(readCorners(text).toSpliced(place + 1, 0, at))

/** The middle of each side that is drawn, with the place of the corner before it; the last side closes the area. */
export function middles(
  corners: readonly { place: number; at: Vertex }[],
): { place: number; next: number; at: Vertex; length: number }[] {
  return corners.slice(0, corners.length > 2 ? undefined : -1).map(({ place, at }, side) => {
    const next = corners[(side + 1) % corners.length]!
    const half = (one: number, other: number): number => Number(((one + other) / 2).toFixed(2))
    return {
      place,
      next: next.place,
      at: { x: half(at.x, next.at.x), y: half(at.y, next.at.y) },
      length: Math.hypot(next.at.x - at.x, next.at.y - at.y),
    }
  })
}

/** The corner at this place set elsewhere. */
export const moved = (text: string, place: number, at: Vertex): string =>
  writeCorners(readCorners(text).map((corner, other) => (other === place ? at : corner)))

/** Without the corner at this place. */
export const removed = (text: string, place: number): string =>
  writeCorners(readCorners(text).filter((_, other) => other !== place))
