import type { ReactNode } from 'react'
import { copy } from '../copy.ts'
import { tileSize, type Tile } from './tiles.ts'
import { degreeMarks, gridOf, mapSize, onMap, roundLength, type View } from './view.ts'

/** What lies under and around the corners: the ground where there is one, the grid with its metres, the centre, north, and the scale. */
export function MapFrame({ view, tiles }: { view: View; tiles: readonly Tile[] }): ReactNode {
  const { xs, ys } = gridOf(view)
  const degrees = degreeMarks(view)
  const length = roundLength(view.span / 4)
  const bar = (length * mapSize) / view.span
  const [right, foot] = [mapSize - 12, mapSize - 28]
  return (
    <g>
      <rect className="map__paper" width={mapSize} height={mapSize} />
      {tiles.map(({ key, href, transform }) => (
        // A little larger than it is: no seam is seen between two that lie askew.
        <image key={key} href={href} transform={transform} width={tileSize + 0.5} height={tileSize + 0.5} />
      ))}
      {xs.map((x) => {
        const at = onMap(view, { x, y: view.y }).x
        return (
          <g key={`x${x}`}>
            <line className="map__line" x1={at} x2={at} y1="0" y2={mapSize} />
            {at > 40 && at < mapSize - 30 && (
              <text className="map__metres" x={at} y={mapSize - 6} textAnchor="middle">
                {x}
              </text>
            )}
          </g>
        )
      })}
      {ys.map((y) => {
        const at = onMap(view, { x: view.x, y }).y
        return (
          <g key={`y${y}`}>
            <line className="map__line" x1="0" x2={mapSize} y1={at} y2={at} />
            {at > 40 && at < mapSize - 24 && (
              <text className="map__metres" x="4" y={at - 4}>
                {y}
              </text>
            )}
          </g>
        )
      })}
      {degrees.east.map(({ at, text }) => (
        <g key={text}>
          <line className="map__tick" x1={at} x2={at} y1="0" y2="6" />
          {at > 30 && at < mapSize - 64 && (
            <text className="map__degrees" x={at} y="20" textAnchor="middle">
              {text}
            </text>
          )}
        </g>
      ))}
      {degrees.north.map(({ at, text }) => (
        <g key={text}>
          <line className="map__tick" x1={mapSize - 6} x2={mapSize} y1={at} y2={at} />
          {at > 74 && at < mapSize - 56 && (
            <text className="map__degrees" x={mapSize - 8} y={at + 4} textAnchor="end">
              {text}
            </text>
          )}
        </g>
      ))}
      <path className="map__centre" d={`M${mapSize / 2 - 7} ${mapSize / 2}h14M${mapSize / 2} ${mapSize / 2 - 7}v14`} />
      <path className="map__north" d={`M${right - 8} 40l8 -24l8 24l-8 -6z`} transform="translate(-8 0)" />
      <text className="map__sign" x={right - 8} y="56" textAnchor="middle">
        {copy.area.up}
      </text>
      <path className="map__bar" d={`M${right - bar} ${foot - 5}v5h${bar}v-5`} />
      <text className="map__sign" x={right - bar / 2} y={foot - 8} textAnchor="middle">
        {copy.area.length(length)}
      </text>
    </g>
  )
}
