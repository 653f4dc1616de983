import { Button, Input } from 'antd'
import { words } from '#web/desk/form-page/copy.ts'
import { freshName, type EditProps } from './edit.ts'

/** What can be chosen from. An option keeps its value when its label changes. */
export function OptionsEdit({ field, onField }: EditProps) {
  const options = field.options ?? []
  const set = (next: typeof options) => onField({ ...field, options: next })
  return (
    <fieldset className="design-rows" aria-label={words.field.options}>
      <legend>{words.field.options}</legend>
      {options.map((option, place) => (
        <div key={option.value} className="design-row">
          <Input
            aria-label={words.field.option(place + 1)}
            maxLength={100}
            value={option.label}
            onChange={(event) => set(options.with(place, { ...option, label: event.target.value }))}
          />
          <Button
            size="small"
            aria-label={words.of(words.remove, words.field.option(place + 1))}
            onClick={() => set(options.toSpliced(place, 1))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          const taken = options.map((one) => one.value)
          set([...options, { value: freshName('o', taken), label: '' }])
        }}
      >
        {words.field.addOption}
      </Button>
    </fieldset>
  )
}
