import { table, writeOnce } from '#platform/table.ts'

export const obligations = table(
  'obligations.obligations',
  ['region', 'stream'],
  [
    'kind',
    'owed_by',
    'office',
    'case_stream',
    'number',
    'item',
    'revision',
    'what',
    'amounts_fen',
    'consequence',
    'since_day',
    'due_day',
    'state',
    'answered',
    'extended',
    'defaulted_day',
    'ended_day',
  ],
)
export const debtors = writeOnce('obligations.debtors', ['region', 'stream'], ['debtor', 'due_day'])
export const boxes = table('obligations.boxes', ['region', 'stream', 'subject'], ['box', 'due_day'])
