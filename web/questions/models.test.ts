import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { Field, FieldType } from '#contracts/item.ts'
import { planOf, readCorners, readVertices, typedVertices, unreadLine, writeCorners } from './area/model.ts'
import { kindsFor, newFormula } from './computed/model.ts'
import { agreement, isAgreed } from './declaration/model.ts'
import { withMember } from './members.ts'
import { readMoney, writeMoney } from './money/model.ts'
import { readRows, rowsOf } from './table/model.ts'

const here = import.meta.dirname
const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && entry.name !== 'edit' ? [entry.name] : [],
)
const read = (path: string) => readFileSync(join(here, path), 'utf8')

suite('every type of question is whole', () => {
  const registries = {
    Ask: read('questions.tsx'),
    Show: read('questions.tsx'),
    // What is computed is set where a number or an amount is.
    Edit: `${read('../desk/form-page/type-edit.tsx')}${read('number/Edit.tsx')}`,
  }
  test('there is a folder for every type of a field, and for what is computed', () =>
    assert.deepEqual(folders.toSorted(), [...FieldType.options, 'computed'].toSorted()))
  for (const folder of folders)
    test(`${folder}: how it is asked, shown and edited, and the model that asking or editing goes by`, () => {
      for (const part of ['Ask', 'Show', 'Edit'] as const)
        assert.match(registries[part], new RegExp(`/${folder}/${part}\\.tsx'`), `${folder}/${part}.tsx is not used`)
      const users = readdirSync(join(here, folder)).filter((file) => file !== 'model.ts')
      assert.ok(
        users.some((file) => read(`${folder}/${file}`).includes("from './model.ts'")),
        'the model is not used',
      )
    })
})

suite('money as it is typed', () => {
  const typed: [string, number | string | undefined][] = [
    ['1020.3', 102_030],
    ['1,020.30', 102_030],
    ['１２０元', 12_000],
    ['￥0.05', 5],
    ['', undefined],
    [' ', undefined],
    ['1.005', '1.005'],
    ['十元', '十元'],
  ]
  for (const [text, amount] of typed) test(`“${text}”`, () => assert.equal(readMoney(text), amount))
  test('stands in the box as yuan', () => {
    assert.equal(writeMoney(102_030), '1020.30')
    assert.equal(writeMoney(12_000), '120')
    assert.equal(writeMoney('十元'), '十元')
    assert.equal(writeMoney(undefined), '')
  })
})

suite('the parts of an answer', () => {
  const address = {
    ...Field.parse({
      key: 'f',
      label: '地址',
      type: 'address',
      divisions: [
        { code: '320706', name: '海州区', path: '', towns: [{ code: '320706012', name: '幸福路街道' }] },
        { code: '320703', name: '连云区', path: '', towns: [{ code: '320703001', name: '墟沟街道' }] },
      ],
    }),
    type: 'address' as const,
  }
  const inHaizhou = { division: '320706', town: '320706012', detail: '8 号' }
  test('one is changed, the others stay', () =>
    assert.deepEqual(withMember(address, inHaizhou, 'detail', '9 号'), { ...inHaizhou, detail: '9 号' }))
  test('another county drops the town', () =>
    assert.deepEqual(withMember(address, inHaizhou, 'division', '320703'), { division: '320703', detail: '8 号' }))
  test('without any of them there is no answer', () =>
    assert.equal(withMember(address, { detail: '8 号' }, 'detail', undefined), undefined))
})

test('blank rows and cells are left out', () => {
  assert.deepEqual(readRows([{ a: '1', b: '' }, {}, { a: undefined }]), [{ a: '1' }])
  assert.equal(readRows([{}, { a: ' ' }]), undefined)
  assert.deepEqual(rowsOf([{ a: 1 }, 'x']), [{ a: 1 }, {}])
})

test('corners are kept as typed until both coordinates stand', () => {
  assert.deepEqual(readVertices([{ x: 1, y: 2 }, {}, { x: 'drei' }]), { vertices: [{ x: 1, y: 2 }, { x: 'drei' }] })
  assert.equal(readVertices([{}, {}]), undefined)
  assert.deepEqual(typedVertices({ vertices: [{ x: 1 }] }), [{ x: 1 }])
})

suite('corners as they are pasted', () => {
  const lines: [string, object[]][] = [
    [
      '12.5 30\n14 30',
      [
        { x: 12.5, y: 30 },
        { x: 14, y: 30 },
      ],
    ],
    ['J1\t12.5\t30\r\n\n', [{ x: 12.5, y: 30 }]],
    ['１２.５，３０', [{ x: 12.5, y: 30 }]],
    ['12.5', [{ x: '12.5' }]],
    ['东 30', [{ x: '东', y: 30 }]],
  ]
  for (const [text, corners] of lines) test(JSON.stringify(text), () => assert.deepEqual(readCorners(text), corners))
  test('stand in the box as lines', () => {
    assert.equal(writeCorners([{ x: 12.5, y: 30 }, { x: 14 }]), '12.5 30\n14')
    assert.equal(unreadLine('12.5 30\n\n14'), 3)
    assert.equal(unreadLine('12.5 30\n'), null)
  })
})

test('a plan is drawn north up, as large as fits', () => {
  const vertices = [
    { x: 100, y: 200 },
    { x: 120, y: 200 },
    { x: 120, y: 210 },
  ]
  assert.deepEqual(planOf({ vertices }), {
    area: 100,
    corners: [
      { x: 10, y: 70 },
      { x: 90, y: 70 },
      { x: 90, y: 30 },
    ],
  })
  assert.equal(planOf({ vertices: vertices.slice(1) }), null)
})

test('a tick agrees to the words as they stand', () => {
  const statement = { version: '1', text: '真实。' }
  assert.deepEqual(agreement({ statement }, true), { agreed: true, ...statement })
  assert.equal(agreement({ statement }, false), undefined)
  assert.equal(isAgreed({ statement }, { agreed: true, ...statement }), true)
  assert.equal(isAgreed({ statement }, { agreed: true, ...statement, version: '0' }), false)
})

test('a formula begins with what stands before it', () => {
  const before = [
    Field.parse({ key: 'name', label: '名称', type: 'text' }),
    Field.parse({
      key: 'rows',
      label: '清单',
      type: 'table',
      columns: [
        { key: 'what', label: '名称', type: 'text' },
        { key: 'count', label: '数量', type: 'number' },
      ],
    }),
    Field.parse({ key: 'price', label: '单价', type: 'money' }),
  ]
  assert.deepEqual(kindsFor('number', before), ['sum', 'rows', 'add', 'subtract', 'multiply'])
  assert.deepEqual(kindsFor('money', before.slice(0, 1)), [])
  assert.deepEqual(newFormula('sum', before), { sum: { table: 'rows', column: 'count' } })
  assert.deepEqual(newFormula('subtract', before), { subtract: [{ answer: 'price' }, { answer: 'price' }] })
  assert.equal(newFormula('add', before.slice(0, 2)), undefined)
})
