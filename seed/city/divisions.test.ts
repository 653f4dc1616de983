import assert from 'node:assert/strict'
import { checkAnswer } from '#contracts/answer.ts'
import { allItems } from '#seed/items/all.ts'
import { applicants } from './applicants.ts'
import { test } from 'node:test'
import { liesWithin, parseRegionCode } from '#kernel/codes/region-code.ts'
import { divisions } from './divisions.ts'
import { offices } from './offices.ts'

test('every division has a right code of its level, and lies in the one it names', () => {
  for (const { code, name, level, within } of divisions) {
    const parsed = parseRegionCode(code)
    assert.ok(parsed.ok && parsed.level === level, `${code} ${name}`)
    assert.ok(within === null || liesWithin(code, within), `${code} ${name} lies in ${within}`)
    assert.match(name, /^\p{Script=Han}{2,}$/u)
  }
  assert.equal(new Set(divisions.map((division) => division.code)).size, divisions.length)
})

test('the city has the counties of GB/T 2260', () => {
  const counties = divisions.filter((division) => division.level === 'county').map(({ code, name }) => code + name)
  assert.deepEqual(counties.slice(0, 6), [
    '320706海州区',
    '320703连云区',
    '320707赣榆区',
    '320722东海县',
    '320723灌云县',
    '320724灌南县',
  ])
})

test('every county has a government and a hall', () => {
  for (const county of ['海州区', '连云区', '赣榆区', '东海县', '灌云县', '灌南县']) {
    assert.ok(
      offices.some((office) => office.kind === 'government' && office.name.includes(county)),
      county,
    )
    assert.ok(
      offices.some((office) => office.kind === 'hall' && office.name.includes(county)),
      county,
    )
  }
})

/** 责任单位清单 of 连政办传〔2023〕8号, as the annex writes them. */
const annex =
  '东海县 灌云县 灌南县 赣榆区 海州区 连云区 开发区 徐圩新区 云台山景区 发展和改革 教育 科学技术 工业和信息化 民族宗教 公安 民政 司法 人力资源和社会保障 自然资源和规划 生态环境 住房和城乡建设 城市管理 交通运输 水利 农业农村 商务 文化广电和旅游 卫生健康 应急管理 政务服务 市场监督管理 体育 地方金融 税务 邮政 气象 人民银行'

test('every unit that the annex makes responsible is there', () => {
  for (const unit of annex.split(' '))
    assert.ok(
      offices.some((office) => office.name.includes(unit)),
      unit,
    )
})

test('the addresses of accounts are taken by the forms that ask for them', () => {
  const field = itemFields().find((one) => one.prefill === 'address')!
  for (const { name, address } of applicants) if (address) assert.equal(checkAnswer(field, address), null, name)
})

const itemFields = () => allItems.flatMap((item) => item.form.flatMap((group) => group.fields))
