const filler =
  /我要|我想|想要|怎么办理|怎么办|怎么样|怎么|如何|办理|办个|申请|需要什么|需要|哪里|在哪|去哪|一家|一个|一下|可以|能不能|请问|手续|流程|[的吗呢啊个张本]/g

/** Text as it is searched: full-width letters and case don't matter. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Words of a search: what stands between spaces and marks; at most eight. */
export function termsOf(q: string): string[] {
  return [...new Set(plain(q).split(/[\s,，、。;；？?！!/“”"《》]+/u))].filter((term) => term !== '').slice(0, 8)
}

/** What is left of a sentence when the words of asking are taken out: 怎么办理身份证 → 身份证. */
export const withoutFiller = (q: string): string => plain(q).replaceAll(filler, ' ').trim()

/** Single letters and pairs of letters of a text: what the index of the directory is made of. */
export function gramsOf(text: string): string[] {
  const letters = [...plain(text).replaceAll(/\s+/g, ' ')]
  const pairs = letters.slice(1).map((letter, place) => letters[place]! + letter)
  return [...new Set([...letters, ...pairs])].filter((gram) => !gram.includes(' '))
}

/** What a row must have to hold every term: of a term of one letter the letter, of a longer one its pairs. */
export function neededGrams(terms: readonly string[]): string[] {
  return [
    ...new Set(terms.flatMap((term) => gramsOf(term).filter((gram) => [...term].length === 1 || [...gram].length > 1))),
  ]
}
