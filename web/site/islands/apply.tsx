import type { ReactNode } from 'react'
import { ApplyForm, type ApplyData } from './ApplyForm.tsx'

export const apply = (data: ApplyData): ReactNode => <ApplyForm {...data} />
