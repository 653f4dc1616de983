import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { openToAll } from './parts/notices.ts'
import { twoOfficersLook } from './parts/visits.ts'
import { onSite } from './presale-permit/on-site.ts'
import { presaleForm, presaleHolds } from './presale-permit/form.ts'
import { presaleMaterials } from './presale-permit/materials.ts'
import { presaleSheets } from './presale-permit/sheets.ts'
import { heardIn } from './parts/procedures.ts'
import { mattersOfLicence } from './parts/matters.ts'

/** Questions that the notice and the announcement of a hearing publish. */
const published = ['projectName', 'projectAddress', 'useClass', 'units', 'presaleArea']

/**
 * 商品房预售许可: ten days by statute, and the public notice is among them. Two officers look at the site while the papers are reviewed; what
 * is endorsed then lies open to everybody under the name of the project.
 *
 * @source 城市房地产管理法 第四十五条; 城市房地产开发经营管理条例 第二十二条至第二十四条
 */
export const presalePermit: Item = Item.parse({
  code: 'presale-permit',
  revision: 1,
  name: '商品房预售许可',
  shortName: '商品房预售许可',
  power: '许可',
  catalogueCode: '000117026000',
  taskCode: '11320700MB9T00054X3000117026000',
  office: 'zhujian',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国城市房地产管理法》',
      article: '第四十五条',
      text: '商品房预售，应当符合下列条件：……（四）向县级以上人民政府房产管理部门办理预售登记，取得商品房预售许可证明。',
    },
    { law: '《城市房地产开发经营管理条例》', article: '第二十二条、第二十三条、第二十四条' },
  ],
  conditions: [
    '已交付全部土地使用权出让金，取得土地使用权证书',
    '持有建设工程规划许可证和施工许可证',
    '按提供的预售商品房计算，投入开发建设的资金达到工程建设总投资的百分之二十五以上，并已确定施工进度和竣工交付日期',
    '已办理预售登记所需的预售方案、预售资金监管',
  ],
  statutory: {
    unit: 'working',
    days: 10,
    from: 'receipt',
    basis: '《城市房地产开发经营管理条例》第二十四条（自收到商品房预售申请之日起十日内）',
  },
  promised: {
    unit: 'working',
    days: 7,
    basis: '演示设定：查勘、审查、审核和决定共四个工作日（连云港市内部审批五个工作日以内），另加公示三个工作日',
  },
  fee: { charged: false },
  form: presaleForm,
  holds: presaleHolds,
  materials: presaleMaterials,
  tasks: [
    {
      key: 'presale',
      title: '预售条件审查',
      kind: 'review',
      office: 'zhujian',
      section: sections.realEstate,
      limitDays: 2,
      sheet: 'presale',
      sees: ['presalePlan', 'floorPlans', 'investmentProof'],
    },
    {
      key: 'endorse',
      title: '处室负责人审核',
      kind: 'review',
      office: 'zhujian',
      section: sections.heads,
      limitDays: 1,
      sees: ['presalePlan', 'floorPlans', 'investmentProof'],
      awaits: { how: 'first', people: 2, basis: '演示设定：业务处室负责人有一人审核即可' },
    },
    twoOfficersLook('zhujian', {
      title: '现场查勘',
      limitDays: 2,
      place: 'projectAddress',
      identityNeeded: '查勘人员须到项目现场核对各幢房屋的施工进度，因此须知道项目坐落。',
      points: onSite,
      basis: '《中华人民共和国行政许可法》第三十四条第三款；查勘的做法取自外地公布的办理流程，要点为演示设定',
    }),
    openToAll({
      key: 'notice',
      title: '预售许可公示',
      office: 'zhujian',
      days: 3,
      shows: published,
      basis:
        '《中华人民共和国行政许可法》第五条（实施和结果公开；售房单位和项目名称不属于商业秘密或者个人隐私）；《城市商品房预售管理办法》第八条第四项（准予预售许可的决定公开，公众有权查阅）；决定前公示为演示设定',
    }),
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'zhujian', limitDays: 1 },
  ],
  plan: {
    series: [
      {
        series: [
          { parallel: [{ task: 'presale' }, { task: 'visit' }], join: 'all' },
          { task: 'endorse' },
          { task: 'notice' },
        ],
        onFail: 'continue',
      },
      { task: 'decide' },
    ],
  },
  sheets: presaleSheets,
  ...heardIn('zhujian', { shows: published }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T00054X003',
    title: '商品房预售许可证',
    validYears: null,
    face: [
      { label: '售房单位', field: 'firmName' },
      { label: '项目名称', field: 'projectName' },
      { label: '项目坐落', field: 'projectAddress' },
      { label: '预售范围', field: 'buildings' },
      { label: '预售套数', field: 'units' },
      { label: '预售建筑面积', field: 'presaleArea' },
      { label: '房屋用途', field: 'useClass' },
      { label: '依据', text: '《中华人民共和国城市房地产管理法》第四十五条' },
      { label: '提示', text: '商品房预售款必须用于有关的工程建设；售房时应当向预购人出示本证。' },
    ],
  },
  ...mattersOfLicence({ form: 'application' }),
  publishesApplicant: true,
  remedies,
  consult: consultAt(projectWindow, '连云港市住房和城乡建设局'),
  note: '一般知识：基本编码、抵押权人书面意见和资金监管协议的依据、现场查勘和公示的做法及公示的天数、预售管理办法的条次、每批最低面积和形象进度等地方条件未写入，须由实施机关确认；预售价格由发展和改革部门备案，在系统外进行，备案凭证不列为本事项材料；公示在审核同意之后进行，载明售房单位、项目名称、坐落、用途和规模（预售管理办法规定公开的是准予许可的决定，决定前公示同样内容须由实施机关确认）；公示期间计入十日；“十日”按行政许可法第八十二条以工作日计算；评分分值为演示设定。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
