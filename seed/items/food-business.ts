import { Item } from '#contracts/item.ts'
import type { Condition } from '#kernel/condition.ts'
import { sections } from '#seed/city/staff.ts'
import { mattersOfLicence } from './parts/matters.ts'
import { foodForm, foodHolds } from './food-business/form.ts'
import { foodMaterials } from './food-business/materials.ts'
import { onSite } from './food-business/on-site.ts'
import { foodSheets } from './food-business/sheets.ts'
import { acceptedAtWindow } from './parts/acceptance.ts'
import { businessWindow, consultAt, remedies } from './parts/contacts.ts'
import { deferralFor } from './parts/deferral.ts'
import { heardIn } from './parts/procedures.ts'
import { isOneOf } from './parts/questions.ts'
import { foodSupervision } from './parts/supervision.ts'
import { twoOfficersLook } from './parts/visits.ts'

/** Whatever is more than the sale of food that was made elsewhere. */
const makesFood: Condition = {
  or: [
    isOneOf('business', 'catering', 'canteen'),
    ...['hot', 'cold', 'raw', 'half', 'drinks'].map((project) => ({
      contains: [{ answer: 'projects' }, { constant: project }] as const,
    })),
  ],
}

/**
 * 食品经营许可（新办） for persons and firms. Where food is made, two officers look at the kitchen while the papers are reviewed; who only sells it
 * is judged on paper.
 *
 * @source 食品安全法 第三十三条、第三十五条; 食品经营许可和备案管理办法（市场监管总局令第 78 号）
 */
export const foodBusiness: Item = Item.parse({
  code: 'food-business',
  revision: 1,
  name: '食品经营许可（新办）',
  shortName: '食品经营许可',
  power: '许可',
  catalogueCode: '000131021000',
  taskCode: '11320700MB9T00142C3000131021000',
  office: 'shichang',
  intakeOffice: 'zhengwu',
  acceptance: acceptedAtWindow('连云港市政务服务管理办公室'),
  serves: ['person', 'enterprise'],
  channels: ['site', 'window'],
  visits: 1,
  originals: 'at-pick-up',
  bases: [
    {
      law: '《中华人民共和国食品安全法》',
      article: '第三十五条',
      text: '国家对食品生产经营实行许可制度。从事食品生产、食品销售、餐饮服务，应当依法取得许可。',
    },
    { law: '《中华人民共和国食品安全法》', article: '第三十三条' },
    { law: '《食品经营许可和备案管理办法》', article: '市场监管总局令第 78 号' },
  ],
  conditions: [
    '申请人已取得营业执照或者具有合法主体资格',
    '有与经营的食品品种、数量相适应的场所，环境整洁，与有毒、有害场所和污染源保持规定的距离',
    '有与经营的食品品种、数量相适应的设备或者设施',
    '有专职或者兼职的食品安全总监、食品安全员等食品安全管理人员和保证食品安全的规章制度',
    '有合理的设备布局和工艺流程，防止交叉污染',
  ],
  statutory: {
    unit: 'working',
    days: 10,
    basis: '《食品经营许可和备案管理办法》关于自受理申请之日起十个工作日内作出决定的规定',
  },
  promised: { unit: 'working', days: 6, basis: '演示设定（未见本市公布的承诺时限）' },
  fee: { charged: false },
  form: foodForm,
  holds: foodHolds,
  materials: foodMaterials,
  tasks: [
    {
      key: 'food',
      title: '食品经营条件审查',
      kind: 'review',
      office: 'shichang',
      section: sections.food,
      limitDays: 4,
      sheet: 'food',
      sees: ['layout', 'foodSafetyRules'],
    },
    twoOfficersLook('shichang', {
      limitDays: 4,
      place: 'premises',
      identityNeeded: '核查人员须到经营场所核对布局、设备和人员，因此须知道场所地址。',
      points: onSite,
      basis:
        '《中华人民共和国食品安全法》第三十五条第二款；《食品经营许可和备案管理办法》关于现场核查的规定（两名以上核查人员，五个工作日内完成）；核查要点为演示设定',
    }),
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'shichang', limitDays: 2 },
  ],
  plan: {
    series: [
      { parallel: [{ task: 'food' }, { when: makesFood, then: { task: 'visit' } }], join: 'all', onFail: 'continue' },
      { task: 'decide' },
    ],
  },
  sheets: foodSheets,
  ...heardIn('shichang', { shows: ['premises', 'business', 'projects', 'area'] }),
  bearsOn: ['life-and-health'],
  supervision: foodSupervision,
  deferral: deferralFor({ days: 3, decide: 'wait', consequence: 'end-case' }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T00142C001',
    title: '食品经营许可证',
    validYears: 5,
    face: [
      { label: '经营者名称', field: 'applicantName' },
      { label: '法定代表人（负责人）', field: 'responsible' },
      { label: '经营场所', field: 'premises' },
      { label: '主体业态', field: 'business' },
      { label: '经营项目', field: 'projects' },
      { label: '依据', text: '《中华人民共和国食品安全法》第三十五条' },
      { label: '提示', text: '在经营场所的显著位置悬挂、摆放或者展示；有效期届满前按规定申请延续。' },
    ],
  },
  ...mattersOfLicence({ form: 'application', proof: 'subjectProof', renews: ['foodSafetyRules'] }),
  remedies,
  consult: consultAt(businessWindow, '连云港市市场监督管理局'),
  note: '一般知识：基本编码、材料清单、可容缺的材料及期限、现场核查的情形和评分分值须由实施机关确认；授权综合窗口受理为演示设定；食品经营许可通常由县级市场监管部门实施，市级实施范围须确认。仅销售预包装食品的办理备案，不在本事项内；制售食品的现场核查，与审查同时进行，计入十日，只销售散装食品的书面审查，核查的范围和要点须由实施机关确认；变更、延续、补证和注销的材料、时限须确认；监督检查的抽查比例、频次、期限和检查内容为演示设定。',
})
