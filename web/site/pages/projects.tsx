import type { ReactNode } from 'react'
import type { ProjectSummary } from '#contracts/projects.ts'
import { dayText } from '#web/shared/words.ts'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { OwnList } from '../parts/OwnList.tsx'

const words = copy.projects

export const projectsTitle = (): string => words.title

/** 我的项目: the projects that a party has filed for, that with the newest application first. */
export function ProjectsPage({ frame: { region }, projects, next, first }: PageProps<'projects'>): ReactNode {
  return (
    <OwnList region={region} words={words} href={addresses.projects(region)} first={first} next={next} finds>
      {projects.map((each) => (
        <Line key={each.project} one={each} region={region} />
      ))}
    </OwnList>
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
