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
export const faces = writeOnce('credentials.faces', ['region', 'stream'], ['holder_kind', 'holder_shown'])
