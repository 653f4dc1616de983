import type { Defect } from './case-events.ts'

/** 缺项原因 as people read it. */
export const defectReasons: Readonly<Record<Defect['reason'], string>> = {
  missing: '未提交',
  incomplete: '内容不完整',
  illegible: '无法辨认',
  expired: '已过有效期',
  inconsistent: '与其他材料或填报内容不一致',
  'wrong-form': '不符合规定格式',
  unsigned: '未签字或盖章',
  other: '其他',
}
