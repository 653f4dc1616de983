import { Alert, Radio } from 'antd'
import type { Item } from '#contracts/item.ts'
import { copy } from '../copy.ts'
import { Field } from './field.tsx'

const words = copy.window.ways

type Props = { item: Item; chosen: boolean; barred: boolean; onChoose: (chosen: boolean) => void }

/** 告知承诺 or the normal way, as the person at the window wants it; nothing where the item has no choice. */
export function WayChoice({ item, chosen, barred, onChoose }: Props) {
  const rule = item.commitment
  if (!rule) return null
  if (barred) return <Alert type="info" showIcon title={words.barred} />
  const names = item.materials.filter(({ key }) => rule.dispenses.includes(key)).map(({ name }) => name)
  return (
    <section className="panel">
      <Field label={words.title} hint={words.about}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.title}
            value={chosen}
            onChange={(event) => onChoose(event.target.value === true)}
            options={[
              {
                value: true,
                label: (
                  <>
                    {words.commitment}
                    <span className="quiet below">{words.commitmentAbout(names.join('、'))}</span>
                  </>
                ),
              },
              { value: false, label: words.normal },
            ]}
          />
        )}
      </Field>
    </section>
  )
}
