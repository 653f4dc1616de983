import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { account, amount, choice, firm, isOneOf, notAbove, option, several, site, yesNo } from '../parts/questions.ts'

export const hazardousGoodsForm: z.input<typeof Item>['form'] = [
  firm('申请企业'),
  {
    title: '拟运输的危险货物',
    forConditions: [1],
    fields: [
      several('classes', '危险货物类别', [
        option('1', '第 1 类 爆炸品'),
        option('2', '第 2 类 气体'),
        option('3', '第 3 类 易燃液体'),
        option('4', '第 4 类 易燃固体、易于自燃的物质、遇水放出易燃气体的物质'),
        option('5', '第 5 类 氧化性物质和有机过氧化物'),
        option('6', '第 6 类 毒性物质和感染性物质'),
        option('8', '第 8 类 腐蚀性物质'),
        option('9', '第 9 类 杂项危险物质和物品'),
      ]),
      yesNo('toxic', '是否运输剧毒化学品'),
      account('goods', '主要品名', { hint: '列明品名和联合国编号，不写单位名称' }),
    ],
  },
  {
    title: '车辆和场地',
    forConditions: [1, 3],
    fields: [
      choice('vehicleState', '专用车辆情况', [option('owned', '已购置'), option('promised', '拟投入，尚未购置')]),
      amount('vehicles', '专用车辆数量', '辆', [5, 5_000], { hint: '不少于五辆；运输剧毒化学品的，按规定数量配备' }),
      amount('tested', '其中经检测合格的数量', '辆', [0, 5_000], { when: isOneOf('vehicleState', 'owned') }),
      {
        key: 'vehicleList',
        label: '车辆清单',
        type: 'table',
        hint: '逐辆填写已购置的专用车辆，与行驶证一致',
        minRows: 5,
        maxRows: 200,
        columns: [
          { key: 'plate', label: '号牌号码', type: 'text', maxLength: 10 },
          {
            key: 'kind',
            label: '车辆类型',
            type: 'choice',
            options: [
              option('tank', '罐式'),
              option('van', '厢式'),
              option('tractor', '牵引车'),
              option('trailer', '挂车'),
              option('other', '其他专用车辆'),
            ],
          },
          { key: 'load', label: '核定载质量', type: 'number', unit: '吨', min: 0, max: 100 },
          { key: 'testedUntil', label: '检验有效期至', type: 'date' },
        ],
        when: isOneOf('vehicleState', 'owned'),
      },
      amount('tankers', '其中罐式车辆', '辆', [0, 5_000]),
      amount('positioning', '安装卫星定位装置的数量', '辆', [0, 5_000]),
      amount('parkingArea', '停车场地面积', '平方米', [1, 1_000_000]),
      site('parkingAddress', '停车场地地址'),
    ],
  },
  {
    title: '人员',
    forConditions: [2, 4],
    fields: [
      amount('drivers', '取得从业资格的驾驶人员', '人', [1, 10_000]),
      amount('escorts', '取得从业资格的押运人员', '人', [1, 10_000]),
      amount('loaders', '取得从业资格的装卸管理人员', '人', [0, 10_000]),
      amount('safetyStaff', '专职安全管理人员', '人', [1, 1_000]),
    ],
  },
]

export const hazardousGoodsHolds = [
  notAbove('tested', 'vehicles', '经检测合格的数量不能多于专用车辆数量'),
  notAbove('vehicleList', 'vehicles', '车辆清单的行数不能多于专用车辆数量'),
  notAbove('tankers', 'vehicles', '罐式车辆不能多于专用车辆数量'),
]
