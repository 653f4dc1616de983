import { china } from '#seed/calendars/china.ts'
import { allItems } from '#seed/items/all.ts'
import { accountsOf } from './accounts.ts'
import { applicantPosts, applicants, mandates } from './applicants.ts'
import type { City } from './city.ts'
import { offices } from './offices.ts'
import { staff, staffPosts } from './staff.ts'

const posts = [...applicantPosts, ...staffPosts]

/** The demonstration city: 连云港市 with made-up people, firms and codes. */
export const lyg: City = {
  region: { id: 'lyg', name: '连云港市', code: '320700' },
  offices,
  items: allItems,
  calendar: china,
  parties: [...applicants, ...staff],
  mandates,
  posts,
  accounts: accountsOf(posts),
}
