import { Tag } from 'antd'
import { useState, type ReactNode } from 'react'
import { TaskId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { readTask, type TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { TaskNotices } from '../parts/task-notices.tsx'
import { ClosureSheet } from '../parts/closure-sheet.tsx'
import { DecisionSheet } from '../parts/decision-sheet.tsx'
import { Extension } from '../parts/extension.tsx'
import { SiteVisit, VisitFacts } from '../parts/site-visit.tsx'
import { ConfirmChanges, ExpertPanels } from '../parts/expert-panels.tsx'
import { ExtensionAnswer } from '../parts/extension-answer.tsx'
import { Feedback, MergeSheet } from '../parts/merge-sheet.tsx'
import { Hearing } from '../parts/hearing.tsx'
import { Meetings } from '../parts/meetings.tsx'
import { OpinionComparison } from '../parts/opinion-comparison.tsx'
import { OpinionSheet } from '../parts/opinion-sheet.tsx'
import { OwnAnswer } from '../parts/own-answer.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PageViewer } from '../parts/page-viewer.tsx'
import { KeptRecord } from '../parts/kept-record.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { Procedures } from '../parts/procedures.tsx'
import { AddedReviews } from '../parts/added-reviews.tsx'
import { Aside } from '../parts/put-aside.tsx'
import { Awaited, Received } from '../parts/sent-back.tsx'
import { TaskOwnStatements } from '../parts/own-statements.tsx'
import { TaskThirdParties } from '../parts/third-parties.tsx'
import { TaskDue } from '../parts/task-due.tsx'
import { SigningRule, Signings } from '../parts/signings.tsx'
import { TaskMenu } from '../parts/task-menu.tsx'
import { useReadAgain } from '../query.ts'
import { useForgottenPlace, useKeptQuery, visitNames } from '../outbox/use-visits.ts'
import { useSession } from '../session.ts'

type Done = { title: string; receipt: Receipt }

/** 审查任务: facts, pages and the sheet under a code; nothing here tells who applied. */
export function TaskPage({ id }: { id: string }) {
  const { session } = useSession()
  const [done, setDone] = useState<Done | null>(null)
  const task = useKeptQuery(
    readTask,
    { params: { region: session.region, task: TaskId.parse(id) } },
    visitNames(session, id).task,
    ({ kind, done }) => kind === 'site-visit' && !done,
  )
  const gone = useForgottenPlace(id, task)
  // 特别程序告知书 is made in the background, and the limits stop with it.
  useReadAgain(task, done !== null && (task.data?.procedures ?? []).some((one) => one.open && one.through === null))
  return (
    <>
      {gone && <KeptRecord task={id} />}
      <Reading query={task}>
        {(data) => (
          <>
            <PageHead
              title={data.title}
              back="/desk/tasks"
              tags={
                <>
                  <Tag className="num">{data.code}</Tag>
                  <Tag>{data.signing?.how ?? copy.tasks.kinds[data.kind]}</Tag>
                  {data.acting && <Tag color="warning">{copy.absence.tag}</Tag>}
                  {data.returned ? (
                    <Tag>{copy.returning.returned}</Tag>
                  ) : (
                    <span className="due">
                      {!data.done && <span className="quiet">{copy.tasks.columns.due}</span>}
                      <TaskDue task={data} />
                    </span>
                  )}
                </>
              }
              extra={
                <TaskMenu
                  task={data}
                  onReload={task.reload}
                  onDone={(title, receipt) => {
                    setDone({ title, receipt })
                    task.reload()
                  }}
                />
              }
            >
              <p className="quiet">
                {data.itemName} · {copy.tasks.about}
              </p>
              {data.acting && !data.done && <p>{copy.absence.task}</p>}
            </PageHead>
            {task.kept && <p className="panel">{copy.visit.kept.task}</p>}
            {done && <ReceiptLine title={done.title} receipt={done.receipt} />}
            {data.returned ? (
              <p className="panel">{copy.returning.gone}</p>
            ) : (
              <TaskBody
                task={data}
                onReload={task.reload}
                onDone={(title, receipt) => {
                  setDone({ title, receipt })
                  task.reload()
                }}
              />
            )}
          </>
        )}
      </Reading>
    </>
  )
}

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

function TaskBody({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const act = { task, onReload, onDone }
  // What holds the opinion back is read first; else it comes after the opinion.
  const underWay = task.procedures.some((one) => one.open)
  if (task.kind === 'close' || task.kind === 'extend')
    return (
      <Columns look={<Facts task={task} />}>
        {task.kind === 'close' ? <ClosureSheet {...act} /> : <ExtensionAnswer {...act} />}
        {task.own && <OwnAnswer own={task.own} />}
      </Columns>
    )
  if (task.kind === 'site-visit')
    return (
      <Columns look={<Facts task={task} />}>
        <SiteVisit {...act} />
      </Columns>
    )
  const looked = (
    <>
      <Facts task={task} />
      {(task.kind === 'expert' || task.kind === 'review' || task.materials.length > 0) && (
        <PageViewer region={session.region} task={task} onReload={onReload} />
      )}
    </>
  )
  const confirms = task.can.includes('confirm-changes')
  if (task.kind === 'expert')
    return (
      <Columns look={looked}>
        {confirms && <ConfirmChanges {...act} />}
        {task.own ? <OwnAnswer own={task.own} /> : !confirms && <OpinionSheet {...act} />}
        <VisitFacts visits={task.visits} />
        <ExpertPanels panels={task.panels} />
      </Columns>
    )
  if (task.kind === 'review')
    return (
      <div className="stack">
        {task.signing && task.opinions.length > 0 && <OpinionComparison opinions={task.opinions} />}
        <Columns look={looked}>
          <VisitFacts visits={task.visits} />
          <ExpertPanels panels={task.panels} />
          <SigningRule signing={task.signing} />
          {underWay && <Procedures {...act} />}
          <Meetings {...act} />
          <Received task={task} />
          <AddedReviews task={task} />
          {task.aside ? <Aside {...act} /> : task.own ? <OwnAnswer own={task.own} /> : <OpinionSheet {...act} />}
          {task.before && <OwnAnswer own={task.before} title={copy.sendBack.before} />}
          {!underWay && <Procedures {...act} />}
          <TaskThirdParties {...act} />
          <TaskOwnStatements task={task} />
        </Columns>
      </div>
    )
  return (
    <div className="stack">
      <OpinionComparison opinions={task.opinions} />
      <Columns look={looked}>
        <VisitFacts visits={task.visits} />
        <ExpertPanels panels={task.panels} />
        <Signings signings={task.signings} />
        <TaskNotices task={task} />
        {task.hearing && <Hearing {...act} />}
        <Meetings {...act} />
        {underWay && <Procedures {...act} />}
        <Received task={task} />
        <Awaited task={task} />
        <AddedReviews task={task} />
        {task.aside ? (
          <Aside {...act} />
        ) : task.waitsFor.length > 0 ? null : task.own ? (
          <>
            {task.feedback && <Feedback task={task} />}
            <OwnAnswer own={task.own} />
          </>
        ) : task.kind === 'hear' ? null : task.kind === 'merge' ? (
          <MergeSheet {...act} />
        ) : (
          <DecisionSheet {...act} />
        )}
        {task.before && <OwnAnswer own={task.before} title={copy.sendBack.before} />}
        {!task.hearing && <Hearing {...act} />}
        {!underWay && <Procedures {...act} />}
        <TaskThirdParties {...act} />
        <TaskOwnStatements task={task} />
        <Extension {...act} />
      </Columns>
    </div>
  )
}

/** What the task is about beside what is said of it. */
function Columns({ look, children }: { look: ReactNode; children: ReactNode }) {
  return (
    <div className="task-columns">
      <div className="task-look">{look}</div>
      <div className="stack">{children}</div>
    </div>
  )
}

function Facts({ task }: { task: TaskView }) {
  return (
    <section className="panel">
      <h2>{copy.task.facts}</h2>
      {task.facts.length === 0 ? (
        <p className="quiet">{copy.task.noFacts}</p>
      ) : (
        <dl className="fact-list">
          {task.facts.map((fact) => (
            <div key={fact.key}>
              <dt>{fact.label}</dt>
              <dd>{fact.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {task.conditions.length > 0 && (
        <details>
          <summary>{copy.task.conditions}</summary>
          <ol className="prose">
            {task.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}
