import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { checkedAtIntake, judgedBlind, ownForm, planningPermitType } from '../parts/documents.ts'

const rules = '《城市房地产开发经营管理条例》第二十三条'

/** 材料目录. @source 城市房地产开发经营管理条例 第二十三条 */
export const presaleMaterials: z.input<typeof Item>['materials'] = [
  ownForm({
    key: 'application',
    name: '商品房预售许可申请表',
    basis: rules,
    standard: '各栏填写完整，开发企业盖章；楼栋号、套数、面积与测绘成果和规划许可一致。',
  }),
  checkedAtIntake({
    key: 'businessLicence',
    name: '营业执照',
    kind: 'businessLicence',
    checks: ['business-licence'],
    basis: `${rules}第二项`,
    standard: '在有效期内，名称与申请人一致。',
    source: '政府部门核发（市场监督管理部门）',
  }),
  checkedAtIntake({
    key: 'qualification',
    name: '房地产开发资质证书',
    basis: `${rules}第二项`,
    standard: '在有效期内，资质等级与项目规模相适应。',
    source: '政府部门核发（住房和城乡建设部门）',
  }),
  checkedAtIntake({
    key: 'landProof',
    name: '土地使用权出让金付清凭证和不动产权证书',
    basis: `${rules}第一项`,
    standard: '付款凭证金额合计等于出让合同价款；不动产权证书的权利人是申请人。',
    source: '政府部门核发（自然资源和规划部门、税务部门）',
  }),
  checkedAtIntake({
    key: 'planningPermit',
    name: '建设工程规划许可证',
    kind: 'planningPermit',
    licence: planningPermitType,
    basis: `${rules}第一项`,
    standard: '载明的楼栋覆盖预售范围，建设单位是申请人。',
    source: '政府部门核发（自然资源和规划部门）',
  }),
  checkedAtIntake({
    key: 'constructionPermit',
    name: '建筑工程施工许可证',
    basis: `${rules}第一项`,
    standard: '载明的楼栋覆盖预售范围，建设单位是申请人。',
    source: '政府部门核发（住房和城乡建设部门）',
  }),
  checkedAtIntake({
    key: 'contract',
    name: '工程施工合同',
    basis: `${rules}第三项`,
    standard: '施工范围覆盖预售楼栋，写明开工和竣工日期，双方盖章。',
  }),
  judgedBlind({
    key: 'investmentProof',
    name: '投入开发建设资金证明和施工进度说明',
    proof: { issuer: '工程监理单位', canInvestigate: true, coveredBy: [] },
    basis: `${rules}第一项；第二十二条第三项`,
    standard: '写明总投资、已投入金额及比例，附工程进度照片和监理单位的确认意见。',
    source: '申请人自备，监理单位确认',
  }),
  judgedBlind({
    key: 'floorPlans',
    name: '预售商品房分层平面图',
    basis: `${rules}第四项`,
    standard: '逐层标明户号、用途和面积，合计与预售面积一致。',
    source: '测绘单位出具',
  }),
  judgedBlind({
    key: 'presalePlan',
    name: '商品房预售方案',
    basis: `${rules}第五项`,
    standard: '写明位置、装修标准、竣工交付日期、预售总面积、价格构成和交付后的物业管理。',
  }),
  checkedAtIntake({
    key: 'supervision',
    name: '商品房预售资金监管协议',
    basis: '《中华人民共和国城市房地产管理法》第四十五条第三款',
    standard: '由开发企业、监管银行、监管机构三方签订，账户与申请填写的一致。',
    source: '申请人与监管银行、监管机构签订',
  }),
  checkedAtIntake({
    key: 'consent',
    name: '抵押权人同意销售的书面意见',
    basis: '《中华人民共和国民法典》第四百零六条',
    standard: '写明同意销售的楼栋和户号，抵押权人盖章。',
    source: '抵押权人出具',
    when: { answer: 'mortgaged' },
  }),
]
