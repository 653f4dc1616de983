import type { VisitPoint } from '#contracts/site-visit.ts'
import type { z } from 'zod'

const law = '《中华人民共和国食品安全法》第三十三条第一款'

/** 现场核查: the rooms in which food is made, and who works there. */
export const onSite: z.input<typeof VisitPoint>[] = [
  {
    key: 'premises',
    title: '经营场所',
    measure: '地址、面积与申请一致，环境整洁，与粪坑、污水池、暴露垃圾场等污染源保持规定的距离。',
    basis: `${law}第一项`,
  },
  {
    key: 'flow',
    title: '布局和流程',
    measure: '各功能区与平面图一致，食品、餐具、人员的流向不交叉，生熟分开。',
    basis: `${law}第四项`,
  },
  {
    key: 'equipment',
    title: '设备设施',
    measure:
      '清洗、消毒、冷藏、排烟、防蝇防鼠设施已经安装，能够正常使用；制售冷食、生食的，专间或者专用操作区符合要求。',
    basis: `${law}第二项；GB 31654-2021《食品安全国家标准 餐饮服务通用卫生规范》`,
  },
  {
    key: 'people',
    title: '人员和制度',
    measure: '食品安全管理人员在岗，从业人员的健康证明与人数相符，规章制度在现场可查。',
    basis: `${law}第三项、第四十五条`,
  },
]
