import type { Material } from '#contracts/item.ts'
import { boundBytes } from '#web/shared/pictures-as-pdf.ts'

/** Most pages of one file that a reviewer can be shown. */
const mostPages = 200

/** Where the pages of one sitting go: what the slot takes, and how many more files. */
export type Place = Pick<Material, 'formats' | 'maxBytes'> & { room: number }

/** Whether a slot can be filled with a camera. */
export const canPhotograph = ({ formats }: Pick<Material, 'formats'>): boolean =>
  formats.includes('pdf') || formats.includes('jpeg')

/** One PDF of all pages where the slot takes PDF; otherwise each page is a file. */
export const binds = ({ formats }: Pick<Material, 'formats'>): boolean => formats.includes('pdf')

/** How many more pages can be taken. */
export function roomFor(pages: number, place: Place): number {
  return Math.max(0, (binds(place) ? mostPages : place.room) - pages)
}

/** How large what is put in will be: the document, or all the pictures. */
export const sizeOf = (pages: readonly number[], place: Place): number =>
  binds(place) ? boundBytes(pages) : pages.reduce((sum, bytes) => sum + bytes, 0)

/** Whether what was taken is more than the slot takes: told before it is sent. */
export function isTooLarge(pages: readonly number[], place: Place): boolean {
  return binds(place) ? sizeOf(pages, place) > place.maxBytes : pages.some((bytes) => bytes > place.maxBytes)
}

type Named = { id: string }

/** The pages with one more at the end, or in the place of the one that was taken again. */
export function withPage<P extends Named>(pages: readonly P[], page: P, inPlaceOf: string | null): P[] {
  if (inPlaceOf === null) return [...pages, page]
  return pages.map((one) => (one.id === inPlaceOf ? page : one))
}

/** The pages with one of them a place further on, or back for −1; at either end it stays. */
export function moved<P extends Named>(pages: readonly P[], id: string, by: 1 | -1): P[] {
  const at = pages.findIndex((page) => page.id === id)
  const other = pages[at + by]
  if (!other) return [...pages]
  return pages.map((page, index) => (index === at ? other : index === at + by ? pages[at]! : page))
}
