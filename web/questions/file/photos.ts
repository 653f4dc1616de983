import { useEffect, useRef, useState } from 'react'
import type { Material } from '#contracts/item.ts'
import { drawnJpeg } from '#web/shared/drawn-jpeg.ts'
import { freeName } from '#web/shared/free-name.ts'
import { boundBytes, picturesAsPdf } from '#web/shared/pictures-as-pdf.ts'
import { randomId } from '#web/shared/uuid.ts'
import { copy } from '../copy.ts'

/** A text of A4 is read well at that many pixels, and a page stays near one megabyte. */
const longest = 2600

export type Photo = { id: string; jpeg: Blob; width: number; height: number; url: string }
type Slot = Pick<Material, 'name' | 'formats'>

/** Whether a slot can be filled with the camera of a telephone. */
export const takesPhotos = ({ formats }: Pick<Material, 'formats'>): boolean =>
  formats.includes('pdf') || formats.includes('jpeg')

/** The pages that somebody photographs for one material before they are sent: together as one PDF, or each at once where only photographs are taken. */
export function usePhotos(slot: Slot, there: readonly string[], onFile: (file: File) => void) {
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const [unread, setUnread] = useState(false)
  const shown = useRef<string[]>([])
  useEffect(() => () => shown.current.forEach((url) => URL.revokeObjectURL(url)), [])
  const named = (at: number) => copy.file.photos.file(slot.name, at)

  const take = async (file: File): Promise<void> => {
    const drawn = await readPhoto(file)
    setUnread(drawn === null)
    if (!drawn) return
    if (!slot.formats.includes('pdf'))
      return onFile(new File([drawn.jpeg], freeName(named, 'jpg', there), { type: 'image/jpeg' }))
    const url = URL.createObjectURL(drawn.jpeg)
    shown.current.push(url)
    setPhotos((before) => [...before, { ...drawn, id: randomId(), url }])
  }
  const drop = (id: string): void => setPhotos((before) => before.filter((photo) => photo.id !== id))
  const send = async (): Promise<void> => {
    const pictures = await Promise.all(
      photos.map(async ({ jpeg, width, height }) => ({
        jpeg: new Uint8Array(await jpeg.arrayBuffer()),
        width,
        height,
      })),
    )
    setPhotos([])
    onFile(new File([picturesAsPdf(pictures)], freeName(named, 'pdf', there), { type: 'application/pdf' }))
  }
  return { photos, unread, bytes: boundBytes(photos.map(({ jpeg }) => jpeg.size)), take, drop, send }
}

export type Camera = ReturnType<typeof usePhotos>

/** What the camera gave, upright and without what it wrote of its owner and place; null when it is no picture. */
async function readPhoto(file: File) {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return await drawnJpeg(image, { width: image.naturalWidth, height: image.naturalHeight }, { longest })
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(url)
  }
}
