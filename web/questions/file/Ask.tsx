import { use, useEffect, useEffectEvent, type ReactNode } from 'react'
import type { Material } from '#contracts/item.ts'
import { formatsText, sizeText } from '#web/shared/words.ts'
import { FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { acceptOf } from './model.ts'
import { Photos } from './Photos.tsx'
import { takesPhotos, usePhotos } from './photos.ts'
import { FileSlot } from './slot.ts'
import { useUploads, type Place, type Staged, type Transfer } from './uploads.ts'
import type { Waiting } from './waiting.ts'

/** 文件: the slot of a material at its place in the form, as the page around it takes files. */
export function AskFile({ field, id, error }: Pick<AskProps, 'field' | 'id' | 'error'>): ReactNode {
  const slot = use(FileSlot)
  if (slot) return slot(field)
  return (
    <FieldFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field)}
      error={error}
    >
      <button id={id} type="button" className="button button--quiet" aria-disabled>
        {copy.file.choose}
      </button>
    </FieldFrame>
  )
}

type AskFilesProps = {
  place: Place
  material: Material
  id: string
  files: readonly Staged[]
  error: string | null
  /** What is at hand is asked for: until the answer is there nothing else is taken. */
  held?: boolean
  onFiles: (change: (files: Staged[]) => Staged[]) => void
  /** Hears what would be lost if the page were left now. */
  onWaiting: (waiting: Waiting | null) => void
}

/** The files of one material: what has arrived, what is on its way, and the button for more. */
export function AskFiles({
  place,
  material,
  id,
  files,
  error,
  held = false,
  onFiles,
  onWaiting,
}: AskFilesProps): ReactNode {
  const uploads = useUploads(place, material, files, onFiles)
  const camera = usePhotos(
    material,
    files.map(({ name }) => name),
    (file) => pick([file]),
  )
  const underWay = uploads.transfers.some((each) => !each.error)
  const single = material.maxFiles === 1
  const full = files.length + uploads.transfers.filter((each) => !each.error).length >= material.maxFiles
  function pick(chosen: File[]): void {
    void (single && full ? uploads.replace(chosen) : uploads.start(chosen.slice(0, material.maxFiles - files.length)))
  }
  useWaiting(camera.photos.length > 0 ? 'pages' : underWay ? 'transfer' : null, onWaiting)
  if (!material.ways.includes('upload')) return <p className="notice">{copy.file.paperOnly}</p>
  const shut = full && !single
  return (
    <div className={error ? 'upload field field--wrong' : 'upload field'}>
      <p className="field__hint" id={`${id}-hint`}>
        {copy.file.allowed(formatsText(material.formats), sizeText(material.maxBytes), material.maxFiles)}
      </p>
      {error && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {files.length > 0 && (
        <ul className="files">
          {files.map((file) => (
            <li key={file.file} className="file file--arrived">
              <span className="file__name">{file.name}</span>
              <span className="file__state">
                {sizeText(file.bytes)} · {copy.file.uploaded}
              </span>
              <button
                type="button"
                className="link-button"
                aria-label={copy.file.removeOf(file.name)}
                onClick={() => void uploads.remove(file)}
              >
                {copy.file.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div aria-live="polite">
        {uploads.removalError && <p className="field__error">{uploads.removalError}</p>}
        {uploads.transfers.length > 0 && (
          <ul className="files">
            {uploads.transfers.map((transfer) => (
              <OnItsWay
                key={transfer.id}
                transfer={transfer}
                onRetry={() => void uploads.retry(transfer)}
                onDrop={() => uploads.drop(transfer.id)}
              />
            ))}
          </ul>
        )}
      </div>
      {shut ? (
        <p className="field__hint" id={id} tabIndex={-1}>
          {camera.photos.length > 0 ? copy.file.fullPhotos(material.maxFiles) : copy.file.full(material.maxFiles)}
        </p>
      ) : (
        <span className="file-button">
          <input
            id={id}
            type="file"
            accept={acceptOf(material.formats)}
            multiple={!single}
            disabled={held}
            aria-describedby={[`${id}-hint`, error ? `${id}-error` : ''].filter(Boolean).join(' ')}
            onChange={(event) => {
              const chosen = Array.from(event.currentTarget.files ?? [])
              event.currentTarget.value = ''
              pick(chosen)
            }}
          />
          <label htmlFor={id} className="button button--quiet">
            {files.length === 0 ? copy.file.choose : single ? copy.file.replace : copy.file.another}
            <span className="visually-hidden">：{copy.file.chooseFor(material.name)}</span>
          </label>
        </span>
      )}
      {takesPhotos(material) && <Photos id={id} material={material} camera={camera} shut={shut || held} />}
    </div>
  )
}

/** Tells the page what waits, and has the browser ask before it is left meanwhile. */
function useWaiting(waiting: Waiting | null, onWaiting: (waiting: Waiting | null) => void): void {
  const tell = useEffectEvent(onWaiting)
  useEffect(() => {
    if (waiting === null) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    tell(waiting)
    return () => {
      removeEventListener('beforeunload', ask)
      tell(null)
    }
  }, [waiting])
}

function OnItsWay({
  transfer,
  onRetry,
  onDrop,
}: {
  transfer: Transfer
  onRetry: () => void
  onDrop: () => void
}): ReactNode {
  if (transfer.error)
    return (
      <li className="file file--failed">
        <span className="field__error">{transfer.error}</span>
        {!transfer.hopeless && (
          <button type="button" className="link-button" onClick={onRetry}>
            {copy.file.retry}
          </button>
        )}
        <button type="button" className="link-button" onClick={onDrop}>
          {copy.file.dismiss}
        </button>
      </li>
    )
  return (
    <li className="file">
      <span className="file__name">{transfer.file.name}</span>
      <progress value={transfer.share} max={1} aria-label={transfer.file.name} />
      <span className="file__state">{copy.file.uploading(transfer.share)}</span>
    </li>
  )
}
