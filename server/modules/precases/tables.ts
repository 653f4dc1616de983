import { table, writeOnce } from '#platform/table.ts'

export const precases = table(
  'precases.precases',
  ['region', 'stream'],
  ['kind', 'number', 'item', 'revision', 'phase', 'outcome', 'asked_day', 'due_day', 'draft', 'case_stream'],
)
export const askers = writeOnce('precases.askers', ['region', 'stream'], ['asker', 'asked_at'])
export const boxes = table('precases.boxes', ['region', 'stream', 'subject'], ['box', 'due_day'])
