import { Tag } from 'antd'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { compare, ownScores, verdictsDiverge } from '../divergence.ts'
import { ScoreList, VerdictTag } from './opinion-text.tsx'

/** Opinions of all offices side by side; where they diverge the line is marked in colour and in words. */
export function OpinionComparison({ opinions }: { opinions: TaskView['opinions'] }) {
  if (opinions.length === 0) return <p className="quiet">{copy.merge.none}</p>
  return (
    <section className="panel">
      <h2>
        {copy.merge.side} {verdictsDiverge(opinions) && <Tag color="warning">{copy.merge.diverges}</Tag>}
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by the keyboard */}
      <section className="table-scroll" aria-label={copy.merge.side} tabIndex={0}>
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">{copy.merge.criterion}</th>
              {opinions.map((opinion) => (
                <th key={opinion.title + opinion.label} scope="col">
                  {opinion.title}
                  <div className="quiet">{opinion.label}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{copy.merge.verdict}</th>
              {opinions.map((opinion) => (
                <td key={opinion.title + opinion.label}>
                  <VerdictTag verdict={opinion.verdict} text={opinion.verdictText} />{' '}
                  {opinion.total !== null && (
                    <span className="num">
                      {copy.merge.total} {opinion.total}
                    </span>
                  )}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{copy.merge.reasons}</th>
              {opinions.map((opinion) => (
                <td key={opinion.title + opinion.label}>{opinion.reasons || copy.common.none}</td>
              ))}
            </tr>
            {compare(opinions).map((line) => (
              <tr key={line.criterion} className={line.diverges ? 'diverges' : undefined}>
                <th scope="row">
                  {line.title}
                  {line.diverges && <div className="warn">{copy.merge.divergent[line.diverges]}</div>}
                </th>
                {line.scores.map((score, at) => (
                  <td key={opinions[at]?.label ?? at} className={score === null ? 'quiet' : undefined}>
                    {score === null ? (
                      copy.merge.notScored
                    ) : (
                      <>
                        <b className={score.met ? 'good' : 'bad'}>{score.met ? copy.sheet.met : copy.sheet.unmet}</b>{' '}
                        <span className="num">{score.points}</span>
                        <div>{score.finding}</div>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
            {opinions.some((opinion) => ownScores(opinion, opinions).length > 0) && (
              <tr>
                <th scope="row">{copy.merge.own}</th>
                {opinions.map((opinion) => (
                  <td key={opinion.title + opinion.label}>
                    <ScoreList scores={ownScores(opinion, opinions)} />
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </section>
  )
}
