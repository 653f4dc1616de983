/**
 * A path on this site to lead somebody back to, as a log-in or a switch of view does; undefined for anything else, such as `//elsewhere`
 * or an address with a scheme, so that no link of ours ends on another site.
 */
export function localPath(text: string | null | undefined): string | undefined {
  return text && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) ? text : undefined
}
