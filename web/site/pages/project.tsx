import type { ReactNode } from 'react'
import type { ProjectCase, ProjectRoute, StageView } from '#contracts/projects.ts'
import { projectStages } from '#contracts/project-stages.ts'
import { dayText } from '#web/shared/words.ts'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { pageAt, Paging } from '../parts/Paging.tsx'
import { toneOf } from './cases.tsx'

const words = copy.projects

export const projectTitle = ({ name, code }: { name: string | null; code: string }): string => name ?? code

/** One project: its cases by 审批阶段, what was granted in each, and what may be asked for next. */
export function ProjectPage({
  frame: { region },
  project,
  code,
  name,
  stages,
  route,
  next,
  first,
}: PageProps<'project'>): ReactNode {
  return (
    <>
      <p className="above-title">
        <a href={addresses.projects(region)}>{words.title}</a>
      </p>
      <h1>{name ?? code}</h1>
      <div role="alert" data-outcome="" className="outcome" />
      <p className="lead">
        {words.code} <span className="code">{code}</span>
      </p>
      <p className="field__hint">{words.ownOnly}</p>
      {route && <Route route={route} />}
      {stages.map((stage) => (
        <Stage key={stage.stage} view={stage} region={region} project={project} first={first} />
      ))}
      <Paging href={addresses.project(region, project)} first={first} next={pageAt(next)} />
    </>
  )
}

/** 在办事项的办理路线, with the days of each and of the longest way. */
function Route({ route: { stages, longest } }: { route: ProjectRoute }): ReactNode {
  return (
    <section aria-labelledby="route">
      <h2 id="route">{words.route}</h2>
      <ol>
        {stages.map((stage) => (
          <li key={stage.map(({ title }) => title).join()}>
            {stage.length > 1 && copy.parts.together}
            {stage.map(({ title, days, begun }) => words.leg(title, days, begun)).join('、')}
          </li>
        ))}
      </ol>
      <p>
        <strong>{words.longest(longest.titles.join(' → '), longest.days)}</strong>
        {words.routeHint}
      </p>
    </section>
  )
}

type Of = { view: StageView; region: string; project: string; first: boolean }

function Stage({ view: { stage, cases, awaited, offered }, region, project, first }: Of): ReactNode {
  if (cases.length === 0 && !first) return null
  const nothing = cases.length + awaited.length + offered.length === 0
  const id = `stage-${stage}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{projectStages[stage]}</h2>
      {awaited.length > 0 && <p>{words.awaited(awaited.join('、'))}</p>}
      {nothing && <p className="field__hint">{words.nothingHere}</p>}
      {cases.length > 0 && (
        <ul className="items">
          {cases.map((one) => (
            <Case key={one.case} one={one} region={region} />
          ))}
        </ul>
      )}
      {offered.length > 0 && (
        <details className="aside" open={cases.length === 0 && stage !== 'beside'}>
          <summary>
            {words.offered(offered.length)}
            <span className="visually-hidden">：{projectStages[stage]}</span>
          </summary>
          <p>{words.begins}</p>
          <ul className="items">
            {offered.map(({ item, name, reuses }) => (
              <li key={item} className="item">
                <h3>
                  <a href={addresses.item(region, item)}>{name}</a>
                </h3>
                {reuses.length > 0 && <p className="field__hint">{words.reuses(reuses.join('、'))}</p>}
                <p>
                  <button type="button" className="button button--quiet" data-open-draft={item} data-project={project}>
                    {words.start}
                    <span className="visually-hidden">：{name}</span>
                  </button>
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Case({ one, region }: { one: ProjectCase; region: string }): ReactNode {
  return (
    <li className="item">
      <div className="item__head">
        <h3>
          <a href={addresses.case(region, one.case)}>{one.itemName}</a>
        </h3>
        <StatusTag tone={toneOf(one)}>{one.statusText}</StatusTag>
      </div>
      <dl>
        <div>
          <dt>{copy.cases.number}</dt>
          <dd className="code">{one.number}</dd>
        </div>
        <div>
          <dt>{copy.cases.submittedDay}</dt>
          <dd>{dayText(one.submittedDay)}</dd>
        </div>
        {one.due && one.phase !== 'closed' && (
          <div>
            <dt>{copy.cases.due}</dt>
            <dd>{dayText(one.due)}</dd>
          </div>
        )}
        {one.licence && (
          <div>
            <dt>{words.result}</dt>
            <dd>
              <a className="tap" href={addresses.verify(region, one.licence.identifier)}>
                {one.licence.title}
              </a>{' '}
              <span className="code">{one.licence.identifier}</span>
              {!one.licence.valid && <strong className="overdue">{words.ended}</strong>}
            </dd>
          </div>
        )}
      </dl>
      {one.part && <p className="field__hint">{words.part}</p>}
    </li>
  )
}
