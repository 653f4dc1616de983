import type { ReactNode } from 'react'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { copy } from '../copy.ts'
import { EvidenceKeys } from '../parts/evidence-keys.tsx'
import type { PageProps } from '../pages.ts'

const words = copy.draws

export const drawsTitle = (): string => words.title

export function DrawsPage({ draws, next, first }: PageProps<'draws'>): ReactNode {
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p>{words.limits}</p>
      <EvidenceKeys />
      {draws.length === 0 && first && <p className="empty">{words.empty}</p>}
      <ul className="items">
        {draws.map(({ id, day, record, holds }) => (
          <li key={id} className="item">
            <Facts
              facts={[
                { label: words.day, value: dayText(day) },
                {
                  label: words.candidates,
                  value: `${record.roll.length}${record.degenerate ? `（${words.degenerate}）` : ''}`,
                },
                ...(record.keeps === null ? [] : [{ label: words.keeps, value: words.keepsHint }]),
                { label: words.chosen, value: <span className="code">{record.chosen}</span> },
                { label: words.again, value: holds ? words.holds : <strong>{words.fails}</strong> },
              ]}
            />
            <details>
              <summary>{words.details}</summary>
              <Facts
                facts={[
                  { label: words.algorithm, value: <span className="code">{record.algorithm}</span> },
                  { label: words.purpose, value: <span className="code">{record.purpose}</span> },
                  { label: words.rollHash, value: <span className="code">{record.rollHash}</span> },
                  ...(record.secret === null
                    ? []
                    : [
                        { label: words.secret, value: <span className="code">{record.secret}</span> },
                        { label: words.contribution, value: <span className="code">{record.contribution}</span> },
                      ]),
                  { label: words.seed, value: <span className="code">{record.seed}</span> },
                  { label: words.proof, value: <span className="code">{record.seedProof}</span> },
                  {
                    label: words.roll,
                    value: (
                      <ul className="plain code">
                        {record.roll.map(({ candidate, weight }) => (
                          <li key={candidate}>
                            {candidate} × {weight}
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]}
              />
            </details>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p>
          <a className="button button--quiet" href={`?after=${encodeURIComponent(next)}`} rel="next">
            {copy.cases.next}
          </a>
        </p>
      )}
    </>
  )
}
