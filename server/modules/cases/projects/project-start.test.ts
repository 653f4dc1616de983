import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FieldGroup } from '#contracts/item.ts'
import type { Item } from '#contracts/item.ts'
import { beginsWith } from './project-start.ts'

const text = (key: string, label: string) => ({ key, label, type: 'text', class: 'plain', maxLength: 200 })
const itemOf = (name: string, ...more: object[]) =>
  ({
    form: [
      FieldGroup.parse({
        title: '项目',
        fields: [{ key: 'code', label: '项目代码', type: 'project-code', class: 'identity' }, text('name', name)],
      }),
      FieldGroup.parse({ title: '说明', fields: more }),
    ],
  }) as unknown as Item

test('a form begins with answers to the same questions, and not with what stands under the same key alone', () => {
  const saving = itemOf('项目名称', text('measures', '主要节能措施'), text('owner', '建设单位'))
  const traffic = itemOf('工程名称', text('measures', '改善措施'), text('owner', '建设单位'))
  const said = { item: traffic, answers: { name: '海港仓储', measures: '增设右转车道', owner: '港城公司' } }
  assert.deepEqual(beginsWith(saving, [said]), { name: '海港仓储', owner: '港城公司' })
})
