import type { ReplyOf } from '#contracts/endpoint.ts'
import type { Item } from '#contracts/item.ts'
import { actOf, outcomeText, type OutcomeAct } from '#contracts/outcome.ts'
import type { tryRules } from '#contracts/rule-trials.ts'
import { copy } from '../copy.ts'

const words = copy.ruleTrial

type Found = ReplyOf<typeof tryRules>

/** What a draft of rules would have decided otherwise. */
export function TrialResult({ found, item }: { found: Found; item: Item }) {
  const act = actOf(item)
  if (found.problems.length > 0)
    return (
      <div role="alert">
        <p>{words.problems}</p>
        <ul>
          {found.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </div>
    )
  if (found.tried === 0) return <output>{words.nothingTried}</output>
  return (
    <>
      <output>{words.counts(found)}</output>
      {found.differences.length > 0 && (
        <div className="table-scroll">
          <table className="list" aria-label={words.differences}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {words.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.differences.map((one, place) => (
                <tr key={`${one.day}-${place}`}>
                  {columns.map((column) => (
                    <td
                      key={column}
                      className={column === 'day' ? 'num nowrap' : undefined}
                      data-label={words.columns[column]}
                    >
                      {cellOf(one, column, act)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

const columns = ['day', 'recorded', 'draft', 'rule', 'answers'] as const

function cellOf(one: Found['differences'][number], column: (typeof columns)[number], act: OutcomeAct): string {
  switch (column) {
    case 'recorded':
      return outcomeText(act, one.recorded) + (words.made[one.made] ?? '')
    case 'draft':
      return one.draft === 'person' ? '' : outcomeText(act, one.draft)
    case 'day':
    case 'rule':
    case 'answers':
      return one[column]
  }
}
