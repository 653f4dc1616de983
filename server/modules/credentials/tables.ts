import { table, writeOnce } from '#platform/table.ts'

export const credentials = table(
  'credentials.credentials',
  ['region', 'stream'],
  [
    'identifier',
    'serial',
    'licence_type',
    'title',
    'issuer',
    'case_stream',
    'valid_from',
    'valid_until',
    'status',
    'issued_day',
  ],
)
/** 证照标识 of each version of a licence. */
export const versions = table(
  'credentials.versions',
  ['region', 'identifier'],
  ['stream', 'version', 'licence_type', 'case_stream', 'valid_until', 'issued_day'],
)
/** 决定文书号 of each version. */
export const decisions = table('credentials.decisions', ['region', 'stream', 'identifier'], ['document'])
/** What happened to a licence, as anybody may read it. */
export const turns = table('credentials.turns', ['region', 'stream', 'nth'], ['turn', 'day', 'ground'])
/** Whose a licence is, so that it can stand in for a material of theirs. */
export const holders = writeOnce('credentials.holders', ['region', 'stream'], ['holder', 'licence_type'])
/** The same, where a change has brought the holder another name. */
export const facesAnew = table(
  'credentials.faces',
  ['region', 'stream'],
  ['holder_kind', 'holder_shown', 'holder_code'],
)
export const faces = writeOnce(
  'credentials.faces',
  ['region', 'stream'],
  ['holder_kind', 'holder_shown', 'holder_code'],
)
