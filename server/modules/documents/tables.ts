import { table } from '#platform/table.ts'

/** A row makes a staged file part of its case; the foreign key refuses a file that has been removed. */
export const attachments = table('documents.attachments', ['region', 'file'], [], 'keep')
/** A file of a whole that becomes a part's as well; its row is written with the part's first event. */
export const carriedFiles = table(
  'documents.files',
  ['region', 'id'],
  ['stream', 'material', 'sealed', 'content', 'media_type', 'bytes', 'uploaded_at', 'brought_by', 'earlier'],
  'keep',
)
/** Taken out of here, a staged file is brought no more; its bytes go to the leftovers. */
export const files = table('documents.files', ['region', 'id'])
export const leftovers = table('documents.leftovers', ['region', 'blob'], [], 'keep')
