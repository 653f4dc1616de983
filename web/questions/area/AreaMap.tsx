import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import type { Degrees } from '#kernel/gauss-kruger.ts'
import type { Vertex } from '#kernel/polygon.ts'
import { copy } from '../copy.ts'
import { added, changed, drawable, inserted, lifted, middles, moved, removed, type Drawing } from './drawing.ts'
import { isLeft } from './is-left.ts'
import { MapFrame } from './MapFrame.tsx'
import { MapTools } from './MapTools.tsx'
import { groundHere, tilesUnder } from './tiles.ts'
import { fineness, following, mapSize, onGround, onMap, openingAt, viewOf, type View } from './view.ts'

const arrows: Record<string, readonly [east: number, north: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Sides that are shorter on the map, in its points, have no room for a sign between their corners. */
const leastSide = 72

type Props = {
  drawing: Drawing
  /** Where the map opens while nothing is drawn; undefined for the origin of a plan's own. */
  around: Degrees | undefined
  /** The corners bound nothing as they stand. */
  wrong: boolean
  /** Another drawing; one that is part of a stroke is followed by the same one lifted. */
  onDraw: (drawing: Drawing) => void
  onLeave?: () => void
}

/** The corners on a map: set by a click, dragged, or moved by the arrow keys; the lines of coordinates follow. */
export function AreaMap({ drawing, around, wrong, onDraw, onLeave }: Props): ReactNode {
  const corners = drawable(drawing.text)
  const whole = (): View =>
    viewOf(
      corners.map(({ at }) => at),
      openingAt(around),
    )
  const [chosen, setView] = useState(whole)
  const [picked, setPicked] = useState<number | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const paper = useRef<HTMLButtonElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  // The corner that was just put between two others is the one to go on with.
  const [landing, setLanding] = useState<{ place: number } | null>(null)
  useEffect(() => {
    if (landing) sheet.current?.querySelector<HTMLElement>(`[data-corner="${landing.place}"]`)?.focus()
  }, [landing])
  // Coordinates that are typed or pasted are gone after; one that is moved by hand stays within what is seen.
  const places = corners.map(({ at }) => at)
  const view = drawing.stroke === 'typed' ? following(chosen, places) : chosen
  const step = fineness(view)
  const [ground] = useState(groundHere)
  const tiles = tilesUnder(view, ground)
  const centre = onGround(view, { x: mapSize / 2, y: mapSize / 2 })

  const under = (event: MouseEvent): Vertex => {
    const box = paper.current?.getBoundingClientRect() ?? new DOMRect(0, 0, mapSize, mapSize)
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
  const insert = (place: number, at: Vertex): void => {
    draw(inserted(drawing.text, place, at))
    setLanding({ place: place + 1 })
  }
  const remove = (place: number): void => {
    draw(removed(drawing.text, place))
    setPicked(null)
    paper.current?.focus()
  }
  const pressed = (event: KeyboardEvent, place: number, at: Vertex): void => {
    const arrow = arrows[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') remove(place)
    else if (arrow) {
      const far = event.shiftKey ? step * 10 : step
      const along = (metres: number, by: number): number => Number((metres + by * far).toFixed(2))
      const to = { x: along(at.x, arrow[0]), y: along(at.y, arrow[1]) }
      // A key that is held down is one stroke, over when it comes up.
      draw(moved(drawing.text, place, to), `keys ${place}`)
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
    <div className="map" onBlur={(event) => onLeave && isLeft(event) && onLeave()}>
      <div ref={sheet} className="map__sheet">
        <svg viewBox={`0 0 ${mapSize} ${mapSize}`} aria-hidden="true">
          <MapFrame {...{ view, tiles }} />
          <polygon
            className={wrong ? 'map__area map__area--wrong' : 'map__area'}
            points={places
              .map((at) => onMap(view, at))
              .map(({ x, y }) => `${x},${y}`)
              .join(' ')}
          />
        </svg>
        <button
          ref={paper}
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
              data-corner={place}
              type="button"
              className="map__corner"
              style={{ left: `${(x * 100) / mapSize}%`, top: `${(y * 100) / mapSize}%` }}
              aria-label={copy.area.corner(place + 1, at.x, at.y)}
              aria-pressed={picked === place}
              onFocus={() => setPicked(place)}
              onClick={() => setPicked(place)}
              onKeyDown={(event) => pressed(event, place, at)}
              onKeyUp={(event) => event.key in arrows && onDraw(lifted(drawing))}
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
        {middles(corners).map(({ place, next, at, length }) => {
          const { x, y } = onMap(view, at)
          if (Math.min(x, y) < 0 || Math.max(x, y) > mapSize || (length * mapSize) / view.span < leastSide) return null
          return (
            <button
              key={`middle${place}`}
              type="button"
              className="map__middle"
              style={{ left: `${(x * 100) / mapSize}%`, top: `${(y * 100) / mapSize}%` }}
              aria-label={copy.area.between(place + 1, next + 1)}
              title={copy.area.between(place + 1, next + 1)}
              onClick={() => insert(place, at)}
            >
              ＋
            </button>
          )
        })}
      </div>
      <p className="field__hint map__where">
        {ground && tiles.length > 0 ? copy.area.ground(ground.credit) : copy.area.noGround}
      </p>
      <MapTools
        drawing={drawing}
        view={view}
        picked={picked !== null && corners.some(({ place }) => place === picked) ? picked : null}
        onView={(next) => {
          // What was typed has been gone after: from here the view is the person's own.
          if (drawing.stroke === 'typed') onDraw(lifted(drawing))
          setView(next ?? whole())
        }}
        onAdd={() => draw(added(drawing.text, centre))}
        onRemove={remove}
        onDraw={onDraw}
      />
    </div>
  )
}
