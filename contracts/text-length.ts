/** 字数 as people count it: a rare character, which a computer keeps in two pieces, is one. Rules and pages count alike. */
export const textLength = (text: string): number => Array.from(text).length

/** Whether a text says something of so many characters (字); blanks around it say nothing. */
export const saysAtLeast = (text: string, least: number): boolean => textLength(text.trim()) >= least
