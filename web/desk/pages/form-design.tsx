import { Alert, App as Dialogs, Button, Tag } from 'antd'
import { useState } from 'react'
import { readGuide } from '#contracts/catalogue.ts'
import { checkForm } from '#contracts/form-check.ts'
import { checkGuide, checkRelated } from '#contracts/guide-check.ts'
import { designed, publishForm, type FormDesign } from '#contracts/form-design.ts'
import { ItemCode } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import { checkMaterials } from '#contracts/material-check.ts'
import { planPastInternal } from '#contracts/plan-days.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { begin, changed, designOf, fieldsOf, isAnswered, redone, undone, type Place } from '../form-design.ts'
import { words } from '../form-page/copy.ts'
import { HoldsEdit } from '../form-page/holds-edit.tsx'
import { MaterialsEdit } from '../form-page/materials-edit.tsx'
import { Preview } from '../form-page/preview.tsx'
import { QuestionEdit } from '../form-page/question-edit.tsx'
import { StageEdit } from '../form-page/stage-edit.tsx'
import { QuestionList } from '../form-page/question-list.tsx'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'

type Published = { revision: number; receipt: Receipt }

/** 表单设计: the questions of one item, changed and published as its next revision. */
export function FormDesignPage({ code }: { code: string }) {
  const { session } = useSession()
  const [published, setPublished] = useState<Published | null>(null)
  const guide = useQuery(readGuide, {
    params: { region: session.region, item: ItemCode.parse(code) },
    query: published ? { revision: published.revision } : {},
  })
  return (
    <Reading query={guide}>
      {({ item }) => (
        <Designer
          key={item.revision}
          item={item}
          published={published?.revision === item.revision ? published : null}
          onPublished={setPublished}
          onReload={guide.reload}
        />
      )}
    </Reading>
  )
}

const designFrom = ({ form, holds, materials, tasks, stage }: Item): FormDesign => ({
  form,
  holds,
  materials,
  sees: Object.fromEntries(tasks.map((task) => [task.key, task.sees])),
  stage: stage ?? 'beside',
})

const problemsOf = (item: Item): string[] => [
  ...checkForm(item),
  ...checkRelated(item),
  ...checkMaterials(item),
  ...checkGuide(item),
]

const first: Place = { group: 0, field: 0 }

type Props = {
  item: Item
  published: Published | null
  onPublished: (published: Published) => void
  onReload: () => void
}

function Designer({ item, published, onPublished, onReload }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const command = useCommand(publishForm)
  const [drawing, setDrawing] = useState(() => begin(designFrom(item)))
  const [chosen, setChosen] = useState<Place | null>(null)
  const design = designOf(drawing)
  // Something is open to be changed from the first look on, also after what was chosen is taken out.
  const place = chosen && design.form[chosen.group]?.fields[chosen.field] ? chosen : first
  const dirty = drawing.at > 0
  useLeaveGuard(dirty)
  const slow = planPastInternal(item)
  const problems = dirty ? problemsOf(designed(item, design)) : []
  const set = (next: typeof design) => setDrawing((now) => changed(now, next))
  const publish = async () => {
    const params = { region: session.region, item: item.code }
    const reply = await command.run({ params, body: { ...design, basedOn: item.revision } })
    if (reply) onPublished(reply)
  }
  return (
    <>
      <PageHead
        title={words.title(item.shortName)}
        back="/desk/items"
        tags={
          <>
            <Tag>{words.revision(item.revision)}</Tag>
            <Tag color={dirty ? 'warning' : 'default'}>{dirty ? words.unsaved : words.unchanged}</Tag>
          </>
        }
        extra={
          <>
            <Button disabled={drawing.at === 0} onClick={() => setDrawing(undone)}>
              {words.undo}
            </Button>
            <Button disabled={drawing.at === drawing.states.length - 1} onClick={() => setDrawing(redone)}>
              {words.redo}
            </Button>
            <Button
              type="primary"
              disabled={!dirty || problems.length > 0}
              loading={command.busy}
              onClick={() =>
                void modal.confirm({
                  title: words.publishTitle,
                  content: words.publishText,
                  okText: words.publish,
                  onOk: publish,
                })
              }
            >
              {words.publish}
            </Button>
          </>
        }
      />
      {published && <ReceiptLine title={words.published(published.revision)} receipt={published.receipt} />}
      <FailureNotice
        failure={command.failure}
        title={words.refused}
        onReload={onReload}
        onRepeat={() => void publish()}
      />
      {slow && <Alert type="info" showIcon title={words.slow(slow.days, slow.limit)} description={words.slowText} />}
      {problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={words.problems(problems.length)}
          description={
            <ul className="prose">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          }
        />
      )}
      <div className="design">
        <div className="stack">
          <QuestionList
            design={design}
            conditions={item.conditions}
            chosen={place}
            onDesign={set}
            onChoose={setChosen}
          />
          <StageEdit design={design} onDesign={set} />
          <HoldsEdit design={design} onDesign={set} />
          <MaterialsEdit
            tasks={item.tasks}
            fields={fieldsOf(design).filter(isAnswered)}
            design={{ materials: design.materials ?? [], sees: design.sees ?? {} }}
            onDesign={(next) => set({ ...design, ...next })}
          />
        </div>
        <div className="stack design-chosen">
          <QuestionEdit design={design} place={place} onDesign={set} />
        </div>
        <Preview design={design} />
      </div>
    </>
  )
}
