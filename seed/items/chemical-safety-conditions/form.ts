import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { account, amount, choice, firm, money, option, project, several, yesNo } from '../parts/questions.ts'

export const chemicalForm: z.input<typeof Item>['form'] = [
  firm('建设单位'),
  {
    title: '项目情况',
    forConditions: [1, 4],
    fields: [
      ...project,
      choice('activity', '项目类别', [
        option('production', '生产危险化学品'),
        option('storage', '储存危险化学品（含仓储经营）'),
        option('by-product', '伴有危险化学品产生的化工项目'),
        option('pipeline', '危险化学品长输管道'),
      ]),
      choice('workKind', '建设性质', [
        option('new', '新建'),
        option('rebuilding', '改建'),
        option('extension', '扩建'),
      ]),
      yesNo('inPark', '是否位于认定的化工园区'),
      money('investment', '总投资', [1, 1_000_000_000_000]),
      amount('siteArea', '用地面积', '平方米', [1, 10_000_000]),
    ],
  },
  {
    title: '危险特性',
    forConditions: [2, 3],
    fields: [
      account('substances', '主要危险化学品及最大储量', { hint: '逐一写明品名、CAS 号和最大储量，不写单位和项目名称' }),
      several('regulated', '重点监管情形', [
        option('process', '重点监管的危险化工工艺'),
        option('chemical', '重点监管的危险化学品'),
        option('hazard', '危险化学品重大危险源'),
        option('toxic', '剧毒化学品'),
        option('none', '均不涉及'),
      ]),
      choice(
        'hazardLevel',
        '重大危险源等级',
        [option('one', '一级'), option('two', '二级'), option('three', '三级'), option('four', '四级')],
        { when: { contains: [{ answer: 'regulated' }, { constant: 'hazard' }] } },
      ),
      yesNo('firstProcess', '是否属于国内首次使用的化工工艺'),
      amount('nearest', '与最近的居住区、学校、医院的距离', '米', [0, 100_000]),
      amount('requiredDistance', '标准要求的最小距离', '米', [0, 100_000], { hint: '按安全评价报告的计算结果填写' }),
    ],
  },
]
