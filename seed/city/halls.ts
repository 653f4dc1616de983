import { Hall, type CounterGroup, type Hours } from '#contracts/halls.ts'

const span = (from: string, to: string) => ({ from, to })
/** 朝九晚五，周六上午 (5+X). */
const cityHours: Hours = {
  workday: [span('09:00', '12:00'), span('13:30', '17:00')],
  restday: [span('09:00', '11:30')],
}
const countyHours: Hours = { workday: [span('09:00', '12:00'), span('13:30', '17:00')], restday: [] }
/** 午间不打烊: the counters that serve over noon. */
const overNoon: Hours = { workday: [span('09:00', '17:00')], restday: [span('09:00', '11:30')] }

/** 窗口专区: the first takes every item, the others what their units are responsible for. */
const groups = [
  { key: 'general', name: '综合窗口（无差别受理）', offices: [], items: [] },
  {
    key: 'project',
    name: '工程建设综合窗口（A 区）',
    offices: [
      'zhujian',
      'ziran',
      'fagai',
      'gongxin',
      'huanjing',
      'yingji',
      'guodong',
      'shuili',
      'qixiang',
      'chengguan',
    ],
    items: [],
  },
  {
    key: 'social',
    name: '社会事务综合窗口（B 区）',
    offices: ['weijian', 'minzheng', 'renshe', 'yibao', 'jiaoyu', 'tuiyi', 'canlian', 'sifa', 'gongjijin', 'minzong'],
    items: [],
  },
  {
    key: 'business',
    name: '企业经营综合窗口（C 区）',
    offices: [
      'shichang',
      'shangwu',
      'wenguanglv',
      'tiyu',
      'nongye',
      'yancao',
      'jinrong',
      'caizheng',
      'keji',
      'youzheng',
    ],
    items: ['public-venue-hygiene'],
  },
  { key: 'traffic', name: '公安交通窗口（D 区）', offices: ['gongan', 'jiaotong', 'xiaofang'], items: [] },
  { key: 'tax', name: '税务窗口（E 区）', offices: ['shuiwu'], items: [] },
] satisfies (Omit<CounterGroup, 'offices' | 'items'> & { offices: string[]; items: string[] })[]

const range = (letter: string, from: number, to: number, group: string, hours?: Hours) =>
  Array.from({ length: to - from + 1 }, (_, place) => ({
    counter: `${letter}${String(from + place).padStart(2, '0')}`,
    group,
    ...(hours && { hours }),
  }))

const countyHall = (office: string, address: string, phone: string) => ({
  office,
  address,
  phone,
  hours: countyHours,
  groups: groups.slice(0, 1),
  counters: range('A', 1, 6, 'general'),
})

/** 政务服务大厅. Addresses and telephones are made up, all but 12345. */
export const halls: readonly Hall[] = [
  {
    office: 'zhengwu-hall',
    address: '连云港市海州区政务大道 1 号（演示地址）',
    phone: '12345',
    hours: cityHours,
    groups,
    counters: [
      ...range('A', 1, 6, 'general', overNoon),
      ...range('A', 11, 18, 'project'),
      ...range('B', 1, 12, 'social'),
      ...range('C', 1, 10, 'business'),
      ...range('D', 1, 6, 'traffic'),
      ...range('E', 1, 6, 'tax'),
    ],
  },
  countyHall('haizhou-hall', '连云港市海州区为民路 2 号（演示地址）', '12345'),
  countyHall('lianyun-hall', '连云港市连云区为民路 3 号（演示地址）', '12345'),
  countyHall('ganyu-hall', '连云港市赣榆区为民路 4 号（演示地址）', '12345'),
  countyHall('donghai-hall', '东海县牛山街道为民路 5 号（演示地址）', '12345'),
  countyHall('guanyun-hall', '灌云县伊山镇为民路 6 号（演示地址）', '12345'),
  countyHall('guannan-hall', '灌南县新安镇为民路 7 号（演示地址）', '12345'),
].map((hall) => Hall.parse(hall))
