import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import type { Condition } from '#kernel/condition.ts'
import { anywhere, option, partner, site } from '../parts/questions.ts'

/** Which of the grounds makes a 特殊建设工程. @source 建设工程消防设计审查验收管理暂行规定 第十四条, 附件 */
const specialKinds = [
  option('crowd20k', '体育场馆、会堂、公共展览馆、博物馆展厅，总建筑面积大于 2 万平方米'),
  option('station15k', '民用机场航站楼、客运车站候车室、客运码头候船厅，大于 1.5 万平方米'),
  option('hotel10k', '宾馆、饭店、商场、市场，大于 1 万平方米'),
  option(
    'hospital2500',
    '影剧院、公共图书馆阅览室、劳动密集型企业生产车间和员工宿舍、医院门诊楼、教学楼等，大于 2500 平方米',
  ),
  option('care1000', '托儿所、幼儿园、儿童活动场所、养老院、福利院、病房楼、集体宿舍等，大于 1000 平方米'),
  option('entertainment500', '歌舞厅、录像厅、网吧、酒吧、餐饮娱乐、桑拿浴室等，大于 500 平方米'),
  option('highRise', '一类高层住宅建筑'),
  option('publicTall', '单体建筑面积大于 4 万平方米或者建筑高度超过 50 米的公共建筑'),
  option('rail', '城市轨道交通、隧道工程，大型发电、变配电工程'),
  option(
    'explosive',
    '生产、储存、装卸易燃易爆危险物品的工厂、仓库和专用车站、码头，易燃易爆气体和液体的充装站、供应站、调压站',
  ),
  option('office', '国家机关办公楼、电力调度楼、电信楼、邮政楼、防灾指挥调度楼、广播电视楼、档案楼'),
]

const uses = [
  option('commerce', '商业、饮食、住宿'),
  option('office', '办公'),
  option('education', '教育、托育'),
  option('medical', '医疗、养老、福利'),
  option('culture', '文化、体育、娱乐'),
  option('transport', '交通'),
  option('factory', '厂房'),
  option('warehouse', '仓库'),
  option('residence', '住宅、宿舍'),
  option('other', '其他'),
]

/** Only what is built new or larger, and not for a time, has a planning permit. @source 建设工程消防设计审查验收管理暂行规定 第十六条 */
export const hasPermit: Condition = {
  and: [
    { eq: [{ answer: 'temporary' }, { constant: false }] },
    { in: [{ answer: 'workKind' }, { constant: ['new', 'extension'] }] },
  ],
}

/**
 * The name of a project nearly always holds the name of its builder, and so do its address and the designer's name: they are identity.
 * What a reviewer needs is plain and shown.
 * A permit names its holder, so no reviewer sees it: what it allows is asked here, and compared with it when the application is taken in.
 */
