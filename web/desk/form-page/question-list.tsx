import { Button, Input, Select, Tag } from 'antd'
import type { FormDesign } from '#contracts/form-design.ts'
import {
  moved,
  withNewField,
  withNewGroup,
  withoutField,
  withPurpose,
  withTitle,
  newField,
  type Place,
} from '../form-design.ts'
import { typeNames, words } from './copy.ts'

type Props = {
  design: FormDesign
  /** 许可条件 as published, which groups of questions serve. */
  conditions: readonly string[]
  chosen: Place | null
  onDesign: (design: FormDesign) => void
  onChoose: (place: Place | null) => void
}

/** The groups with their questions in the order in which they are asked. */
export function QuestionList({ design, conditions, chosen, onDesign, onChoose }: Props) {
  const move = (place: Place, by: -1 | 1) => {
    const result = moved(design, place, by)
    onDesign(result.design)
    onChoose(result.place)
  }
  return (
    <section className="panel" aria-label={words.questions}>
      <h2>{words.questions}</h2>
      {design.form.map((group, groupPlace) => (
        // oxlint-disable-next-line react/no-array-index-key -- a group is known by its place; its title is being typed
        <div key={groupPlace} className="design-group">
          <Input
            aria-label={`${words.groupTitle} ${groupPlace + 1}`}
            value={group.title}
            maxLength={40}
            onChange={(event) => onDesign(withTitle(design, groupPlace, event.target.value))}
          />
          <Select
            mode="multiple"
            className="design-purpose"
            aria-label={words.forConditionsOf(group.title)}
            placeholder={words.forConditions}
            value={group.forConditions ?? []}
            options={conditions.map((condition, place) => ({ value: place + 1, label: `${place + 1}. ${condition}` }))}
            onChange={(forConditions: number[]) =>
              onDesign(withPurpose(design, groupPlace, { forConditions: forConditions.toSorted((a, b) => a - b) }))
            }
          />
          <Input
            aria-label={words.forBasisOf(group.title)}
            placeholder={words.forBasis}
            value={group.forBasis ?? ''}
            maxLength={200}
            onChange={(event) => onDesign(withPurpose(design, groupPlace, { forBasis: event.target.value }))}
          />
          <ol className="design-questions">
            {group.fields.map((field, fieldPlace) => {
              const place = { group: groupPlace, field: fieldPlace }
              const isChosen = chosen?.group === groupPlace && chosen.field === fieldPlace
              return (
                <li key={field.key} className={isChosen ? 'chosen' : undefined}>
                  <button
                    type="button"
                    className="link design-name"
                    aria-pressed={isChosen}
                    onClick={() => onChoose(place)}
                  >
                    {field.label}
                  </button>
                  <span>
                    <Tag>{typeNames[field.type]}</Tag>
                    {field.when && <Tag color="processing">{words.conditional}</Tag>}
                  </span>
                  <span className="design-acts">
                    <Button size="small" aria-label={words.of(words.up, field.label)} onClick={() => move(place, -1)}>
                      ↑
                    </Button>
                    <Button size="small" aria-label={words.of(words.down, field.label)} onClick={() => move(place, 1)}>
                      ↓
                    </Button>
                    <Button
                      size="small"
                      aria-label={words.of(words.remove, field.label)}
                      onClick={() => {
                        onDesign(withoutField(design, place))
                        onChoose(null)
                      }}
                    >
                      {words.remove}
                    </Button>
                  </span>
                </li>
              )
            })}
          </ol>
          <Button
            size="small"
            aria-label={words.addQuestionTo(group.title)}
            onClick={() => {
              onDesign(withNewField(design, groupPlace, newField(design, 'text')))
              onChoose({ group: groupPlace, field: group.fields.length })
            }}
          >
            {words.addQuestion}
          </Button>
        </div>
      ))}
      <Button onClick={() => onDesign(withNewGroup(design, `${words.newGroup}${design.form.length + 1}`))}>
        {words.addGroup}
      </Button>
    </section>
  )
}
