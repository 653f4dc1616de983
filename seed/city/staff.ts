import type { Role } from '#contracts/permissions.ts'
import { residentIdCheckCharacter } from '#kernel/codes/resident-id.ts'
import type { Party, Post } from './city.ts'

type Worker = {
  key: string
  name: string
  born: string
  role: Role
  office: string
  section?: string
  counter?: string
}

/** 处室 from which reviewers are drawn. Sections of items name these. */
export const sections = {
  fireReview: '消防设计审验处',
  planning: '建设工程规划处',
  civilDefence: '人防工程处',
  safety: '安全生产综合协调处',
  hygiene: '卫生监督处',
} as const

const team = (
  role: Role,
  office: string,
  section: string,
  people: readonly (readonly [key: string, name: string, born: string])[],
): Worker[] => people.map(([key, name, born]) => ({ key, name, born, role, office, section }))

/** All names and birthdays are made up. */
const workers: readonly Worker[] = [
  { key: 'clerk-a', name: '赵晓燕', born: '19930412', role: 'clerk', office: 'zhengwu-hall', counter: 'A03' },
  { key: 'clerk-b', name: '钱文博', born: '19960825', role: 'clerk', office: 'zhengwu-hall', counter: 'A05' },
  {
    key: 'acceptor-zhengwu-a',
    name: '孙丽华',
    born: '19880317',
    role: 'acceptor',
    office: 'zhengwu',
    section: '综合受理处',
  },
  {
    key: 'acceptor-zhengwu-b',
    name: '李国栋',
    born: '19850609',
    role: 'acceptor',
    office: 'zhengwu',
    section: '综合受理处',
  },
  {
    key: 'acceptor-weijian-a',
    name: '周雅琴',
    born: '19901103',
    role: 'acceptor',
    office: 'weijian',
    section: '政务服务处',
  },
  {
    key: 'acceptor-weijian-b',
    name: '吴振宇',
    born: '19870228',
    role: 'acceptor',
    office: 'weijian',
    section: '政务服务处',
  },
  {
    key: 'supervisor',
    name: '郑海峰',
    born: '19791015',
    role: 'supervisor',
    office: 'zhengwu',
    section: '政务服务监督处',
  },
  { key: 'operator', name: '冯思远', born: '19910720', role: 'operator', office: 'zhengwu', section: '信息技术处' },
  ...team('reviewer', 'zhujian', sections.fireReview, [
    ['reviewer-zhujian-a', '陈立新', '19821206'],
    ['reviewer-zhujian-b', '褚明亮', '19860514'],
    ['reviewer-zhujian-c', '卫红梅', '19890923'],
    ['reviewer-zhujian-d', '蒋正阳', '19920131'],
  ]),
  ...team('reviewer', 'ziran', sections.planning, [
    ['reviewer-ziran-a', '沈志强', '19831118'],
    ['reviewer-ziran-b', '韩雪松', '19870702'],
    ['reviewer-ziran-c', '杨慧敏', '19901227'],
    ['reviewer-ziran-d', '朱启航', '19940315'],
  ]),
  ...team('reviewer', 'guodong', sections.civilDefence, [
    ['reviewer-guodong-a', '秦卫东', '19800808'],
    ['reviewer-guodong-b', '尤建平', '19850419'],
    ['reviewer-guodong-c', '许曼云', '19910605'],
    ['reviewer-guodong-d', '何守信', '19881030'],
  ]),
  ...team('reviewer', 'yingji', sections.safety, [
    ['reviewer-yingji-a', '吕长安', '19810225'],
    ['reviewer-yingji-b', '施文静', '19890711'],
    ['reviewer-yingji-c', '张定国', '19840916'],
    ['reviewer-yingji-d', '孔令杰', '19930504'],
  ]),
  ...team('reviewer', 'weijian', sections.hygiene, [
    ['reviewer-weijian-a', '曹雨晴', '19900101'],
    ['reviewer-weijian-b', '严守正', '19830622'],
    ['reviewer-weijian-c', '华清源', '19870913'],
    ['reviewer-weijian-d', '金若兰', '19950206'],
  ]),
  ...team('lead', 'zhujian', sections.fireReview, [
    ['lead-zhujian-a', '魏承志', '19780512'],
    ['lead-zhujian-b', '陶静怡', '19801024'],
    ['lead-zhujian-c', '姜大伟', '19760330'],
  ]),
  ...team('decider', 'zhujian', '局审批委员会', [
    ['decider-zhujian-a', '戚广平', '19720718'],
    ['decider-zhujian-b', '谢明远', '19740221'],
    ['decider-zhujian-c', '邹慧中', '19751209'],
  ]),
  ...team('decider', 'weijian', '委审批委员会', [
    ['decider-weijian-a', '喻德明', '19730427'],
    ['decider-weijian-b', '柏舒雅', '19770815'],
    ['decider-weijian-c', '窦建业', '19711111'],
  ]),
]

export const staff: readonly Party[] = workers.map(({ key, name, born }, index) => {
  const body = `320706${born}${String(501 + index)}`
  return { key, kind: 'person', name, code: body + residentIdCheckCharacter(body), phone: null, legalPerson: null }
})

export const staffPosts: readonly Post[] = workers.map(({ key, role, office, section, counter }) => ({
  key,
  person: key,
  role,
  office,
  section: section ?? null,
  counter: counter ?? null,
  actsFor: null,
  mandate: null,
}))
