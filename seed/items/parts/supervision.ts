import type { ItemSupervision } from '#contracts/item-supervision.ts'

const licensing = '《中华人民共和国行政许可法》第六十一条、第六十二条'

/** 许可后监督检查 of the office that grants: shares, periods and days are set for the demonstration. */
const supervised = (
  office: string,
  every: ItemSupervision['every'],
  basis: string,
  points: ItemSupervision['points'],
) => ({ every, office, within: { unit: 'working' as const, days: 20 }, points, basis: `${licensing}；${basis}` })

/** 公共场所卫生监督检查. */
export const venueSupervision = supervised(
  'weijian',
  { percent: 20, per: 'year' },
  '《公共场所卫生管理条例》第十条；《公共场所卫生管理条例实施细则》关于监督检查的规定',
  [
    { key: 'permit', title: '许可证公示', measure: '在醒目位置公示有效的卫生许可证，经营项目、地址与许可一致' },
    {
      key: 'environment',
      title: '场所卫生状况',
      measure: '空气、水质、采光、照明、噪声符合卫生标准，检测报告在一年以内',
    },
    { key: 'utensils', title: '用品用具清洗消毒', measure: '公用的用品用具一客一换，清洗、消毒、保洁设施正常使用' },
    { key: 'staffHealth', title: '从业人员健康', measure: '直接为顾客服务的人员有有效健康合格证明' },
    { key: 'rules', title: '卫生管理制度', measure: '卫生管理档案齐全，制度落实有记录' },
  ],
)

/** 食品经营监督检查. */
export const foodSupervision = supervised(
  'shichang',
  { percent: 10, per: 'quarter' },
  '《中华人民共和国食品安全法》第一百一十条；《食品生产经营监督检查管理办法》',
  [
    { key: 'permit', title: '许可证公示', measure: '在显著位置公示有效的食品经营许可证，经营项目未超出许可范围' },
    { key: 'premises', title: '经营条件保持', measure: '场所布局、设施设备与许可时一致并且正常使用' },
    { key: 'staffHealth', title: '从业人员健康管理', measure: '接触直接入口食品的人员有有效健康证明' },
    { key: 'purchase', title: '进货查验', measure: '供货者资质、进货票据和查验记录齐全' },
    { key: 'process', title: '加工和贮存过程', measure: '生熟分开，冷藏冷冻温度符合要求，无超过保质期的食品' },
  ],
)
