/** The chosen option as a menu holds it: '' for none. */
export const chosenOption = (answer: unknown): string => (typeof answer === 'string' ? answer : '')

/** What was chosen in a menu; undefined for none. */
export const readChoice = (chosen: string): string | undefined => chosen || undefined
