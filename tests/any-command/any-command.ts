import { ofIntake } from './of-intake.ts'
import type { Makers } from './look.ts'
import { ofProcedures } from './of-procedures.ts'
import { ofReview } from './of-review.ts'
import { ofTheRest } from './of-the-rest.ts'

/** Every command that there is, however it may be made up. */
export const anyCommand: Makers = { ...ofIntake, ...ofReview, ...ofProcedures, ...ofTheRest }
