import { outcomeOnPaper, type OutcomeAct } from '#contracts/outcome.ts'

export type LegalGround = { law: string; article: string }

/** What a decision rests on: the article the decider named first, then those of the item, each once. */
export function decisionGrounds(basis: string, bases: readonly LegalGround[]): LegalGround[] {
  const all = [...namedGrounds(basis.trim()), ...bases.map(plainGround)]
  return all.filter(
    (one, index) => all.findIndex((other) => other.law === one.law && other.article === one.article) === index,
  )
}

const plainGround = ({ law, article }: LegalGround): LegalGround => ({
  law: law.replaceAll(/[《》]/g, ''),
  article,
})

/** What is granted, in one sentence, in the words of what was asked for. */
export const permitSentence = (act: OutcomeAct, applicant: string, item: string): string =>
  act === '许可'
    ? `准予${applicant}提出的“${item}”申请。`
    : `${applicant}提出的“${item}”申请，${outcomeOnPaper(act, 'granted').full}。`

const bracketed = /《([^《》]+)》([^《》]*)/g
const ends = /[\s、，,；;。]+$/
const unbracketed = /^([^《》第]+(?:法|条例|办法|规定|细则))(第[^《》]+)$/

/** Words that are no list of 《law》article are kept as they were written, with no law of their own. */
function namedGrounds(basis: string): LegalGround[] {
  if (basis === '') return []
  const bare = unbracketed.exec(basis)
  if (bare) return [{ law: bare[1]!, article: bare[2]!.replace(ends, '') }]
  const listed = [...basis.matchAll(bracketed)].map((match) => ({
    law: match[1]!,
    article: match[2]!.replace(ends, ''),
  }))
  const isList = basis.startsWith('《') && listed.every(({ article }) => /^第\S+$/.test(article))
  return isList ? listed : [{ law: '', article: basis }]
}
