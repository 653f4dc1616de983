import type { ReactNode } from 'react'
import type { Field, Material } from '#contracts/item.ts'

/** What a designer of forms changes of a question of one type; used at the desk alone. */
export type EditProps = {
  field: Field
  /** The questions that stand before it. */
  before: readonly Field[]
  /** 材料目录 of the same design. */
  materials: readonly Material[]
  onField: (field: Field) => void
}
export type Edit = (props: EditProps) => ReactNode

/** A name that none of these has. */
export function freshName(letter: string, taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`${letter}${number}`)) number += 1
  return `${letter}${number}`
}
