import type { VisitPoint } from '#contracts/site-visit.ts'
import type { z } from 'zod'

/** 实地核查: the yard, what protects it, and the vehicles that stand there. */
export const onSite: z.input<typeof VisitPoint>[] = [
  {
    key: 'yard',
    title: '停车场地',
    measure: '场地的位置、面积与申请一致，封闭，设有明显标志，不妨碍周边居民生活和公共安全。',
    basis: '《道路危险货物运输管理规定》第八条',
  },
  {
    key: 'protection',
    title: '安全防护设施设备',
    measure: '配备与所运危险货物性质相适应的安全防护、环境保护和消防设施设备，能够正常使用。',
    basis: '《道路危险货物运输管理规定》第八条',
  },
  {
    key: 'fleet',
    title: '专用车辆',
    measure: '已购置的车辆数量、类型与清单一致，卫星定位装置和通讯工具安装到位；拟投入的，与承诺书一致。',
    basis: '《中华人民共和国道路运输条例》第二十三条',
  },
  {
    key: 'safety',
    title: '安全生产管理',
    measure: '专职安全管理人员在岗，安全生产管理制度、操作规程和应急预案在现场可查。',
    basis: '《危险化学品安全管理条例》第四十三条',
  },
]
