import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

const facilities = 'GB 55036-2022《消防设施通用规范》'
const general = 'GB 55037-2022《建筑防火通用规范》'

/** 消防验收评分表; what a mandatory standard demands is a veto item. The points are a proposal. */
export const acceptanceSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'acceptance',
    title: '消防验收评分表',
    passMark: 80,
    criteria: [
      {
        key: 'inspection',
        title: '四项查验内容',
        measure: '竣工验收报告对四项查验内容逐项写明结论和数据，得满分；每缺一项扣 5 分。',
        points: 20,
        basis: '《建设工程消防设计审查验收管理暂行规定》第二十七条',
      },
      {
        key: 'asDesigned',
        title: '竣工图纸与审查合格的设计一致',
        measure: '建筑面积、高度、使用性质、防火分区、安全出口逐项比对，无未经审查的修改。任一项不一致即为不符合。',
        points: 20,
        veto: true,
        basis: '《建设工程消防设计审查验收管理暂行规定》第二十五条',
      },
      {
        key: 'separation',
        title: '防火分隔与安全疏散',
        measure: '防火墙、防火门窗、疏散宽度、疏散距离的实测值均不突破限值。任一处突破即为不符合。',
        points: 20,
        veto: true,
        basis: `${general}第6章、第7章`,
      },
      {
        key: 'facilities',
        title: '消防设施联调联试',
        measure: '消火栓、自动灭火、火灾报警、防排烟各系统有联动试验记录且全部合格。任一系统不合格即为不符合。',
        points: 25,
        veto: true,
        basis: facilities,
      },
      {
        key: 'products',
        title: '消防产品和防火材料的进场试验',
        measure: '有防火性能要求的材料、构件、设备均有合格证明和进场试验报告，得满分；每缺一种扣 3 分。',
        points: 15,
        basis: '《中华人民共和国消防法》第二十四条、第二十六条',
      },
    ],
  },
]