export const fireForm: z.input<typeof Item>['form'] = [
  {
    title: '建设单位',
    fields: [
      { key: 'firmName', label: '建设单位名称', type: 'text', prefill: 'name' },
      { key: 'firmCode', label: '统一社会信用代码', type: 'firm-code', prefill: 'code' },
      { key: 'legalPerson', label: '法定代表人', type: 'text', prefill: 'legal-person' },
      { key: 'phone', label: '联系电话', type: 'phone', prefill: 'phone', hint: '用于接收办理通知' },
      anywhere('address', '建设单位地址', { prefill: 'address' }),
    ],
  },
  {
    title: '工程项目',
    forConditions: [1, 4],
    fields: [
      { key: 'projectName', label: '工程名称', type: 'text', hint: '与建设工程规划许可文件一致' },
      {
        key: 'projectCode',
        label: '项目代码',
        type: 'project-code',
        hint: '投资项目在线审批监管平台赋码，24 位，见备案证或者立项文件',
      },
      site('projectAddress', '工程地址'),
      {
        key: 'workKind',
        label: '工程类别',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: [
          option('new', '新建'),
          option('extension', '扩建'),
          option('conversion', '改建（含改变用途）'),
          option('decoration', '建筑内部装修'),
          option('insulation', '建筑保温'),
        ],
      },
      {
        key: 'specialKind',
        label: '特殊建设工程情形',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        hint: '有多种情形的，选择最主要的一种',
        options: specialKinds,
      },
      {
        key: 'temporary',
        label: '是否属于依法需要批准的临时性建筑',
        type: 'yes-no',
        class: 'plain',
        sight: 'shown',
      },
      {
        key: 'specialDesign',
        label: '是否需要特殊消防设计',
        type: 'yes-no',
        class: 'plain',
        sight: 'shown',
        hint: '国家工程建设消防技术标准没有规定，或者拟采用的新技术、新工艺、新材料不符合国家标准的，选择“是”',
      },
      {
        key: 'specialDesignWhy',
        label: '需要特殊消防设计的内容',
        type: 'long-text',
        class: 'plain',
        sight: 'shown',
        maxLength: 500,
        hint: '只写技术内容，不要写单位和工程名称',
        when: { answer: 'specialDesign' },
      },
    ],
  },
  {
    title: '建筑情况',
    forConditions: [1, 4],
    fields: [
      {
        key: 'useClass',
        label: '使用性质',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: uses,
      },
      {
        key: 'hazardClass',
        label: '火灾危险性类别',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: [
          option('a', '甲类'),
          option('b', '乙类'),
          option('c', '丙类'),
          option('d', '丁类'),
          option('e', '戊类'),
        ],
        when: { in: [{ answer: 'useClass' }, { constant: ['factory', 'warehouse'] }] },
      },
      {
        key: 'fireRating',
        label: '耐火等级',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: [option('1', '一级'), option('2', '二级'), option('3', '三级'), option('4', '四级')],
      },
      {
        key: 'floorArea',
        label: '建筑面积',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '平方米',
        min: 1,
        max: 2_000_000,
      },
      {
        key: 'height',
        label: '建筑高度',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '米',
        min: 1,
        max: 700,
      },
      {
        key: 'storeysAbove',
        label: '地上层数',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '层',
        min: 0,
        max: 150,
      },
      {
        key: 'storeysBelow',
        label: '地下层数',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '层',
        min: 0,
        max: 10,
      },
      {
        key: 'civilDefence',
        label: '是否含人防工程',
        type: 'yes-no',
        class: 'plain',
        sight: 'shown',
        when: { gt: [{ answer: 'storeysBelow' }, { constant: 0 }] },
      },
      {
        key: 'systems',
        label: '消防设施',
        type: 'many',
        class: 'plain',
        sight: 'shown',
        options: [
          option('hydrant', '室内外消火栓系统'),
          option('sprinkler', '自动喷水灭火系统'),
          option('alarm', '火灾自动报警系统'),
          option('smoke', '防烟排烟系统'),
          option('gas', '气体灭火系统'),
          option('foam', '泡沫灭火系统'),
          option('lift', '消防电梯'),
          option('lighting', '消防应急照明和疏散指示系统'),
        ],
      },
    ],
  },
  {
    title: '许可文件载明的数据',
    forConditions: [4],
    fields: [
      {
        key: 'permittedArea',
        label: '规划许可建筑面积',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '平方米',
        min: 1,
        max: 2_000_000,
        hint: '按建设工程规划许可文件填写，受理时核对',
        when: hasPermit,
      },
      {
        key: 'permittedHeight',
        label: '规划许可建筑高度',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '米',
        min: 1,
        max: 700,
        hint: '按建设工程规划许可文件填写，受理时核对',
        when: hasPermit,
      },
      {
        key: 'permittedUse',
        label: '规划许可使用性质',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: uses,
        hint: '按建设工程规划许可文件填写，受理时核对',
        when: hasPermit,
      },
      {
        key: 'temporaryUntil',
        label: '临时建筑批准使用期限至',
        type: 'date',
        class: 'plain',
        sight: 'shown',
        hint: '按临时性建筑批准文件填写，受理时核对',
        when: { answer: 'temporary' },
      },
    ],
  },
  {
    title: '设计单位',
    forConditions: [3],
    fields: [
      partner('designer', '设计单位', { hint: '与设计文件图签一致' }),
      {
        key: 'designerGrade',
        label: '设计单位资质等级',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: [
          option('comprehensive', '工程设计综合甲级'),
          option('a', '行业或专业甲级'),
          option('b', '行业或专业乙级'),
          option('c', '行业或专业丙级'),
        ],
      },
    ],
  },
]
