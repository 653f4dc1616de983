/** Bounds of one upload; what exceeds them is refused, never shrunk silently. */
export const limits = {
  maxInputBytes: 64 * 1024 * 1024,
  maxPages: 200,
  /** width and height of a page image; the longer side of a tall page is bounded as well */
  maxWidthPx: 1600,
  maxHeightPx: 4800,
  /** pixels of an uploaded picture before it is scaled, 100 megapixels */
  maxInputPixels: 100_000_000,
  maxOutputBytes: 256 * 1024 * 1024,
  timeoutMs: 60_000,
  /** JavaScript heap of the child */
  heapMegabytes: 256,
  /** everything the child holds, pictures and fonts included */
  residentMegabytes: 900,
} as const
