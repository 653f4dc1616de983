import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import {
  amount,
  choice,
  day,
  firm,
  name,
  option,
  partner,
  project,
  several,
  somebody,
  yesNo,
} from '../parts/questions.ts'

export const acceptanceForm: z.input<typeof Item>['form'] = [
  firm('建设单位'),
  {
    title: '工程项目',
    forConditions: [1, 3],
    fields: [
      ...project,
      partner('designer', '设计单位'),
      partner('builder', '施工单位'),
      partner('supervision', '监理单位'),
      somebody('siteManager', '施工单位项目负责人', ['code', 'phone']),
      name('designOpinion', '消防设计审查意见书文号', { maxLength: 60 }),
      choice('useClass', '使用性质', [
        option('commerce', '商业、饮食、住宿'),
        option('office', '办公'),
        option('education', '教育、托育'),
        option('medical', '医疗、养老、福利'),
        option('culture', '文化、体育、娱乐'),
        option('transport', '交通'),
        option('factory', '厂房'),
        option('warehouse', '仓库'),
        option('residence', '住宅、宿舍'),
      ]),
      yesNo('partial', '是否申请局部验收', {
        hint: '建设规模大、分期投入使用且各部分消防设施能够独立运行的，可以申请局部验收',
      }),
    ],
  },
  {
    title: '设计数据与竣工数据',
    forConditions: [2],
    fields: [
      amount('designedArea', '设计审查合格的建筑面积', '平方米', [1, 2_000_000], {
        hint: '按消防设计审查意见书填写，受理时核对',
      }),
      amount('builtArea', '申请验收的建筑面积', '平方米', [1, 2_000_000]),
      amount('height', '建筑高度', '米', [1, 700]),
      yesNo('changed', '施工中消防设计是否修改', { hint: '修改后未重新审查合格的，不得申请验收' }),
    ],
  },
  {
    title: '建设单位查验结果',
    forConditions: [3, 4],
    fields: [
      several('inspected', '查验合格的内容', [
        option('completed', '消防设计和合同约定的消防内容已全部完成'),
        option('archive', '工程消防技术档案和施工管理资料完整，含进场试验报告'),
        option('parts', '涉及消防的分部分项工程验收合格，参建各方已确认'),
        option('trial', '消防设施性能和系统功能联调联试合格'),
      ]),
      day('completedDay', '竣工验收日期'),
    ],
  },
]
