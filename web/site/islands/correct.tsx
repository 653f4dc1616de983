import type { ReactNode } from 'react'
import { CorrectForm, type CorrectData } from './CorrectForm.tsx'

export const correct = (data: CorrectData): ReactNode => <CorrectForm {...data} />
