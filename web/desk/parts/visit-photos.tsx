import { Button } from 'antd'
import { useEffect, useId, useState } from 'react'
import { downloadDeskFile } from '#contracts/cases.ts'
import type { CaseId, RegionId, TaskId } from '#contracts/ids.ts'
import { readVisitPhoto, type VisitRecordView } from '#contracts/site-visit.ts'
import { mostVisitPhotos } from '#contracts/visit-events.ts'
import { address } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { visits } from '../outbox/kept-visits.ts'
import type { KeptPhoto, VisitDraft } from '../outbox/visits.ts'

const words = copy.visit.photos

/** Where photographs are read: an officer's task by number, or the case by file. */
export type PhotoPlace = { region: RegionId; task: TaskId } | { region: RegionId; case: CaseId }

/** 现场照片 of a record. They are fetched when somebody asks for them: each look is written down. */
export function VisitPhotos({ record, place }: { record: VisitRecordView; place: PhotoPlace | null }) {
  const [shown, setShown] = useState(false)
  if (record.photos.length === 0) return null
  const titleOf = (key: string) => record.points.find((point) => point.key === key)?.title ?? key
  if (!place) return <p className="quiet">{words.others(record.photos.length)}</p>
  if (!shown)
    return (
      <>
        <p className="no-print">
          <Button size="small" onClick={() => setShown(true)}>
            {words.show(record.photos.length)}
          </Button>
        </p>
        <p className="print-only">{words.unprinted(record.photos.length)}</p>
      </>
    )
  return (
    <ul className="photo-list">
      {record.photos.map(({ number, point, file, takenAt, located }) => (
        <li key={number}>
          <figure>
            <img
              alt={words.alt(number, titleOf(point))}
              src={
                'task' in place
                  ? address(readVisitPhoto, { params: { ...place, photo: number } })
                  : file
                    ? address(downloadDeskFile, { params: { ...place, file } })
                    : undefined
              }
            />
            <figcaption>
              {words.caption(number, titleOf(point))}
              <span className="quiet"> {words.stated(takenAt, located)}</span>
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  )
}

/** Photographs of one point, from the camera or the album of this device. */
export function TakePhotos({
  draft,
  point,
  onFirst,
}: {
  draft: VisitDraft
  point: { key: string; title: string }
  onFirst: () => Promise<void>
}) {
  const id = useId()
  const [refused, setRefused] = useState<string | null>(null)
  const own = draft.photos.filter((photo) => photo.point === point.key)
  const take = async (files: readonly File[]) => {
    setRefused(null)
    try {
      await keep(files)
    } catch {
      setRefused(words.notKept)
    }
  }
  const keep = async (files: readonly File[]) => {
    if (!visits.find(draft.task)) await onFirst()
    for (const file of files) {
      const kept = visits.find(draft.task)?.photos.length ?? 0
      if (kept >= mostVisitPhotos.photos) return setRefused(words.tooMany(mostVisitPhotos.photos))
      if (file.type !== 'image/jpeg') setRefused(words.notJpeg)
      else if (file.size > mostVisitPhotos.bytes) setRefused(words.tooLarge(mostVisitPhotos.bytes / 1_000_000))
      else await visits.addPhoto(draft.task, point.key, file)
    }
  }
  return (
    <div className="photo-take">
      <label htmlFor={id} className="photo-pick">
        {words.take}
        <input
          id={id}
          type="file"
          accept="image/jpeg"
          multiple
          aria-label={words.takeOf(point.title)}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            void take(files)
          }}
        />
      </label>
      {own.length > 0 && (
        <ul className="photo-list">
          {own.map((photo) => (
            <Kept key={photo.file} task={draft.task} photo={photo} />
          ))}
        </ul>
      )}
      {refused && <p role="alert">{refused}</p>}
    </div>
  )
}

function Kept({ task, photo }: { task: string; photo: KeptPhoto }) {
  const [source, setSource] = useState<string>()
  useEffect(() => {
    let made: string | null = null
    let over = false
    void visits.bytesOf(task, photo.file).then((bytes) => {
      if (!bytes || over) return
      made = URL.createObjectURL(bytes.slice(0, bytes.size, 'image/jpeg'))
      setSource(made)
    })
    return () => {
      over = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [task, photo.file])
  return (
    <li>
      <figure>
        <img alt={photo.name} src={source} />
        <figcaption>
          <Button size="small" onClick={() => void visits.removePhoto(task, photo.file)}>
            {words.remove(photo.name)}
          </Button>
        </figcaption>
      </figure>
    </li>
  )
}
