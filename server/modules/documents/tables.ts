import { table } from '#platform/table.ts'

/** A row makes a staged file part of its case; the foreign key refuses a file that has been removed. */
export const attachments = table('documents.attachments', ['region', 'file'], [], 'keep')
