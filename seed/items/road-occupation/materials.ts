import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { checkedAtIntake, judgedBlind, ownForm, planningPermitType } from '../parts/documents.ts'
import { isOneOf } from '../parts/questions.ts'
import { isPlanned, isRepair, opensSurface } from './form.ts'

const rules = '《城市道路管理条例》'

/** 材料目录: each situation calls for its own. @source 城市道路管理条例 第二十九条至第三十四条 */
export const roadMaterials: z.input<typeof Item>['materials'] = [
  ownForm({
    key: 'application',
    name: '占用、挖掘城市道路申请表',
    basis: `${rules}第三十条`,
    standard: '写明情形、地点、面积、期限，申请人签名或者盖章。',
  }),
  judgedBlind({
    key: 'layout',
    name: '占用、挖掘位置平面图',
    basis: `${rules}第三十一条、第三十三条`,
    standard: '标明道路边线、占用或者挖掘的范围和尺寸、围挡和通行空间。',
    maxFiles: 3,
    when: isPlanned,
  }),
  checkedAtIntake({
    key: 'planningFile',
    name: '规划批准文件',
    kind: 'planningPermit',
    licence: planningPermitType,
    basis: `${rules}第三十三条`,
    standard: '城市规划部门签发，载明的位置、规模与申请一致。',
    source: '政府部门核发（自然资源和规划部门）',
    when: opensSurface,
  }),
  judgedBlind({
    key: 'construction',
    name: '设计文件和施工方案',
    basis: `${rules}第二十九条、第三十三条`,
    standard: '包括纵横断面、开挖和支护方法、施工进度、安全防护措施。',
    when: opensSurface,
  }),
  judgedBlind({
    key: 'pipelines',
    name: '地下管线现状资料',
    basis: `${rules}第三十三条（设计文件的组成部分）`,
    standard: '标明施工范围内各类管线的位置、埋深和保护措施。',
    maxFiles: 5,
    when: isOneOf('situation', 'excavation', 'lines', 'survey'),
  }),
  judgedBlind({
    key: 'restoration',
    name: '道路修复方案',
    basis: `${rules}第三十五条`,
    standard: '写明回填材料、压实度、路面结构和修复期限。',
    maxFiles: 3,
    when: isOneOf('situation', 'excavation', 'lines', 'crossing', 'repair'),
  }),
  judgedBlind({
    key: 'trafficPlan',
    name: '交通疏导方案',
    basis: '《中华人民共和国道路交通安全法》第三十二条、第一百零四条',
    standard: '写明分阶段的车道数、行人和非机动车通道、标志标线、夜间警示和疏导人员。',
    maxFiles: 5,
    when: isOneOf('situation', 'occupation', 'excavation', 'lines', 'crossing'),
  }),
  checkedAtIntake({
    key: 'governmentApproval',
    name: '县级以上城市人民政府同意挖掘的文件',
    basis: `${rules}第三十三条第二款`,
    standard: '写明道路、位置和挖掘的理由。',
    source: '政府部门核发（县级以上城市人民政府）',
    when: { answer: 'young' },
    maxFiles: 1,
  }),
  judgedBlind({
    key: 'repairRecord',
    name: '抢修记录和现场照片',
    basis: `${rules}第三十四条`,
    standard: '写明故障发现、通知、破路、修复的时间；照片有时间，能看清破路范围。',
    maxFiles: 5,
    when: isRepair,
  }),
]
