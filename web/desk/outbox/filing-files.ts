import { removeFile, uploadFile, type DraftView } from '#contracts/cases.ts'
import { FileId } from '#contracts/ids.ts'
import { call } from '#web/shared/call.ts'
import { failureOf } from '../failure.ts'
import { nextStep, type Filing } from './filing.ts'
import { outbox } from './outbox.ts'

/** Sends one file of a filing at once, or keeps it here when there is no answer. */
export async function bringFile(
  { id, region }: Filing,
  material: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> {
  // What was typed goes first: whether this material is asked for at all may hang on it.
  const filing = outbox.find(id)
  if (!filing) return
  if (nextStep(filing) !== null && (await outbox.send(id)) !== 'sent') return outbox.addFile(id, material, file)
  try {
    const staged = await call(uploadFile, {
      params: { region, case: id },
      query: { material, name: file.name },
      raw: file,
      onProgress,
    })
    const added = { id: staged.file, material, name: staged.name, bytes: staged.bytes, sent: staged.file, tried: true }
    await outbox.change(id, (one) => ({ ...one, files: [...one.files, added] }))
  } catch (error) {
    if (failureOf(error).kind !== 'unanswered') throw error
    await outbox.addFile(id, material, file, { tried: true })
    void outbox.send(id)
  }
}

/** Notes a file that the server has copied from an earlier case. */
export async function bringCopy(
  { id }: Filing,
  { file, material, name, bytes }: DraftView['files'][number],
): Promise<void> {
  const added = { id: file, material, name, bytes, sent: file, tried: true }
  await outbox.change(id, (one) => ({ ...one, files: [...one.files, added] }))
}

/** Takes a file back: from here, or from the server that has it. */
export async function takeFileBack({ id, region, files }: Filing, file: string): Promise<void> {
  const sent = files.find((one) => one.id === file)?.sent
  if (sent) await call(removeFile, { params: { region, case: id, file: FileId.parse(sent) } })
  await outbox.removeFile(id, file)
}
