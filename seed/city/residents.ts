import { accountsOf } from './accounts.ts'
import { applicantPosts, applicants, mandates } from './applicants.ts'
import type { City } from './city.ts'
import { experts } from './experts.ts'
import { staff, staffPosts } from './staff.ts'

const posts = [...applicantPosts, ...staffPosts]

/** Who works in 连云港市 and who applies: what each start of a demonstration needs. What the city publishes is read when it is written down. */
export const residents: Pick<City, 'region' | 'parties' | 'mandates' | 'posts' | 'experts' | 'accounts'> = {
  region: { id: 'lyg', name: '连云港市', code: '320700' },
  parties: [...applicants, ...staff],
  mandates,
  posts,
  experts,
  accounts: accountsOf(posts),
}
