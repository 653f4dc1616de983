import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

const general = 'GB 55037-2022《建筑防火通用规范》'
const facilities = 'GB 55036-2022《消防设施通用规范》'
const civil = 'GB 50098-2009《人民防空工程设计防火规范》'
const buildings = 'GB 50016-2014（2018 年版）《建筑设计防火规范》'

/**
 * 评分表. What a mandatory standard (强制性条文) demands is a veto item: it fails the sheet alone, whatever the points. The points are a
 * proposal; the authority confirms them before the item is put into use.
 */
export const fireSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'fireSafety',
    title: '消防设计技术审查评分表',
    passMark: 80,
    criteria: [
      {
        key: 'documents',
        title: '消防设计文件的深度',
        measure: '设计说明书、图纸目录、各专业图纸齐全且相互一致，得满分；每缺一个专业或有一处专业间矛盾，扣 5 分。',
        points: 15,
        basis: '《建设工程消防设计审查验收工作细则》关于消防设计文件编制深度的规定',
      },
      {
        key: 'compartments',
        title: '防火分区与防火分隔',
        measure: '各防火分区的面积、防火墙和防火门窗的耐火极限均不突破规范限值。任一处突破即为不符合。',
        points: 20,
        veto: true,
        basis: `${general}第4章、第6章`,
      },
      {
        key: 'resistance',
        title: '耐火等级与构件耐火极限',
        measure: '建筑耐火等级不低于规范要求，构件燃烧性能和耐火极限逐项列表并满足要求。任一项不满足即为不符合。',
        points: 15,
        veto: true,
        basis: `${general}第5章`,
      },
      {
        key: 'evacuation',
        title: '安全疏散与避难',
        measure: '安全出口数量、疏散宽度、疏散距离有计算书且均满足规范限值。任一处不满足即为不符合。',
        points: 20,
        veto: true,
        basis: `${general}第7章`,
      },
      {
        key: 'facilities',
        title: '消防设施的设置',
        measure:
          '应设的消火栓、自动灭火、火灾报警、防排烟系统全部设置，设计参数有计算书。应设未设即为不符合；参数缺一项计算，扣 3 分。',
        points: 20,
        veto: true,
        basis: `${general}第8章；${facilities}第3章至第12章`,
      },
      {
        key: 'power',
        title: '消防电源与应急照明',
        measure: '消防用电负荷等级、备用电源持续时间、疏散照明照度三项均标明并达标，得满分；缺一项扣 4 分。',
        points: 10,
        basis: `${general}第10章`,
      },
    ],
  },
  {
    key: 'planning',
    title: '规划条件与总平面复核评分表',
    passMark: 80,
    criteria: [
      {
        key: 'scale',
        title: '建设规模与许可一致',
        measure:
          '设计的建筑面积、高度与受理时核对过的许可数据逐项一致，得满分；超出许可规模的，不得分；无须规划许可的得满分。',
        points: 25,
        basis: '《中华人民共和国城乡规划法》第四十条、第四十三条',
      },
      {
        key: 'use',
        title: '使用性质与许可一致',
        measure:
          '设计的使用性质与受理时核对过的许可数据一致，得满分；不一致且未经批准的，不得分；无须规划许可的得满分。',
        points: 20,
        basis: '《中华人民共和国城乡规划法》第四十三条',
      },
      {
        key: 'spacing',
        title: '防火间距',
        measure: '与相邻建筑、用地红线的间距在总平面图上逐一标注，且均不小于规范限值。任一处小于限值即为不符合。',
        points: 25,
        veto: true,
        basis: `${general}第3章`,
      },
      {
        key: 'access',
        title: '消防车道与登高操作场地',
        measure: '车道净宽、净高、转弯半径、坡度，登高操作场地的位置和尺寸均满足规范限值。任一项不满足即为不符合。',
        points: 20,
        veto: true,
        basis: `${general}第3.4节`,
      },
      {
        key: 'drawing',
        title: '总平面图的表达',
        measure: '坐标、标高、指北针、比例和经济技术指标表齐全，得满分；每缺一项扣 2 分。',
        points: 10,
        basis: 'GB/T 50103-2010《总图制图标准》',
      },
    ],
  },
  {
    key: 'civilDefence',
    title: '人防工程防火审查评分表',
    passMark: 80,
    criteria: [
      {
        key: 'scope',
        title: '人防工程范围说明',
        measure: '说明书写明人防工程的位置、面积、防护等级和平时用途，或者写明不涉及，得满分；每缺一项扣 5 分。',
        points: 20,
        basis: '《中华人民共和国人民防空法》第二十二条',
      },
      {
        key: 'layout',
        title: '平时使用的平面布置',
        measure:
          '人防工程内未设置规范禁止的场所（如甲、乙类火灾危险性的生产和储存场所）；不涉及的按符合计。任一处设置即为不符合。',
        points: 20,
        veto: true,
        basis: `${civil}第3章`,
      },
      {
        key: 'compartments',
        title: '防火分区和防烟分区',
        measure: '防火分区与防护单元协调，面积不突破限值；不涉及的按符合计。任一处突破即为不符合。',
        points: 20,
        veto: true,
        basis: `${civil}第4章`,
      },
      {
        key: 'exits',
        title: '安全疏散',
        measure: '每个防火分区的安全出口数量和疏散宽度满足要求；不涉及的按符合计。任一处不满足即为不符合。',
        points: 20,
        veto: true,
        basis: `${civil}第5章`,
      },
      {
        key: 'conversion',
        title: '平战转换不降低防火性能',
        measure: '防护门、密闭门与防火门的关系、平战转换措施写明，得满分；每缺一项扣 5 分；不涉及的得满分。',
        points: 20,
        basis: 'GB 50038-2005《人民防空地下室设计规范》',
      },
    ],
  },
  {
    key: 'hazards',
    title: '危险源与安全间距审查评分表',
    passMark: 80,
    criteria: [
      {
        key: 'inventory',
        title: '危险物品清单',
        measure:
          '生产、储存、使用的易燃易爆物品逐一列明名称、数量和火灾危险性类别，或者写明不涉及，得满分；每缺一种扣 5 分。',
        points: 25,
        basis: `${buildings}第3.1节`,
      },
      {
        key: 'mixedUse',
        title: '危险场所与人员住宿分开',
        measure: '生产、储存危险物品的场所与员工宿舍不在同一建筑内并保持安全距离；不涉及的按符合计。未分开即为不符合。',
        points: 25,
        veto: true,
        basis: '《中华人民共和国安全生产法》第四十二条',
      },
      {
        key: 'distances',
        title: '外部安全防护距离',
        measure: '与周边场所的距离有计算或对照表，均不小于标准限值；不涉及的按符合计。任一处小于限值即为不符合。',
        points: 20,
        veto: true,
        basis: '《危险化学品安全管理条例》第十九条；GB/T 37243-2019',
      },
      {
        key: 'explosion',
        title: '防爆与泄压',
        measure:
          '有爆炸危险的部位设有泄压设施并有泄压面积计算，电气设备按爆炸危险区域选型；不涉及的得满分；缺一项扣 5 分。',
        points: 15,
        basis: `${buildings}第3.6节`,
      },
      {
        key: 'emergency',
        title: '应急条件',
        measure: '写明火灾时的人员集结地、应急联络点和救援物资存放点，得满分；每缺一项扣 5 分。',
        points: 15,
        basis: '《生产安全事故应急条例》第五条',
      },
    ],
  },
  {
    key: 'specialDesign',
    title: '特殊消防设计专家评分表',
    passMark: 75,
    criteria: [
      {
        key: 'need',
        title: '采用特殊设计的必要性',
        measure: '逐条说明国家标准没有规定或者不能适用的内容和理由，得满分；每缺一条扣 5 分。',
        points: 20,
        basis: '《建设工程消防设计审查验收管理暂行规定》关于特殊消防设计技术资料的规定',
      },
      {
        key: 'method',
        title: '论证方法和依据',
        measure: '试验、模拟的条件和参数有出处，结果可以复核，得满分；每有一处不能复核扣 5 分。',
        points: 30,
        basis: '《建设工程消防设计审查验收管理暂行规定》关于特殊消防设计技术资料的规定',
      },
      {
        key: 'level',
        title: '不低于国家标准的安全水平',
        measure: '特殊设计达到的消防安全水平不低于现行国家标准要求的水平。达不到即为不符合。',
        points: 35,
        veto: true,
        basis: `${general}第2章`,
      },
      {
        key: 'upkeep',
        title: '施工和使用阶段的措施',
        measure: '写明施工质量控制、检验和使用维护的要求，得满分；每缺一项扣 5 分。',
        points: 15,
        basis: '《建设工程消防设计审查验收管理暂行规定》关于特殊消防设计技术资料的规定',
      },
    ],
  },
]
