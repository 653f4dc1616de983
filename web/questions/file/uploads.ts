import { useState } from 'react'
import { removeFile, uploadFile, type StagedFile } from '#contracts/cases.ts'
import type { Material } from '#contracts/item.ts'
import { call } from '#web/shared/call.ts'
import { explain } from '#web/shared/refused.ts'
import { uploadOnce } from '#web/shared/upload-once.ts'
import { randomId } from '#web/shared/uuid.ts'
import type { z } from 'zod'
import { checkFile } from './model.ts'

export type Staged = z.infer<typeof StagedFile>
export type Place = { region: string; case: string }
/** A file on its way up, or one that did not arrive. */
export type Transfer = { id: string; file: File; share: number; error: string | null; hopeless: boolean }

/** Uploads for one material: what is on its way, and how to start, repeat and drop it. `onFiles` hears every change of what has arrived. */
export function useUploads(
  place: Place,
  material: Material,
  files: readonly Staged[],
  onFiles: (change: (files: Staged[]) => Staged[]) => void,
) {
  const [transfers, setTransfers] = useState<Transfer[]>([])
  const [removalError, setRemovalError] = useState<string | null>(null)
  const change = (id: string, over: Partial<Transfer>): void =>
    setTransfers((before) => before.map((each) => (each.id === id ? { ...each, ...over } : each)))
  const drop = (id: string): void => setTransfers((before) => before.filter((each) => each.id !== id))

  async function send({ id, file }: Transfer): Promise<void> {
    change(id, { share: 0, error: null })
    try {
      const staged = await uploadOnce({ case: place.case, material: material.key }, file, (upload) =>
        call(uploadFile, {
          params: place,
          query: { material: material.key, name: file.name, upload },
          raw: file,
          onProgress: (share: number) => change(id, { share }),
        }),
      )
      onFiles((before) => [...before.filter((one) => one.file !== staged.file), staged])
      drop(id)
    } catch (error) {
      change(id, { error: explain(error) })
    }
  }

  async function start(chosen: readonly File[]): Promise<void> {
    const begun = chosen.map((file): Transfer => {
      const error = checkFile(material, file)
      return { id: randomId(), file, share: 0, error, hopeless: error !== null }
    })
    setTransfers((before) => [...before.filter((each) => !each.error), ...begun])
    // One after the other: a cheap phone's line carries one.
    for (const transfer of begun) if (!transfer.hopeless) await send(transfer)
  }

  async function remove(file: Staged): Promise<boolean> {
    setRemovalError(null)
    try {
      await call(removeFile, { params: { ...place, file: file.file } })
      onFiles((before) => before.filter((each) => each.file !== file.file))
      return true
    } catch (error) {
      setRemovalError(explain(error))
      return false
    }
  }

  /** For a material of one file: the new one takes the place of the old. */
  async function replace(chosen: readonly File[]): Promise<void> {
    const [file] = chosen
    const [old] = files
    if (!file) return
    if (old && checkFile(material, file) === null && !(await remove(old))) return
    await start([file])
  }

  return { transfers, removalError, start, replace, remove, retry: send, drop }
}
