import { roles } from '#contracts/permissions.ts'
import { applicants } from './applicants.ts'
import type { Account, Post } from './city.ts'
import { offices } from './offices.ts'
import { staff } from './staff.ts'

const drawn = '任务由系统随机抽取，是否有待办取决于抽取结果'
const drawnRoles: readonly Post['role'][] = ['reviewer', 'lead', 'decider', 'head', 'chair', 'expert']

/** What an account is for, as the log-in page says it. Nothing here says which case anybody works on. */
const hints: Record<Post['role'], string> = {
  anonymous: '',
  applicant: '网上申请、补正、查看进度、领取结果、评价',
  clerk: '窗口核验身份、代为录入、出件',
  acceptor: '受理、一次性补正告知、不予受理',
  reviewer: drawn,
  lead: `汇总各单位意见；${drawn}`,
  decider: `作出许可或不予许可的决定；${drawn}`,
  head: `审批延长办理期限；${drawn}`,
  chair: `主持听证，不审查该申请；${drawn}`,
  expert: `在看不到申请人的情况下评分、提出修改意见；${drawn}`,
  supervisor: '查看全市办件与时限，依法提请和确认启封，不参与办理',
  inspector: '核查申请人承诺的内容，检查抽中的证照，登记结论和记录',
  operator: '查看运行状况、拨动演示时钟',
}

const nameOf = (key: string) => [...applicants, ...staff].find((party) => party.key === key)!.name
const shortName = (office: string) => offices.find((one) => one.id === office)!.name.replace('连云港', '')

/** 演示账号: every post is one button. */
export function accountsOf(posts: readonly Post[]): Account[] {
  return posts.map((post) => ({ id: post.key, title: titleOf(post), hint: hintOf(post), post: post.key }))
}

/** The log-in page puts accounts of one hint together: of those that are drawn there are many, so theirs names the office. */
function hintOf(post: Post): string {
  const hint = hints[post.role]
  return drawnRoles.includes(post.role) ? `${shortName(post.office!)}：${hint}` : hint
}

function titleOf(post: Post): string {
  if (post.role !== 'applicant') {
    const office = shortName(post.office!)
    const place = post.counter
      ? `${office} ${post.counter} 窗口`
      : post.role === 'reviewer' || post.role === 'expert'
        ? `${office}${post.section}`
        : office
    return `${roles[post.role].title} · ${place}（${nameOf(post.person)}）`
  }
  if (post.actsFor === post.person) return `申请人 · ${nameOf(post.person)}`
  return `申请企业 · ${nameOf(post.actsFor!)}（经办人 ${nameOf(post.person)}）`
}
