import { test } from 'node:test'
import type { Defect } from '#contracts/case-events.ts'
import { Item } from '#contracts/item.ts'
import type { PrecaseEvent } from '#contracts/precase-events.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { precaseDecider, type PrecaseCommand } from './precase.ts'

const calendar: Calendar = {
  region: 'test',
  revision: '2026',
  coveredUntil: parseDay('2026-12-31'),
  holidays: {
    '2026-02-16': '春节',
    '2026-02-17': '春节',
    '2026-02-18': '春节',
    '2026-02-19': '春节',
    '2026-02-20': '春节',
    '2026-02-23': '春节',
  } as never,
  workdays: { '2026-02-14': '春节', '2026-02-28': '春节' } as never,
}
const item = Item.parse({
  code: 'test-item',
  revision: 1,
  name: '测试事项',
  shortName: '测试',
  power: '许可',
  catalogueCode: '000117136000',
  taskCode: '11320700MB9T00054X3000117136000',
  office: 'bureau',
  intakeOffice: 'hall-office',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [{ law: '《消防法》', article: '第十一条' }],
  conditions: ['符合标准'],
  statutory: { unit: 'working', days: 20, basis: '许可法四十二条' },
  promised: { unit: 'working', days: 10, basis: '承诺' },
  fee: { charged: false },
  form: [
    {
      title: '项目',
      fields: [
        { key: 'special', label: '是否特殊', type: 'yes-no', class: 'plain', sight: 'shown' },
        { key: 'owner', label: '单位', type: 'text' },
      ],
    },
  ],
  materials: [
    {
      key: 'plan',
      name: '设计文件',
      need: 'required',
      ways: ['upload'],
      formats: ['pdf'],
      maxBytes: 1000,
      source: '自备',
      basis: '规定',
      standard: '齐全',
      sight: 'blind',
    },
    {
      key: 'extra',
      name: '特殊资料',
      need: 'required',
      ways: ['upload'],
      formats: ['pdf'],
      maxBytes: 1000,
      source: '自备',
      basis: '规定',
      standard: '齐全',
      sight: 'blind',
      when: { eq: [{ answer: 'special' }, { constant: true }] },
    },
  ],
  tasks: [
    { key: 'one', title: '审查一', kind: 'review', office: 'bureau', limitDays: 3, sheet: 'sheet', sees: ['plan'] },
    { key: 'two', title: '审查二', kind: 'review', office: 'other', limitDays: 3, sees: ['plan'] },
    { key: 'final', title: '决定', kind: 'decide', office: 'bureau', limitDays: 2 },
  ],
  plan: {
    series: [{ parallel: [{ task: 'one' }, { task: 'two' }], join: 'all', onFail: 'continue' }, { task: 'final' }],
  },
  sheets: [
    {
      key: 'sheet',
      title: '评分表',
      passMark: 60,
      criteria: [
        { key: 'spacing', title: '防火间距', measure: '米', points: 60, veto: true, basis: '规范三条' },
        { key: 'exits', title: '安全出口', measure: '个', points: 40, basis: '规范五条' },
      ],
    },
  ],
  outcome: { licenceType: '11320700MB9T00054X001', title: '意见书', validYears: 2, face: [] },
  remedies: { reconsiderationOffice: '市政府', reconsiderationUrl: 'https://example.cn/', court: '法院' },
  consult: { phone: '12345', supervision: '12345', address: '大厅', hours: '工作日' },
})
/** A Friday: two working days later is the Tuesday after it. */
const day = parseDay('2026-03-06')
const words = `c1:${'0'.repeat(64)}`
const draft = '6f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b11'
const { given } = specification(precaseDecider, { item, calendar, day })

