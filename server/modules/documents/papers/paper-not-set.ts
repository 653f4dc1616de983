/** The paper could not be set, for instance because no font has a letter of a name. Says which kind, never the content. */
export class PaperNotSet extends Error {
  override name = 'PaperNotSet'
}
