import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { chemicalForm } from './chemical-safety-conditions/form.ts'
import { chemicalMaterials } from './chemical-safety-conditions/materials.ts'
import { chemicalSheets } from './chemical-safety-conditions/sheets.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { reviewsThenDecision } from './parts/plans.ts'
import { expertReview, heardIn } from './parts/procedures.ts'
import { consulted, leading } from './parts/late.ts'
import { mattersOfLicence } from './parts/matters.ts'

/**
 * 危险化学品建设项目安全条件审查: 45 days by statute; experts' time does not count.
 *
 * @source 危险化学品安全管理条例 第十二条; 危险化学品建设项目安全监督管理办法
 */
export const chemicalSafetyConditions: Item = Item.parse({
  code: 'chemical-safety-conditions',
  revision: 1,
  name: '生产、储存危险化学品建设项目安全条件审查',
  shortName: '危化品安全条件审查',
  power: '许可',
  catalogueCode: '000125039000',
  taskCode: '11320700MB9T0002X83000125039000',
  office: 'yingji',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《危险化学品安全管理条例》',
      article: '第十二条',
      text: '新建、改建、扩建生产、储存危险化学品的建设项目（以下简称建设项目），应当由安全生产监督管理部门进行安全条件审查。',
    },
    { law: '《危险化学品建设项目安全监督管理办法》', article: '关于建设项目安全条件审查的规定' },
  ],
  conditions: [
    '项目不在港区内，属于市级应急管理部门审查权限（港区内由港口行政管理部门审查）',
    '安全评价报告由具备资质的机构编制，无重大缺陷、漏项，危险、有害因素辨识和评价正确',
    '与周边场所、设施的距离和拟建场址自然条件符合有关规定和标准',
    '主要技术、工艺已确定并符合规定；国内首次使用的化工工艺已经省级人民政府有关部门组织安全可靠性论证',
    '对安全设施设计提出的对策与建议符合规定，项目资料真实',
  ],
  statutory: {
    unit: 'working',
    days: 45,
    from: 'receipt',
    basis: '《危险化学品安全管理条例》第十二条（自收到报告之日起四十五日）',
  },
  promised: { unit: 'working', days: 20, basis: '演示设定（参照外地公布的二十个工作日，未见本市公布的承诺）' },
  fee: { charged: false },
  form: chemicalForm,
  materials: chemicalMaterials,
  tasks: [
    {
      key: 'experts',
      title: '安全条件专家审查',
      kind: 'expert',
      office: 'yingji',
      section: sections.chemicalSafety,
      limitDays: 10,
      sheet: 'experts',
      sees: ['assessment', 'processProof'],
      experts: {
        people: 3,
        passes: 2,
        revisionDays: 15,
        confirmDays: 5,
        feeFen: 80_000,
        basis: '《危险化学品建设项目安全监督管理办法》关于组织专家审查的规定；人数、费用为演示设定',
      },
    },
    {
      key: 'visit',
      title: '现场核查',
      kind: 'site-visit',
      office: 'yingji',
      limitDays: 3,
      visit: {
        teams: [
          { office: 'yingji', section: sections.siteVisits, people: 2 },
          { office: 'ziran', section: sections.siteVisits, people: 1 },
        ],
        place: 'projectAddress',
        identityNeeded: '核查人员须到拟建场址核对周边居住区、学校、医院和企业的实际距离，因此须知道建设地点。',
        noticeDays: 0,
        points: [
          {
            key: 'surroundings',
            title: '周边敏感目标',
            measure: '现场所见的居住区、学校、医院与申请中填写的距离一致。',
            basis: '《危险化学品安全管理条例》第十九条',
          },
          {
            key: 'site',
            title: '拟建场址',
            measure: '场址的位置和范围与规划选址或者用地文件一致，没有提前开工。',
            basis: '《危险化学品建设项目安全监督管理办法》关于安全条件审查的规定',
          },
          {
            key: 'neighbours',
            title: '相邻企业和设施',
            measure: '相邻企业、高压线、油气管道与安全评价报告的描述一致，没有遗漏。',
            basis: '《危险化学品建设项目安全监督管理办法》关于安全条件审查的规定',
          },
        ],
        basis: '《中华人民共和国行政许可法》第三十四条第三款；核查要点为演示设定',
      },
    },
    {
      key: 'safety',
      title: '安全条件审查',
      kind: 'review',
      office: 'yingji',
      section: sections.safety,
      limitDays: 12,
      sheet: 'safety',
      sees: ['assessment', 'processProof'],
      whenLate: leading,
    },
    {
      key: 'planning',
      title: '选址与周边用地复核',
      kind: 'review',
      office: 'ziran',
      section: sections.planning,
      limitDays: 9,
      sheet: 'siting',
      sees: ['assessment'],
      whenLate: consulted,
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'yingji', limitDays: 5 },
  ],
  plan: {
    series: [
      { parallel: [{ task: 'experts' }, { task: 'visit' }], join: 'all', onFail: 'continue' },
      reviewsThenDecision('safety', 'planning'),
    ],
  },
  sheets: chemicalSheets,
  ...heardIn('yingji', {
    shows: ['projectAddress', 'activity', 'workKind', 'inPark', 'nearest'],
    others: [expertReview(30, '《危险化学品建设项目安全监督管理办法》关于组织专家审查的规定')],
  }),
  bearsOn: ['public-safety'],
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T0002X8001',
    title: '危险化学品建设项目安全条件审查意见书',
    validYears: 2,
    face: [
      { label: '项目名称', field: 'projectName' },
      { label: '建设地点', field: 'projectAddress' },
      { label: '建设性质', field: 'workKind' },
      { label: '涉及的危险化学品', field: 'substances' },
      { label: '审查结论', text: '安全条件审查通过' },
      { label: '依据', text: '《危险化学品安全管理条例》第十二条' },
      {
        label: '提示',
        text: '周边条件、主要技术工艺、产品方案或者规模发生重大变化，或者有效期内未开工的，应当重新审查。',
      },
    ],
  },
  ...mattersOfLicence({
    form: 'application',
    days: 5,
    anew: [
      {
        matter: 'renewal',
        basis: '《危险化学品建设项目安全监督管理办法》，演示引用，适用的条文须由实施机关核对',
        when: '有效期内未开工、期满后需要开工的，重新进行安全评价并申请审查',
      },
    ],
  }),
  remedies,
  consult: consultAt(projectWindow, '连云港市应急管理局'),
  note: '一般知识：基本编码沿用旧清单样例；规章条次、表单字段、评分分值和材料名称须由实施机关对照现行清单确认；四十五日按工作日计算的口径须确认。本事项涉及公共安全，不适用告知承诺。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
