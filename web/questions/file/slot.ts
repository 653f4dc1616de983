import { createContext, type ReactNode } from 'react'
import type { Field } from '#contracts/item.ts'

/** How the page around a form takes in the files that one of its questions asks for; null where nothing is taken, as in a preview. */
export const FileSlot = createContext<((field: Field) => ReactNode) | null>(null)
