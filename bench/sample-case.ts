import type { Item } from '#contracts/item.ts'
import { visibleFields, visibleMaterials } from '#contracts/answers.ts'
import { sampleAnswer } from '#contracts/sample-answer.ts'

/** Answers that pass the form's own check; fields that appear by other answers are answered too. */
export function sampleAnswers(item: Item): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (;;) {
    const open = visibleFields(item, answers).filter((field) => answers[field.key] === undefined)
    if (open.length === 0) return answers
    for (const field of open) answers[field.key] = sampleAnswer(field)
  }
}

export const requiredMaterials = (item: Item, answers: Record<string, unknown>) =>
  visibleMaterials(item, answers).filter((material) => material.need === 'required')

/** A valid PDF of one page with these words (ASCII). */
export function samplePdf(words: string): Buffer {
  const stream = `BT /F1 18 Tf 60 760 Td (${words.replaceAll(/[^\x20-\x7e]|[()\\]/g, '?')}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
