import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { checkedAtIntake, judgedBlind, ownForm } from '../parts/documents.ts'
import { isOneOf } from '../parts/questions.ts'

const rules = '《道路危险货物运输管理规定》第十条'

/** 材料目录. @source 道路危险货物运输管理规定 第十条 */
export const hazardousGoodsMaterials: z.input<typeof Item>['materials'] = [
  ownForm({
    key: 'application',
    name: '道路危险货物运输经营申请表',
    basis: rules,
    standard: '载明申请的运输危险货物类别、项别或者品名，企业盖章。',
  }),
  checkedAtIntake({
    key: 'identity',
    name: '法定代表人身份证明和经办人授权委托书',
    proof: { issuer: '公安机关和申请人', canInvestigate: true, coveredBy: [] },
    basis: rules,
    standard: '身份证明在有效期内；委托书写明委托事项和期限，法定代表人签名、企业盖章。',
  }),
  checkedAtIntake({
    key: 'vehicleProof',
    name: '专用车辆行驶证和检测合格证明',
    proof: { issuer: '公安机关交通管理部门和车辆检测机构', canInvestigate: true, coveredBy: [] },
    basis: rules,
    standard: '每辆车的行驶证、车辆技术等级和罐体检测报告，所有人是申请人，数量与申请填写的一致。',
    maxFiles: 20,
    when: isOneOf('vehicleState', 'owned'),
  }),
  checkedAtIntake({
    key: 'vehiclePromise',
    reusableMonths: 0,
    name: '拟投入专用车辆承诺书',
    basis: rules,
    standard: '写明车辆数量、类型、技术等级、罐体容积和投入期限，企业盖章；期限届满未投入的，许可失效。',
    maxFiles: 1,
    when: isOneOf('vehicleState', 'promised'),
  }),
  checkedAtIntake({
    key: 'staffProof',
    name: '驾驶、押运、装卸管理和专职安全管理人员资格证明',
    proof: { issuer: '交通运输部门', canInvestigate: true, coveredBy: [] },
    basis: rules,
    standard: '从业资格证均在有效期内，人数与申请填写的一致；附聘用合同。',
    maxFiles: 20,
  }),
  judgedBlind({
    key: 'parking',
    name: '停车场地使用证明和平面图',
    proof: { issuer: '场地的权利人', canInvestigate: true, coveredBy: [] },
    basis: rules,
    standard: '写明面积、封闭和隔离设施、消防设施；租用的，租期不少于三年。产权人名称在受理时核对。',
    maxFiles: 5,
  }),
  judgedBlind({
    key: 'equipment',
    name: '安全防护、环境保护和消防设施设备说明',
    basis: rules,
    standard: '逐车列明应急处理器材、安全防护设备和通讯工具的名称、数量。',
    maxFiles: 3,
  }),
  judgedBlind({
    key: 'rules',
    name: '安全生产管理制度文本',
    basis: rules,
    standard: '包括安全生产操作规程、安全生产责任制、监督检查制度、从业人员和车辆管理制度、事故报告和应急救援预案。',
    maxFiles: 5,
  }),
]
