import { table } from '#platform/table.ts'

/** A row makes a staged file part of its case; the foreign key refuses a file that has been removed. */
export const attachments = table('documents.attachments', ['region', 'file'], [], 'keep')
/** Taken out of here, a staged file is brought no more; its bytes go to the leftovers. */
export const files = table('documents.files', ['region', 'id'])
export const leftovers = table('documents.leftovers', ['region', 'blob'], [], 'keep')
