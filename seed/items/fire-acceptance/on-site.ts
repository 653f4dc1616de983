import type { VisitPoint } from '#contracts/site-visit.ts'
import type { z } from 'zod'

const rule = '《建设工程消防设计审查验收管理暂行规定》关于现场评定的规定'

/** 现场评定: what two officers look at, measure and set going. */
export const onSite: z.input<typeof VisitPoint>[] = [
  {
    key: 'layout',
    title: '总平面布局和消防车道',
    measure: '防火间距、消防车道、消防车登高操作场地与审查合格的消防设计一致，没有占用。',
    basis: rule,
  },
  {
    key: 'evacuation',
    title: '防火分隔和安全疏散',
    measure: '抽查的防火门、防火卷帘、疏散楼梯、疏散通道和出口与设计一致，能够正常使用。',
    basis: rule,
  },
  {
    key: 'systems',
    title: '消防设施联动',
    measure: '抽测火灾自动报警、自动灭火、防烟排烟、消防供水和应急照明，联动功能正常。',
    basis: rule,
  },
  {
    key: 'products',
    title: '消防产品和防火材料',
    measure: '抽查的消防产品和有防火性能要求的材料与进场试验报告、设计文件一致。',
    basis: '《中华人民共和国消防法》第二十四条、第二十六条',
  },
]
