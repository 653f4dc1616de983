import { parseRegionCode } from '#kernel/codes/region-code.ts'
import { parseResidentId } from '#kernel/codes/resident-id.ts'
import { isUscc } from '#kernel/codes/uscc.ts'
import type { City, Party } from '#seed/city/city.ts'
import { repeated, unless } from '#contracts/found.ts'

/** Offices, people, mandates, posts and accounts: right codes, and nobody named who is not there. */
export function checkCity(city: City): string[] {
  const { region, offices, parties, mandates, posts, accounts } = city
  const officeIds = new Set<string>(offices.map((office) => office.id))
  const keys = new Set(parties.map((party) => party.key))
  const kindOf = (key: string) => parties.find((party) => party.key === key)?.kind
  return [
    ...unless(parseRegionCode(region.code).ok, `region ${region.id}: no such division code ${region.code}`),
    ...offices.flatMap((office) => unless(isUscc(office.code), `office ${office.id}: wrong code ${office.code}`)),
    ...parties.flatMap((party) => unless(hasRightCode(party), `party ${party.key}: wrong code ${party.code}`)),
    ...parties.flatMap((party) =>
      unless(
        (party.kind === 'enterprise') === (party.legalPerson !== null),
        `party ${party.key}: a firm, and only a firm, has a legal person`,
      ),
    ),
    ...mandates.flatMap((mandate) => [
      ...unless(kindOf(mandate.principal) === 'enterprise', `mandate ${mandate.key}: ${mandate.principal} is no firm`),
      ...unless(kindOf(mandate.agent) === 'person', `mandate ${mandate.key}: ${mandate.agent} is no person`),
    ]),
    ...posts.flatMap((post) => [
      ...unless(kindOf(post.person) === 'person', `post ${post.key}: ${post.person} is no person`),
      ...unless(post.office === null || officeIds.has(post.office), `post ${post.key}: no office ${post.office}`),
      ...unless(
        (post.role === 'applicant') === (post.office === null),
        `post ${post.key}: staff, and only staff, has an office`,
      ),
      ...unless(
        (post.role === 'applicant') === (post.actsFor !== null),
        `post ${post.key}: an applicant, and only an applicant, acts for somebody`,
      ),
      ...unless(post.actsFor === null || keys.has(post.actsFor), `post ${post.key}: no party ${post.actsFor}`),
      ...unless(
        post.actsFor === null || post.actsFor === post.person || mandates.some((mandate) => isUnder(mandate, post)),
        `post ${post.key}: acts for ${post.actsFor} without a mandate`,
      ),
    ]),
    ...accounts.flatMap((account) =>
      unless(
        posts.some((post) => post.key === account.post),
        `account ${account.id}: no post ${account.post}`,
      ),
    ),
    ...repeated(offices.map((office) => office.id)).map((id) => `office ${id} is there twice`),
    ...repeated(offices.map((office) => office.code)).map((code) => `office code ${code} is there twice`),
    ...repeated(parties.map((party) => party.key)).map((key) => `party ${key} is there twice`),
    ...repeated(parties.map((party) => party.code)).map((code) => `party code ${code} is there twice`),
    ...repeated(posts.map((post) => post.key)).map((key) => `post ${key} is there twice`),
    ...repeated(accounts.map((account) => account.id)).map((id) => `account ${id} is there twice`),
    ...repeated(city.items.map((item) => item.code)).map((code) => `item ${code} is there twice`),
    ...repeated(city.items.map((item) => item.taskCode)).map((code) => `task code ${code} is there twice`),
    ...repeated(city.items.map((item) => item.outcome.licenceType)).map(
      (code) => `licence type ${code} is there twice`,
    ),
  ]
}

function hasRightCode(party: Party): boolean {
  return party.kind === 'person' ? parseResidentId(party.code).ok : isUscc(party.code)
}

function isUnder(mandate: City['mandates'][number], post: City['posts'][number]): boolean {
  return mandate.key === post.mandate && mandate.principal === post.actsFor && mandate.agent === post.person
}
