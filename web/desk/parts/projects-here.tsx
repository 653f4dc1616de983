import { Button, Select } from 'antd'
import { useState } from 'react'
import { openDraft } from '#contracts/cases.ts'
import type { ItemCode, PartyId, ProjectId, StreamId } from '#contracts/ids.ts'
import { listWindowProjects } from '#contracts/projects.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { navigate } from '../router.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { Reading } from './reading.tsx'

const words = copy.window.projects

/** 投资项目 of whoever stands at the window, or of whom they act for: the next item begins with what the project said before. */
export function ProjectsHere({ party, mandate }: { party: PartyId; mandate?: StreamId }) {
  const { session } = useSession()
  const { region } = session
  const held = useQuery(listWindowProjects, { params: { region }, body: { party, ...(mandate && { mandate }) } })
  const opening = useCommand(openDraft)
  const [item, setItem] = useState<ItemCode | null>(null)
  const open = async (project: ProjectId) => {
    if (item === null) return
    const body = { item, applicant: party, project, ...(mandate && { mandate }) }
    const opened = await opening.run({ params: { region }, body })
    if (opened) void navigate(`/desk/window/${opened.case}`)
  }
  return (
    <Reading query={held}>
      {({ projects, items }) =>
        projects.length === 0 ? null : (
          <section className="panel">
            <h2>{words.title}</h2>
            <p className="quiet">{words.about}</p>
            <FailureNotice failure={opening.failure} onReload={held.reload} />
            <Field label={words.item}>
              {(control) => (
                <Select<ItemCode>
                  {...control}
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={words.choose}
                  notFoundContent={words.noItems}
                  options={items.map((one) => ({ value: one.item, label: one.name }))}
                  onChange={setItem}
                />
              )}
            </Field>
            <ul className="rows choices">
              {projects.map(({ project, code, name, cases, latest }) => (
                <li key={project}>
                  <span>
                    <b>{name ?? words.unnamed}</b>
                    <span className="quiet below num">
                      {code} · {words.cases(cases)} · {words.latest(latest)}
                    </span>
                  </span>
                  <Button
                    size="small"
                    disabled={item === null}
                    loading={opening.busy}
                    aria-label={words.openOf(name ?? code)}
                    onClick={() => void open(project)}
                  >
                    {words.open}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Reading>
  )
}
