import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { notAbove, option, site } from '../parts/questions.ts'

/** Who serves guests has a certificate; it is counted, not judged, whether all have. */
export const venueHolds = [notAbove('healthCerts', 'workers', '持有效健康合格证明的人数不能多于直接为顾客服务的人员数')]

export const venueForm: z.input<typeof Item>['form'] = [
  {
    title: '申请人',
    fields: [
      {
        key: 'applicantName',
        label: '申请人名称',
        type: 'text',
        prefill: 'name',
        hint: '企业填写营业执照上的名称，个人填写姓名',
      },
      {
        key: 'applicantCode',
        label: '证件号码',
        type: 'text',
        maxLength: 18,
        prefill: 'code',
        hint: '统一社会信用代码或者公民身份号码',
      },
      { key: 'responsible', label: '法定代表人或者负责人', type: 'text', prefill: 'legal-person' },
      { key: 'phone', label: '联系电话', type: 'phone', prefill: 'phone', hint: '用于接收办理通知' },
    ],
  },
  {
    title: '经营场所',
    forConditions: [1, 2, 3, 4],
    fields: [
      { key: 'venueName', label: '场所名称（招牌）', type: 'text' },
      site('venueAddress', '经营场所地址'),
      {
        key: 'venueKind',
        label: '经营项目',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: [
          option('hotel', '住宿场所（宾馆、旅店、招待所）'),
          option('bath', '沐浴场所（公共浴室、足浴）'),
          option('barber', '理发店、美容店'),
          option('pool', '游泳场所'),
          option('theatre', '影剧院、歌舞厅、游艺厅、音乐厅'),
          option('library', '展览馆、博物馆、美术馆、图书馆'),
          option('shop', '商场、书店'),
          option('waiting', '候诊室、候车（机、船）室'),
        ],
      },
      {
        key: 'area',
        label: '经营面积',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '平方米',
        min: 1,
        max: 500_000,
      },
      {
        key: 'beds',
        label: '床位数',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '张',
        min: 1,
        max: 5000,
        when: { eq: [{ answer: 'venueKind' }, { constant: 'hotel' }] },
      },
      {
        key: 'poolWater',
        label: '池水消毒方式',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: [
          option('chlorine', '含氯消毒剂'),
          option('ozone', '臭氧'),
          option('ultraviolet', '紫外线'),
          option('combined', '组合消毒'),
        ],
        when: { eq: [{ answer: 'venueKind' }, { constant: 'pool' }] },
      },
      { key: 'centralAir', label: '是否使用集中空调通风系统', type: 'yes-no', class: 'plain', sight: 'shown' },
      {
        key: 'waterSupply',
        label: '供水方式',
        type: 'choice',
        class: 'plain',
        sight: 'shown',
        options: [option('mains', '市政集中供水'), option('secondary', '二次供水'), option('own', '自备水源')],
      },
      {
        key: 'workers',
        label: '直接为顾客服务的人员数',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '人',
        min: 1,
        max: 10_000,
      },
      {
        key: 'healthCerts',
        label: '其中持有效健康合格证明的人数',
        type: 'number',
        class: 'plain',
        sight: 'shown',
        unit: '人',
        min: 0,
        max: 10_000,
      },
    ],
  },
]
