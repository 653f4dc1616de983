import type { Material } from '#contracts/item.ts'
import { formatsText, sizeText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const endings = { pdf: ['.pdf'], png: ['.png'], jpeg: ['.jpg', '.jpeg'] } as const
type Wanted = Pick<Material, 'formats' | 'maxBytes'>

/** Value of the `accept` attribute for these formats. */
export function acceptOf(formats: Material['formats']): string {
  return formats.flatMap((format) => endings[format]).join(',')
}

/** What is wrong with a chosen file by its name and size; the server looks at the bytes themselves. */
export function checkFile(material: Wanted, file: { name: string; size: number }): string | null {
  const name = file.name.toLowerCase()
  const fits = material.formats.some((format) => endings[format].some((ending) => name.endsWith(ending)))
  if (!fits) return copy.file.wrongFormat(file.name, formatsText(material.formats))
  if (file.size === 0) return copy.file.empty(file.name)
  if (file.size > material.maxBytes)
    return copy.file.tooLarge(file.name, sizeText(file.size), sizeText(material.maxBytes))
  return null
}
