import type { ReactNode } from 'react'
import { degreesOf } from '#kernel/gauss-kruger.ts'
import { copy } from '../copy.ts'
import { undone, type Drawing } from './drawing.ts'
import { panned, zoomed, type View } from './view.ts'

type Props = {
  drawing: Drawing
  view: View
  /** the corner that was last pointed at, by its place */
  picked: number | null
  /** another view; null for one of everything */
  onView: (view: View | null) => void
  onAdd: () => void
  onRemove: (place: number) => void
  onDraw: (drawing: Drawing) => void
}

/** The buttons of a map, and where its centre lies. */
export function MapTools({ drawing, view, picked, onView, onAdd, onRemove, onDraw }: Props): ReactNode {
  const words = copy.area
  const degrees = degreesOf(view)
  const looks: [sign: string, name: string, next: View | null][] = [
    ['＋', words.nearer, zoomed(view, 0.5)],
    ['－', words.further, zoomed(view, 2)],
    ['←', words.west, panned(view, -1, 0)],
    ['→', words.eastward, panned(view, 1, 0)],
    ['↑', words.northward, panned(view, 0, 1)],
    ['↓', words.south, panned(view, 0, -1)],
  ]
  return (
    <>
      <p className="field__hint map__where">
        {words.centre(view.x, view.y)}
        {degrees ? words.degrees(degrees.longitude, degrees.latitude) : words.noDegrees}
      </p>
      <div className="map__tools">
        {looks.map(([sign, name, next]) => (
          <button
            key={name}
            type="button"
            className="map__look"
            aria-label={name}
            title={name}
            onClick={() => onView(next)}
          >
            {sign}
          </button>
        ))}
        <button type="button" className="map__look" onClick={() => onView(null)}>
          {words.whole}
        </button>
      </div>
      <div className="map__tools">
        <button type="button" className="map__look" onClick={onAdd}>
          {words.addCentre}
        </button>
        <button
          type="button"
          className="map__look"
          aria-disabled={picked === null}
          onClick={() => picked !== null && onRemove(picked)}
        >
          {picked === null ? words.removePicked : words.removeOf(picked + 1)}
        </button>
        <button
          type="button"
          className="map__look"
          aria-disabled={drawing.past.length === 0}
          onClick={() => onDraw(undone(drawing))}
        >
          {words.undo}
        </button>
      </div>
    </>
  )
}
