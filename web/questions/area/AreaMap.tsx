import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react'
import type { Vertex } from '#kernel/polygon.ts'
import { copy } from '../copy.ts'
import { added, changed, drawable, lifted, moved, removed, type Drawing } from './drawing.ts'
import { MapFrame } from './MapFrame.tsx'
import { MapTools } from './MapTools.tsx'
import { fineness, following, mapSize, onGround, onMap, viewOf } from './view.ts'

const arrows: Record<string, readonly [east: number, north: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

type Props = { drawing: Drawing; crossing: boolean; onDraw: (drawing: Drawing) => void }

/** The corners on a map: set by a click, dragged, or moved by the arrow keys; the lines of coordinates follow. */
export function AreaMap({ drawing, crossing, onDraw }: Props): ReactNode {
  const corners = drawable(drawing.text)
  const [chosen, setView] = useState(() => viewOf(corners.map(({ at }) => at)))
  const [picked, setPicked] = useState<number | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const ground = useRef<HTMLButtonElement>(null)
  // Coordinates that are typed or pasted are gone after; one that is moved by hand stays within what is seen.
  const places = corners.map(({ at }) => at)
  const view = drawing.stroke === 'typed' ? following(chosen, places) : chosen
  const step = fineness(view)
  const centre = onGround(view, { x: mapSize / 2, y: mapSize / 2 })

  const under = (event: MouseEvent): Vertex => {
    const box = ground.current?.getBoundingClientRect() ?? new DOMRect(0, 0, mapSize, mapSize)
    const within = (length: number): number => Math.min(mapSize, Math.max(0, length * mapSize))
    return onGround(view, {
      x: within((event.clientX - box.left) / box.width),
      y: within((event.clientY - box.top) / box.height),
    })
  }
  const draw = (text: string, stroke?: string): void => {
    setView(view)
    onDraw(changed(drawing, text, stroke))
  }
  const remove = (place: number): void => {
    draw(removed(drawing.text, place))
    setPicked(null)
    ground.current?.focus()
  }
  const pressed = (event: KeyboardEvent, place: number, at: Vertex): void => {
    const arrow = arrows[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') remove(place)
    else if (arrow) {
      const far = event.shiftKey ? step * 10 : step
      const along = (metres: number, by: number): number => Number((metres + by * far).toFixed(2))
      const to = { x: along(at.x, arrow[0]), y: along(at.y, arrow[1]) }
      draw(moved(drawing.text, place, to))
      setView(following(view, [to]))
    } else return
    event.preventDefault()
  }
  const drag = (event: PointerEvent, place: number): void => {
    if (dragged === place) draw(moved(drawing.text, place, under(event)), `drag ${place}`)
  }
  const drop = (): void => {
    if (dragged !== null) onDraw(lifted(drawing))
    setDragged(null)
  }

  return (
    <div className="map">
      <div className="map__sheet">
        <svg viewBox={`0 0 ${mapSize} ${mapSize}`} aria-hidden="true">
          <MapFrame view={view} />
          <polygon
            className={crossing ? 'map__area map__area--crossing' : 'map__area'}
            points={places
              .map((at) => onMap(view, at))
              .map(({ x, y }) => `${x},${y}`)
              .join(' ')}
          />
        </svg>
        <button
          ref={ground}
          type="button"
          className="map__ground"
          aria-label={copy.area.map}
          onClick={(event) => draw(added(drawing.text, event.detail === 0 ? centre : under(event)))}
        />
        {corners.map(({ place, at }) => {
          const { x, y } = onMap(view, at)
          if (Math.min(x, y) < 0 || Math.max(x, y) > mapSize) return null
          return (
            <button
              key={place}
              type="button"
              className="map__corner"
              style={{ left: `${(x * 100) / mapSize}%`, top: `${(y * 100) / mapSize}%` }}
              aria-label={copy.area.corner(place + 1, at.x, at.y)}
              aria-pressed={picked === place}
              onFocus={() => setPicked(place)}
              onClick={() => setPicked(place)}
              onKeyDown={(event) => pressed(event, place, at)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                setDragged(place)
              }}
              onPointerMove={(event) => drag(event, place)}
              onPointerUp={drop}
              onPointerCancel={drop}
            >
              {place + 1}
            </button>
          )
        })}
      </div>
      <MapTools
        drawing={drawing}
        view={view}
        picked={picked !== null && corners.some(({ place }) => place === picked) ? picked : null}
        onView={(next) => {
          // What was typed has been gone after: from here the view is the person's own.
          if (drawing.stroke === 'typed') onDraw(lifted(drawing))
          setView(next ?? viewOf(places))
        }}
        onAdd={() => draw(added(drawing.text, centre))}
        onRemove={remove}
        onDraw={onDraw}
      />
    </div>
  )
}
