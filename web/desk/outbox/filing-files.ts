import { removeFile, uploadFile, type DraftView } from '#contracts/cases.ts'
import { FileId } from '#contracts/ids.ts'
import { call } from '#web/shared/call.ts'
import { uploadOnce } from '#web/shared/upload-once.ts'
import { failureOf } from '../failure.ts'
import { nextStep, type Filing } from './filing.ts'
import { outbox, type Outbox } from './outbox.ts'
import { outcomeOf } from './send.ts'

/** Sends one file of a filing at once, or keeps it here when there is no answer or none that says anything of it; either way it goes under one id. */
export async function bringFile(
  { id, region }: Filing,
  material: string,
  file: File,
  onProgress: (share: number) => void,
  { box = outbox, ask = call }: { box?: Outbox; ask?: typeof call } = {},
): Promise<void> {
  // What was typed goes first: whether this material is asked for at all may hang on it.
  const filing = box.find(id)
  if (!filing) return
  if (nextStep(filing) !== null && (await box.send(id)) !== 'sent') return box.addFile(id, material, file)
  let under: string | undefined
  try {
    const staged = await uploadOnce({ case: id, material }, file, (upload) => {
      under = upload
      return ask(uploadFile, {
        params: { region, case: id },
        query: { material, name: file.name, upload },
        raw: file,
        onProgress,
      })
    })
    const added = { id: staged.file, material, name: staged.name, bytes: staged.bytes, sent: staged.file, tried: true }
    await box.change(id, (one) => ({ ...one, files: [...one.files.filter(({ sent }) => sent !== staged.file), added] }))
  } catch (error) {
    if (outcomeOf(failureOf(error)) !== 'waits' || under === undefined) throw error
    await box.addFile(id, material, file, { upload: under })
    void box.send(id)
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
