import type { ReactNode } from 'react'
import type { Material } from '#contracts/item.ts'
import { sizeText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import type { Camera } from './photos.ts'

const words = copy.file.photos

type Props = {
  id: string
  material: Material
  camera: Camera
  /** No further file is taken now; what was photographed stays. */
  shut: boolean
}

/** 拍照 on a telephone: each photograph is a page, and the pages are sent as one document. */
export function Photos({ id, material, camera, shut }: Props): ReactNode {
  const { photos, unread, bytes, take, drop, send } = camera
  const tooLarge = bytes > material.maxBytes
  return (
    <div className="photos">
      {!shut && (
        <span className="file-button">
          <input
            id={`photo-${id}`}
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => {
              const [file] = Array.from(event.currentTarget.files ?? [])
              event.currentTarget.value = ''
              if (file) void take(file)
            }}
          />
          <label htmlFor={`photo-${id}`} className="button button--quiet">
            {photos.length === 0 ? words.take : words.another}
            <span className="visually-hidden">：{words.takeFor(material.name)}</span>
          </label>
        </span>
      )}
      <div aria-live="polite">
        {unread && <p className="field__error">{words.unread}</p>}
        {photos.length > 0 && (
          <p className="field__hint">{words.taken(photos.length, sizeText(bytes), sizeText(material.maxBytes))}</p>
        )}
        {tooLarge && (
          <p className="field__error">{material.maxFiles === 1 ? words.tooLarge.single : words.tooLarge.several}</p>
        )}
      </div>
      {photos.length > 0 && (
        <>
          <ol className="photo-pages">
            {photos.map(({ id, url }, at) => (
              <li key={id}>
                <img src={url} alt={words.page(at + 1)} />
                <button
                  type="button"
                  className="link-button"
                  aria-label={words.dropPage(at + 1)}
                  onClick={() => drop(id)}
                >
                  {copy.file.remove}
                </button>
              </li>
            ))}
          </ol>
          <button
            type="button"
            className="button button--quiet"
            disabled={tooLarge || shut}
            onClick={() => void send()}
          >
            {words.send(photos.length)}
          </button>
        </>
      )}
    </div>
  )
}
