import { randomId } from './uuid.ts'

/** Ids of uploads whose answer has not come. */
const under = new Map<string, string>()

/**
 * Sends one file under one id however often it is chosen or sent again, until its answer is there: a second click, or a repeat after a lost
 * answer, brings the same file and not a second one.
 *
 * @param to the case, and the material of it
 */
export async function uploadOnce<T>(
  to: { case: string; material: string },
  file: Pick<File, 'name' | 'size' | 'lastModified'>,
  send: (upload: string) => Promise<T>,
): Promise<T> {
  const key = JSON.stringify([to.case, to.material, file.name, file.size, file.lastModified])
  const upload = under.get(key) ?? randomId()
  under.set(key, upload)
  const answer = await send(upload)
  under.delete(key)
  return answer
}
