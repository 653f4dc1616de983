import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { highwayForm, highwayHolds } from './highway-works/form.ts'
import { highwayMaterials } from './highway-works/materials.ts'
import { highwaySheets } from './highway-works/sheets.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { heardIn } from './parts/procedures.ts'
import { consenting, leading } from './parts/late.ts'
import { mattersOfLicence } from './parts/matters.ts'

/**
 * 涉路施工活动许可 on highways, where another regulation holds than on city roads. The traffic police are asked where the works touch
 * traffic safety.
 *
 * @source 公路法 第四十四条、第四十五条; 公路安全保护条例 第二十七条、第二十八条
 */
export const highwayWorks: Item = Item.parse({
  code: 'highway-works',
  revision: 1,
  name: '涉路施工活动许可',
  shortName: '涉路施工许可',
  power: '许可',
  catalogueCode: '000118003000',
  taskCode: '11320700MB9T00062Q3000118003000',
  office: 'jiaotong',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    { law: '《中华人民共和国公路法》', article: '第四十四条、第四十五条' },
    {
      law: '《公路安全保护条例》',
      article: '第二十七条',
      text: '进行下列涉路施工活动，建设单位应当向公路管理机构提出申请……',
    },
    { law: '《公路安全保护条例》', article: '第二十八条' },
  ],
  conditions: [
    '申请人是建设单位，施工活动属于《公路安全保护条例》第二十七条所列情形',
    '设计和施工方案符合有关技术标准、规范，保障公路、公路附属设施质量和安全的技术评价报告结论可行',
    '有处置施工险情和意外事故的应急方案',
    '影响交通安全的，征得公安机关交通管理部门同意；在收费公路上施工的，已听取公路经营企业意见',
  ],
  statutory: { unit: 'working', days: 20, basis: '《公路安全保护条例》第二十八条（自受理申请之日起二十日内）' },
  promised: { unit: 'working', days: 10, basis: '演示设定（未见本市公布的承诺时限）' },
  fee: { charged: false },
  form: highwayForm,
  holds: highwayHolds,
  materials: highwayMaterials,
  tasks: [
    {
      key: 'highway',
      title: '公路设施安全审查',
      kind: 'review',
      office: 'jiaotong',
      section: sections.transport,
      limitDays: 6,
      sheet: 'highway',
      sees: ['construction', 'assessment', 'emergency'],
      whenLate: leading,
    },
    {
      key: 'traffic',
      title: '公路交通安全影响审查',
      kind: 'review',
      office: 'gongan',
      section: sections.traffic,
      limitDays: 5,
      sheet: 'traffic',
      sees: ['construction', 'emergency'],
      whenLate: consenting('《中华人民共和国公路法》第四十四条（影响交通安全的，须征得公安机关交通管理部门同意）'),
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'jiaotong', limitDays: 3 },
  ],
  plan: {
    series: [
      {
        parallel: [
          { task: 'highway' },
          // oxlint-disable-next-line unicorn/no-thenable -- the word of a choice in a plan; its value is data and never a function
          { when: { answer: 'affectsTraffic' }, then: { task: 'traffic' } },
        ],
        join: 'all',
        onFail: 'continue',
      },
      { task: 'decide' },
    ],
  },
  sheets: highwaySheets,
  ...heardIn('jiaotong', { shows: ['activity', 'grade', 'fromDay', 'throughDay', 'length'] }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T00062Q002',
    title: '涉路施工活动许可证',
    validYears: null,
    face: [
      { label: '建设单位', field: 'firmName' },
      { label: '施工活动类别', field: 'activity' },
      { label: '公路名称和桩号', field: 'place' },
      { label: '开始日期', field: 'fromDay' },
      { label: '结束日期', field: 'throughDay' },
      { label: '依据', text: '《公路安全保护条例》第二十七条、第二十八条' },
      { label: '提示', text: '按照许可的设计和施工方案施工，并接受公路管理机构的检查；完工后申请验收。' },
    ],
  },
  ...mattersOfLicence({ form: 'application' }),
  remedies,
  consult: consultAt(projectWindow, '连云港市交通运输局'),
  note: '一般知识：基本编码、七类施工活动的表述、对收费公路经营企业意见的处理、评分分值须由实施机关确认；高速公路由省级实施，不在本事项内。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
