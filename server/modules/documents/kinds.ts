import type { FileKind } from './file-kind.ts'
import type { PageMediaType } from './page-images/render-pages.ts'

/** What the three kinds of files are called in headers, in names and to people. */
export const kindFacts: Record<FileKind, { mediaType: PageMediaType; title: string }> = {
  pdf: { mediaType: 'application/pdf', title: 'PDF' },
  png: { mediaType: 'image/png', title: 'PNG' },
  jpeg: { mediaType: 'image/jpeg', title: 'JPEG' },
}

/** Ending of a file name for a stored media type. */
export function endingOf(mediaType: string): string {
  if (mediaType === kindFacts.pdf.mediaType) return 'pdf'
  return mediaType === kindFacts.png.mediaType ? 'png' : 'jpg'
}
