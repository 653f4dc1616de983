import { Button } from 'antd'
import { copy } from '../copy.ts'

/** A page as it was taken, and as it is now that it may have been turned. */
export type PageTaken = {
  id: string
  original: { jpeg: Blob; width: number; height: number }
  quarters: number
  jpeg: Blob
  width: number
  height: number
  /** Where the browser shows `jpeg` from. */
  url: string
}

/** The pages of a sitting in their order, small; the one that is looked at is marked. */
export function CameraPages({
  pages,
  looking,
  onLook,
}: {
  pages: readonly PageTaken[]
  looking: string | null
  onLook: (id: string) => void
}) {
  return (
    <ol className="camera-pages" aria-label={copy.camera.pages}>
      {pages.map(({ id, url }, at) => (
        <li key={id}>
          <button type="button" className="camera-page" aria-pressed={id === looking} onClick={() => onLook(id)}>
            <img src={url} alt="" />
            <span>{copy.camera.page(at + 1)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

/** What can be done with the page that is looked at. */
export function PageActs({
  at,
  count,
  disabled,
  onMove,
  onTurn,
  onAgain,
  onRemove,
  onBack,
}: {
  at: number
  count: number
  disabled: boolean
  onMove: (by: 1 | -1) => void
  onTurn: () => void
  onAgain: () => void
  onRemove: () => void
  onBack: () => void
}) {
  return (
    <div className="camera-acts">
      <Button type="primary" disabled={disabled} onClick={onBack}>
        {copy.camera.on}
      </Button>
      <Button disabled={disabled} onClick={onTurn}>
        {copy.camera.turn}
      </Button>
      <Button disabled={disabled} onClick={onAgain}>
        {copy.camera.again}
      </Button>
      <Button disabled={disabled || at === 0} onClick={() => onMove(-1)}>
        {copy.camera.earlier}
      </Button>
      <Button disabled={disabled || at === count - 1} onClick={() => onMove(1)}>
        {copy.camera.later}
      </Button>
      <Button danger disabled={disabled} onClick={onRemove}>
        {copy.camera.remove}
      </Button>
    </div>
  )
}