const ask: PrecaseCommand = { type: 'ask', kind: 'enquiry', number: 'ZX1', draft: null, words, materials: [] }
const handIn: PrecaseCommand = { ...ask, kind: 'pre-review', number: 'YS1', draft }
const opened = (kind: 'enquiry' | 'pre-review'): PrecaseEvent => ({
  type: 'opened',
  kind,
  number: kind === 'enquiry' ? 'ZX1' : 'YS1',
  item: item.code,
  revision: item.revision,
  office: item.intakeOffice,
  draft: kind === 'enquiry' ? null : draft,
  day,
})
const asked = (round: number, due: string): PrecaseEvent => ({
  type: 'asked',
  round,
  words,
  materials: [],
  due: { day: due, provisional: false, calendar: calendar.revision },
  day,
})
const say: PrecaseCommand = { type: 'answer', finding: 'words', words, defects: [] }
const said: PrecaseEvent = { ...say, type: 'answered', round: 1, defects: [], day }
const defect: Defect = { about: 'field', key: 'owner', reason: 'other', remark: '请填写单位全称' }
const enquiry = [opened('enquiry'), asked(1, '2026-03-10')]
const preReview = [opened('pre-review'), asked(1, '2026-03-11')]
const fit: PrecaseEvent = { type: 'answered', round: 1, finding: 'fit', words: null, defects: [], day }
const filed: PrecaseEvent = { type: 'filed', case: draft, day }

test('an enquiry is to be answered within two working days', () =>
  given()
    .when(ask)
    .then(...enquiry))

test('a pre-review is to be answered within three working days', () =>
  given()
    .when(handIn)
    .then(...preReview))

test('nothing more is asked before the answer', () =>
  given(...enquiry)
    .when(ask)
    .refused('precase.waiting'))

test('after the answer one asks on, with a clock of its own', () =>
  given(...enquiry, said)
    .when(ask)
    .then(asked(2, '2026-03-10')))

test('the office answers once for each question', () =>
  given(...enquiry, said)
    .when(say)
    .refused('precase.not-waiting'))

test('an enquiry is answered in words', () =>
  given(...enquiry)
    .when(say)
    .then(said))

test('an enquiry is not answered with a list of defects, nor a draft with words alone', () => {
  given(...enquiry)
    .when({ type: 'answer', finding: 'fit', words: null, defects: [] })
    .refused('precase.wrong-answer')
  given(...preReview)
    .when(say)
    .refused('precase.wrong-answer')
})

test('“defects” names at least one, “fit” names none', () => {
  given(...preReview)
    .when({ type: 'answer', finding: 'defects', words: null, defects: [] })
    .refused('precase.wrong-answer')
  given(...preReview)
    .when({ type: 'answer', finding: 'fit', words: null, defects: [defect] })
    .refused('precase.wrong-answer')
})

test('a draft is answered with what is to be mended, as far as the item publishes it', () => {
  given(...preReview)
    .when({ type: 'answer', finding: 'defects', words: null, defects: [defect] })
    .then({ type: 'answered', round: 1, finding: 'defects', words: null, defects: [defect], day })
  given(...preReview)
    .when({ type: 'answer', finding: 'defects', words: null, defects: [{ ...defect, key: 'unheardOf' }] })
    .refused('precase.defect-unknown')
})

test('a mended draft is handed in again', () =>
  given(...preReview, fit)
    .when(handIn)
    .then(asked(2, '2026-03-11')))

test('whoever asked closes the enquiry after the answer and says whether it helped', () => {
  given(...enquiry)
    .when({ type: 'close', satisfied: true })
    .refused('precase.not-answered')
  given(...enquiry, said)
    .when({ type: 'close', satisfied: false })
    .then({ type: 'closed', satisfied: false, day })
  given(...enquiry, said, { type: 'closed', satisfied: true, day })
    .when(ask)
    .refused('precase.closed')
})

test('a pre-review ends when its draft is filed, answered or not, and takes no further round', () => {
  given(...preReview)
    .when({ type: 'note-filing', case: draft })
    .then(filed)
  given(...preReview, filed)
    .when({ type: 'answer', finding: 'fit', words: null, defects: [] })
    .refused('precase.not-waiting')
  given(...preReview, fit, filed)
    .when(handIn)
    .refused('precase.closed')
})

test('a pre-review is not closed by hand', () =>
  given(...preReview, fit)
    .when({ type: 'close', satisfied: true })
    .refused('precase.not-closable'))

test('an enquiry that waits while the application is filed is answered all the same', () =>
  given(...enquiry, filed)
    .when(say)
    .then(said))

test('a filing is noted once', () =>
  given(...enquiry, filed)
    .when({ type: 'note-filing', case: draft })
    .then())

test('after twenty rounds it is time to meet', () => {
  const rounds = Array.from({ length: 20 }, (_, at) => [asked(at + 1, '2026-03-10'), { ...said, round: at + 1 }]).flat()
  given(opened('enquiry'), ...rounds)
    .when(ask)
    .refused('precase.rounds')
})
