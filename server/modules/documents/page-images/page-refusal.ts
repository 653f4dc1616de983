export type PageRefusalCode =
  /** neither PDF nor PNG nor JPEG, or not what was announced */
  | 'unknown-kind'
  | 'broken'
  /** needs a password */
  | 'locked'
  | 'too-large'
  | 'too-many-pages'
  | 'too-slow'
  /** the painting process died or needed too much memory */
  | 'too-heavy'

/** The upload cannot be turned into page images; the code says why, nothing of the file is quoted. */
export class PageRefusal extends Error {
  override name = 'PageRefusal'
  readonly code: PageRefusalCode
  constructor(code: PageRefusalCode) {
    super(`page images refused: ${code}`)
    this.code = code
  }
}
