import { table } from '#platform/table.ts'

export const parcels = table(
  'deliveries.parcels',
  ['region', 'stream'],
  ['case_stream', 'number', 'company', 'waybill', 'state', 'ended', 'sent_day', 'track'],
)
