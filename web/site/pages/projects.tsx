import type { ReactNode } from 'react'
import type { ProjectSummary } from '#contracts/projects.ts'
import { dayText } from '#web/shared/words.ts'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'

const words = copy.projects

export const projectsTitle = (): string => words.title

/** 我的项目: the projects that a party has filed for, that with the newest application first. */
export function ProjectsPage({ frame: { region }, projects, next, first }: PageProps<'projects'>): ReactNode {
  return (
    <>
      <p className="above-title">
        <a href={addresses.cases(region)}>{copy.cases.title}</a>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {projects.length === 0 && first && (
        <div className="empty">
          <p className="empty__what">{words.empty}</p>
          <p>{words.emptyHint}</p>
          <p>
            <a className="button" href={addresses.home(region)}>
              {copy.cases.find}
            </a>
          </p>
        </div>
      )}
      {projects.length > 0 && (
        <ul className="items">
          {projects.map((each) => (
            <Line key={each.project} one={each} region={region} />
          ))}
        </ul>
      )}
      {(next !== null || !first) && (
        <p className="paging">
          {!first && <a href={addresses.projects(region)}>{copy.cases.firstPage}</a>}
          {next !== null && (
            <a className="button button--quiet" href={`?after=${encodeURIComponent(next)}`} rel="next">
              {copy.cases.next}
            </a>
          )}
        </p>
      )}
    </>
  )
}

function Line({ one, region }: { one: ProjectSummary; region: string }): ReactNode {
  return (
    <li className="item">
      <div className="item__head">
        <h2>
          <a href={addresses.project(region, one.project)}>{one.name ?? one.code}</a>
        </h2>
        <StatusTag tone={one.open > 0 ? 'waiting' : 'calm'}>{words.open(one.open)}</StatusTag>
      </div>
      <dl>
        <div>
          <dt>{words.code}</dt>
          <dd className="code">{one.code}</dd>
        </div>
        <div>
          <dt>{words.cases}</dt>
          <dd>{words.count(one.cases)}</dd>
        </div>
        <div>
          <dt>{words.latest}</dt>
          <dd>{dayText(one.latest)}</dd>
        </div>
      </dl>
    </li>
  )
}
