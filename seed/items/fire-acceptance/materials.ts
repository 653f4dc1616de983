import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { judgedBlind, ownForm } from '../parts/documents.ts'

const rules = '《建设工程消防设计审查验收管理暂行规定》第二十八条'

/** 材料目录. @source 建设工程消防设计审查验收管理暂行规定 第二十八条 */
export const acceptanceMaterials: z.input<typeof Item>['materials'] = [
  ownForm({
    key: 'application',
    name: '特殊建设工程消防验收申请表',
    basis: `${rules}第一项`,
    standard: '使用统一格式，各栏填写完整，建设单位盖章；工程名称、地址、面积与消防设计审查意见书一致。',
  }),
  judgedBlind({
    key: 'completionReport',
    name: '工程竣工验收报告',
    basis: `${rules}第二项`,
    standard: '包括消防查验情况和参建各方的确认意见，四项查验内容逐项写明结论；检测数据附原始记录页。',
    source: '建设单位组织编制',
  }),
  judgedBlind({
    key: 'drawings',
    name: '涉及消防的建设工程竣工图纸',
    basis: `${rules}第三项`,
    standard: '图纸目录与图纸一一对应，盖有竣工图章；与审查合格的图纸有差异处用云线标出并附说明。',
    source: '施工单位编制',
  }),
]
