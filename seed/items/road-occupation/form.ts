import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { cityPlace } from '#seed/city/place.ts'
import {
  account,
  amount,
  anyApplicant,
  choice,
  day,
  endsAfterItBegins,
  isOneOf,
  name,
  notAbove,
  option,
  several,
  somebody,
  yesNo,
} from '../parts/questions.ts'

/** The situations in which the surface is opened: they need drawings, pipeline data and a plan to restore it. */
export const opensSurface = isOneOf('situation', 'excavation', 'lines', 'crossing')
/** Everything but an urgent repair is planned ahead. */
export const isPlanned = isOneOf('situation', 'occupation', 'excavation', 'lines', 'crossing', 'survey')
export const isRepair = isOneOf('situation', 'repair')

export const roadForm: z.input<typeof Item>['form'] = [
  {
    title: '申请情形',
    fields: [
      choice(
        'situation',
        '申请办理的情形',
        [
          option('occupation', '临时占用城市道路'),
          option('excavation', '挖掘城市道路'),
          option('lines', '依附城市道路、桥梁建设管线、杆线'),
          option('crossing', '开设道路出入口'),
          option('repair', '管线抢修后补办手续'),
          option('survey', '工程勘察占用道路'),
        ],
        { hint: '选择后只显示该情形需要填写的内容和需要提交的材料' },
      ),
    ],
  },
  anyApplicant,
  {
    title: '道路和期限',
    forConditions: [1, 4],
    fields: [
      name('road', '道路名称及起止地点'),
      several('parts', '占用的部位', [
        option('carriageway', '机动车道'),
        option('cycleway', '非机动车道'),
        option('pavement', '人行道'),
        option('green', '绿化带'),
        option('bridge', '桥梁'),
      ]),
      {
        key: 'plot',
        label: '占用范围',
        type: 'area',
        around: cityPlace,
        max: 100_000,
        hint: '按平面图的控制点填写，每行一个点，先东坐标、后北坐标，中间空一格（米，最多两位小数）；首尾自动闭合，可以整段粘贴。自行设定原点的在平面图上标明。',
        when: isPlanned,
      },
      { key: 'layoutPlan', label: '占用、挖掘位置平面图', type: 'file', material: 'layout' },
      amount('occupiedArea', '占用面积', '平方米', [0, 100_000]),
      day('fromDay', '开始日期'),
      day('throughDay', '结束日期'),
      somebody('onSite', '现场负责人', ['phone'], { hint: '占用、挖掘期间能够随时联系的人员' }),
      account('purpose', '占用或者挖掘的原因', { when: isPlanned }),
    ],
  },
  {
    title: '挖掘情况',
    forConditions: [2, 3],
    fields: [
      amount('excavatedArea', '挖掘面积', '平方米', [0, 100_000], {
        when: isOneOf('situation', 'excavation', 'lines', 'crossing', 'repair'),
      }),
      amount('depth', '最大开挖深度', '米', [0, 50], { when: opensSurface }),
      yesNo('young', '是否为交付使用未满五年的新建道路或者竣工未满三年的大修道路', { when: opensSurface }),
      choice(
        'line',
        '管线、杆线种类',
        [
          option('water', '给水、排水'),
          option('gas', '燃气'),
          option('heat', '热力'),
          option('power', '电力'),
          option('telecom', '通信'),
        ],
        { when: isOneOf('situation', 'lines', 'repair') },
      ),
      amount('crossingWidth', '出入口宽度', '米', [1, 50], { when: isOneOf('situation', 'crossing') }),
      amount('boreholes', '勘探孔数量', '个', [0, 1_000], { when: isOneOf('situation', 'survey') }),
    ],
  },
  {
    title: '抢修情况',
    forConditions: [5],
    fields: [
      day('brokenDay', '破路抢修日期', { when: isRepair, hint: '应当在破路后二十四小时内补办手续' }),
      account('fault', '管线故障情况和抢修措施', { when: isRepair }),
      yesNo('reported', '破路时是否已通知市政工程行政主管部门和公安交通管理部门', { when: isRepair }),
    ],
  },
]

export const roadHolds = [
  endsAfterItBegins('fromDay', 'throughDay'),
  notAbove('occupiedArea', 'plot', '占用面积不能大于占用范围围成的面积'),
  notAbove('excavatedArea', 'occupiedArea', '挖掘面积不能大于占用面积'),
]
