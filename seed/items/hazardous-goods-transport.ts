import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { hazardousGoodsForm, hazardousGoodsHolds } from './hazardous-goods-transport/form.ts'
import { onSite } from './hazardous-goods-transport/on-site.ts'
import { hazardousGoodsMaterials } from './hazardous-goods-transport/materials.ts'
import { hazardousGoodsSheets } from './hazardous-goods-transport/sheets.ts'
import { businessWindow, consultAt, remedies } from './parts/contacts.ts'
import { reviewsSignedThenDecision } from './parts/plans.ts'
import { heardIn } from './parts/procedures.ts'
import { consulted, leading } from './parts/late.ts'
import { twoOfficersLook } from './parts/visits.ts'
import { mattersOfLicence } from './parts/matters.ts'

/**
 * 道路危险货物运输经营许可: 20 days; the licence names the classes of goods. The police are heard on the safety of the vehicles on the road.
 *
 * @source 道路运输条例 第二十三条、第二十四条; 道路危险货物运输管理规定 第八条至第十二条
 */
export const hazardousGoodsTransport: Item = Item.parse({
  code: 'hazardous-goods-transport',
  revision: 1,
  name: '道路危险货物运输经营许可',
  shortName: '道路危货运输许可',
  power: '许可',
  catalogueCode: '000118010000',
  taskCode: '11320700MB9T00062Q3000118010000',
  office: 'jiaotong',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国道路运输条例》',
      article: '第二十三条',
      text: '申请从事危险货物运输经营的，还应当具备下列条件：有 5 辆以上经检测合格的危险货物运输专用车辆、设备……',
    },
    { law: '《中华人民共和国道路运输条例》', article: '第二十四条' },
    { law: '《危险化学品安全管理条例》', article: '第六条、第四十三条、第四十四条' },
    { law: '《道路危险货物运输管理规定》', article: '第八条、第十条、第十二条' },
  ],
  conditions: [
    '有五辆以上经检测合格的危险货物运输专用车辆、设备',
    '有经所在地设区的市级人民政府交通运输主管部门考试合格，取得上岗资格证的驾驶人员、装卸管理人员、押运人员',
    '危险货物运输专用车辆配有必要的通讯工具',
    '有健全的安全生产管理制度，配备专职安全管理人员',
  ],
  statutory: { unit: 'working', days: 20, basis: '《中华人民共和国道路运输条例》第二十四条（自受理之日起二十日内）' },
  promised: { unit: 'working', days: 10, basis: '演示设定（未见本市公布的承诺时限）' },
  fee: { charged: false },
  form: hazardousGoodsForm,
  holds: hazardousGoodsHolds,
  materials: hazardousGoodsMaterials,
  tasks: [
    {
      key: 'transport',
      title: '运输经营条件审查',
      kind: 'review',
      office: 'jiaotong',
      section: sections.transport,
      limitDays: 6,
      sheet: 'transport',
      sees: ['parking', 'equipment', 'rules'],
      whenLate: leading,
    },
    twoOfficersLook('jiaotong', {
      title: '实地核查',
      limitDays: 6,
      place: 'parkingAddress',
      identityNeeded: '核查人员须到停车场地核对面积、安全防护设施和专用车辆，因此须知道场地地址。',
      points: onSite,
      basis:
        '《中华人民共和国行政许可法》第三十四条第三款；《道路危险货物运输管理规定》关于实地核查的规定；核查要点为演示设定',
    }),
    {
      key: 'traffic',
      title: '运输车辆道路交通安全意见',
      kind: 'review',
      office: 'gongan',
      section: sections.traffic,
      limitDays: 3,
      sheet: 'traffic',
      sees: ['equipment', 'rules'],
      whenLate: consulted,
    },
    {
      key: 'countersign',
      title: '签发前会签',
      kind: 'review',
      office: 'jiaotong',
      section: sections.heads,
      limitDays: 1,
      sees: ['parking', 'equipment', 'rules'],
      awaits: { how: 'in-order', people: 2, basis: '演示设定：危险货物运输许可决定签发前，两个业务处室负责人依次会签' },
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'jiaotong', limitDays: 2 },
  ],
  plan: reviewsSignedThenDecision('countersign', 'transport', 'traffic', 'visit'),
  sheets: hazardousGoodsSheets,
  ...heardIn('jiaotong', { shows: ['classes', 'toxic', 'vehicles', 'parkingAddress'] }),
  bearsOn: ['public-safety'],
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T00062Q001',
    title: '道路运输经营许可证（道路危险货物运输）',
    validYears: 4,
    face: [
      { label: '业户名称', field: 'firmName' },
      { label: '地址', field: 'address' },
      { label: '经营范围（危险货物类别）', field: 'classes' },
      { label: '是否含剧毒化学品', field: 'toxic' },
      { label: '专用车辆数量', field: 'vehicles' },
      { label: '依据', text: '《中华人民共和国道路运输条例》第二十四条' },
      { label: '提示', text: '投入运输的车辆应当配发车辆营运证；有效期届满三十日前申请延续。' },
    ],
  },
  ...mattersOfLicence({
    form: 'application',
    renews: ['vehicleProof', 'staffProof', 'parking', 'equipment', 'rules'],
  }),
  remedies,
  consult: consultAt(businessWindow, '连云港市交通运输局'),
  note: '一般知识：基本编码、许可证四年有效期（取自外地）、材料清单和停车场地面积标准、征求公安机关意见的方式和范围（公安机关负责危险化学品运输车辆的道路交通安全管理）、评分分值须由实施机关确认。本事项涉及公共安全，不适用告知承诺；实地核查的要点须由实施机关确认，车辆营运证另行配发。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
