import { table } from '#platform/table.ts'

export const parcels = table(
  'deliveries.parcels',
  ['region', 'stream'],
  ['case_stream', 'number', 'company', 'waybill', 'state', 'ended', 'sent_day', 'track'],
)
export const deposits = table(
  'deliveries.deposits',
  ['region', 'stream'],
  ['case_stream', 'number', 'ticket', 'locker', 'cell', 'state', 'ended', 'begun_day', 'until_day'],
)
export const transfers = table(
  'deliveries.transfers',
  ['region', 'stream'],
  [
    'case_stream',
    'number',
    'item',
    'revision',
    'materials',
    'missing',
    'returned',
    'hall',
    'office',
    'place',
    'sheet',
    'taken_day',
    'handed_at',
    'received_at',
  ],
)
/** Who signed: written once each. */
export const signers = table('deliveries.signers', ['region', 'stream', 'act'], ['signer'], 'keep')
