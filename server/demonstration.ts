import type { Platform } from '#platform/platform.ts'
import type { Residents } from './modules/identity/index.ts'
import { publish } from './modules/catalogue/index.ts'
import { settle } from './modules/identity/index.ts'

/** 演示城市: made-up people over real rules. Loading it again changes nothing. */
export type Demonstration = {
  home: string
  residents: Residents
  settle(platform: Platform, now: string): Promise<void>
  introduction(origin: string): string[]
}

export async function loadDemonstration(): Promise<Demonstration> {
  const { residents } = await import('#seed/city/residents.ts')
  return {
    home: residents.region.id,
    residents,
    async settle(platform, now) {
      // All items are checked as they are read, which costs as much as the rest of a start.
      const { lyg } = await import('#seed/city/lyg.ts')
      await publish(platform.db, lyg, now)
      await settle(platform.engine, residents)
    },
    introduction(origin) {
      const shown = [
        'applicant',
        'clerk',
        'acceptor',
        'reviewer',
        'lead',
        'decider',
        'head',
        'chair',
        'supervisor',
        'inspector',
        'operator',
      ]
      const posts = shown.flatMap((role) => {
        const post = residents.posts.find((candidate) => candidate.role === role)
        const account = post && residents.accounts.find((candidate) => candidate.post === post.key)
        return account ? [`    ${account.title}`] : []
      })
      return [
        '',
        `演示账号（共 ${residents.accounts.length} 个，${origin}/login 一键登录，无需密码）· demonstration accounts, one click each:`,
        ...posts,
        '    ……',
        '演示环境：人物、企业、证照均为虚构；时钟可以拨动。',
        '',
      ]
    },
  }
}
