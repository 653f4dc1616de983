import type { Item } from '#contracts/item.ts'
import { composite } from '../composite.ts'
import { foodBusiness } from '../food-business.ts'
import { outdoorAdvertising } from '../outdoor-advertising.ts'
import { businessWindow, consultAt, remedies } from '../parts/contacts.ts'
import { yesNo } from '../parts/questions.ts'
import { publicVenueHygiene } from '../public-venue-hygiene.ts'

const opinion = '《国务院办公厅关于加快推进“一件事一次办”打造政务服务升级版的指导意见》（国办发〔2022〕32号）'

/**
 * 开办餐饮店一件事: the food licence, with the advertising in front of the shop and the hygiene licence of what is run in the same rooms where
 * either is wanted.
 *
 * @source 国办发〔2022〕32号; 行政许可法 第二十六条第二款
 */
export const openRestaurant: Item = composite({
  code: 'open-restaurant',
  revision: 1,
  name: '开办餐饮店一件事',
  shortName: '开办餐饮店',
  power: '公共服务',
  catalogueCode: '322040901000',
  taskCode: '11320700MB9T00089G3322040901000',
  office: 'zhengwu',
  intakeOffice: 'zhengwu',
  serves: ['person', 'enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国行政许可法》',
      article: '第二十六条第二款',
      text: '行政许可依法由地方人民政府两个以上部门分别实施的，本级人民政府可以确定一个部门受理行政许可申请并转告有关部门分别提出意见后统一办理，或者组织有关部门联合办理、集中办理。',
    },
    { law: opinion, article: '企业准入准营一件事' },
  ],
  conditions: ['各事项分别符合其许可条件，详见各事项的办事指南'],
  statutory: {
    unit: 'working',
    days: 45,
    basis:
      '《中华人民共和国行政许可法》第四十二条第二款（统一办理、联合办理、集中办理的期限）；各事项的法定期限另行分别计算',
  },
  promised: { unit: 'working', days: 10, basis: '演示设定（不短于各事项中最长的承诺时限）' },
  extension: {
    days: 15,
    by: 'government-head',
    office: 'zhengfu',
    basis: '《中华人民共和国行政许可法》第四十二条第二款',
  },
  fee: { charged: false },
  situation: {
    title: '需要一并办理的事项',
    fields: [
      yesNo('advertises', '是否设置大型户外广告，或者在建筑物上悬挂、张贴宣传品'),
      yesNo('runsVenue', '同一场所是否兼营住宿、沐浴、游泳等公共场所项目', {
        hint: '只经营餐饮的选“否”：餐饮服务场所的卫生由食品经营许可一并管理',
      }),
    ],
  },
  application: {
    name: '开办餐饮店一件事申请表',
    basis: `${opinion}（一张表单）`,
    standard: '各栏填写完整，申请人签名或者盖章；各事项共用的内容只填写一次。',
  },
  parts: [
    { key: 'food', item: foodBusiness },
    {
      key: 'hygiene',
      item: publicVenueHygiene,
      when: { answer: 'runsVenue' },
      same: { venueAddress: 'premises' },
      own: ['area', 'workers', 'healthCerts', 'layout'],
    },
    {
      key: 'advertising',
      item: outdoorAdvertising,
      when: { answer: 'advertises' },
      own: ['area', 'kind', 'place'],
    },
  ],
  join: 'each-on-its-own',
  outcome: { act: '联办', licenceType: '11320700MB9T00089G001', title: '办理结果汇总单', validYears: null, face: [] },
  remedies,
  consult: consultAt(businessWindow, '连云港市政务服务管理办公室'),
  note: '一般知识：一件事所含的事项、共用的材料、编码和承诺时限为演示设定，须由牵头部门确认；餐饮服务场所自 2016 年起不再核发公共场所卫生许可证，兼营其他公共场所项目的才需要。各事项的决定分别作出，一个事项不予许可不影响其他事项。',
})
