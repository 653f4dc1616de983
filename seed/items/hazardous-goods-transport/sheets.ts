import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

const regulation = '《中华人民共和国道路运输条例》第二十三条'

/** What the regulation makes a condition is a veto item. The points are a proposal. */
export const hazardousGoodsSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'transport',
    title: '道路危险货物运输经营条件评分表',
    passMark: 80,
    criteria: [
      {
        key: 'vehicles',
        title: '专用车辆',
        measure: '专用车辆不少于五辆，已购置的全部检测合格，车型与货物类别相适应。任一项不满足即为不符合。',
        points: 30,
        veto: true,
        basis: `${regulation}第一项`,
      },
      {
        key: 'staff',
        title: '从业人员',
        measure: '驾驶、押运人员与车辆数量相适应且均有资格，配备专职安全管理人员。任一项不满足即为不符合。',
        points: 25,
        veto: true,
        basis: `${regulation}第二项；《危险化学品安全管理条例》第四十三条`,
      },
      {
        key: 'communication',
        title: '通讯工具和卫星定位',
        measure: '全部车辆配有通讯工具并安装卫星定位装置，得满分；每差一辆扣 3 分。',
        points: 15,
        basis: `${regulation}第三项；《道路运输车辆动态监督管理办法》`,
      },
      {
        key: 'parking',
        title: '停车场地',
        measure: '场地面积与车辆数量相适应，封闭并设明显标志；运输剧毒、爆炸品的设专用停车区。面积不足不得分。',
        points: 15,
        basis: '《道路危险货物运输管理规定》第八条',
      },
      {
        key: 'rules',
        title: '安全生产管理制度',
        measure: '六项制度齐全，且与拟运输的货物类别对应，得满分；每缺一项扣 3 分。',
        points: 15,
        basis: `${regulation}第四项`,
      },
    ],
  },
  {
    key: 'traffic',
    title: '运输车辆道路交通安全意见评分表',
    passMark: 75,
    criteria: [
      {
        key: 'gear',
        title: '警示标志和安全器材',
        measure: '逐车悬挂或者喷涂警示标志，配备与货物相适应的灭火、堵漏、个人防护器材，得满分；每差一辆扣 5 分。',
        points: 50,
        basis: '《中华人民共和国道路交通安全法》第四十八条；《危险化学品安全管理条例》第四十五条',
      },
      {
        key: 'report',
        title: '途中事故的处置和报告',
        measure:
          '制度按货物类别写明丢失、被盗、泄漏、火灾时的警示措施、安全措施和向公安机关报告的步骤，得满分；每缺一类扣 10 分。',
        points: 50,
        basis: '《危险化学品安全管理条例》第六条第三项、第五十一条',
      },
    ],
  },
]
