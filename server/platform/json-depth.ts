/** Deepest nesting of a JSON body: forms and lists of forms need five; what recurses over a value must not be led further. */
export const mostLevels = 32

/** Whether arrays and objects of this JSON text stand in each other deeper than `most`, told without parsing it. */
export function isDeeperThan(text: string, most: number): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === quote) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== quote; at += 1)
        if (text.charCodeAt(at) === backslash) at += 1
    } else if (sign === openBracket || sign === openBrace) {
      depth += 1
      if (depth > most) return true
    } else if (sign === closeBracket || sign === closeBrace) depth -= 1
  }
  return false
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d]
