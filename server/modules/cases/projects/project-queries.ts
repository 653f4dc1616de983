import { statement, type Statement } from '#platform/db.ts'
import { caseColumns } from '../reading/queries.ts'

/** How far back a party's filings are gathered into projects. */
const mostFilings = 1000

/** How far back a project is looked through for what it has. */
const mostStanding = 300

const ownParties = `select substr(s, 7)::uuid from unnest(access.subjects()) s where s like 'party:%'`
const before = `coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')`

/** Projects of the parties the session acts for, by their newest filings. `after` is `<filed_at>,<stream>` of the last one's. */
export function listOwnProjects(region: string, limit: number, after: string | undefined): Statement {
  const [at, stream] = after?.split(',') ?? []
  return statement(
    `select found.project, found.newest as stream, found.at::text as filed_text, found.at as filed_at, found.cases, found.open, c.item, c.revision, c.matter
     from (
       select p.project, count(*)::int as cases, count(*) filter (where own.phase <> 'closed')::int as open,
         max(p.filed_at) as at,
         (array_agg(p.stream order by p.filed_at desc, p.stream desc))[1] as newest
       from (
         select q.region, q.project, q.stream, q.filed_at
         from cases.projects q
         where q.region = $1
           and q.applicant in (${ownParties})
         order by q.filed_at desc, q.stream desc
         limit $5
       ) p
       join cases.cases own
         on own.region = p.region
         and own.stream = p.stream
       group by p.project
     ) found
     join cases.cases c
       on c.region = $1
       and c.stream = found.newest
     where (found.at, found.newest) < (${before})
     order by found.at desc, found.newest desc
     limit $4`,
    [region, at ?? null, stream ?? null, limit, mostFilings],
  )
}

/** Cases of one project which are of the parties that the session acts for, newest first. */
export const listOwnOfProject = (region: string, project: string, limit: number, after: string | undefined) =>
  ofProject(region, `p.project = $4 and p.applicant in (${ownParties})`, project, limit, after)

/** Cases of the session's parties in a project that are under way or were granted, newest first: what need not be asked for again. */
export const listStandingOfProject = (region: string, project: string): Statement =>
  statement(
    `select c.stream, c.item, c.revision, c.matter, c.phase
     from cases.projects p
     join cases.cases c
       on c.region = p.region
       and c.stream = p.stream
     where p.region = $1
       and p.project = $2
       and p.applicant in (${ownParties})
       and (c.phase <> 'closed' or c.ending = 'granted')
     order by p.filed_at desc, p.stream desc
     limit $3`,
    [region, project, mostStanding],
  )

/** Other cases of the project of a case, as far as the session may read them. */
export const listOthersOfProject = (region: string, stream: string, limit: number, after: string | undefined) =>
  ofProject(
    region,
    `p.project = (select m.project from cases.projects m where m.region = $1 and m.stream = $4::uuid) and p.stream <> $4::uuid`,
    stream,
    limit,
    after,
  )

function ofProject(region: string, which: string, value: string, limit: number, after: string | undefined): Statement {
  const [at, stream] = after?.split(',') ?? []
  return statement(
    `select ${caseColumns}, p.filed_at::text as filed_text, part.stream is not null as part
     from cases.projects p
     join cases.cases c
       on c.region = p.region
       and c.stream = p.stream
     left join cases.parts part
       on part.region = p.region
       and part.stream = p.stream
     where p.region = $1
       and ${which}
       and (p.filed_at, p.stream) < (${before})
     order by p.filed_at desc, p.stream desc
     limit $5`,
    [region, at ?? null, stream ?? null, value, limit],
  )
}

/** Cases in projects of whoever stands at this window, newest first; of one project where it is named. */
export const listProjectsOfPresent = (
  region: string,
  party: string,
  mandate: string | null,
  project: string | null,
  limit: number,
): Statement =>
  statement(
    `select project, stream, number, submitted_text, filed_at, item, revision, matter
     from cases.projects_of_present($1, $2, $3, $4, $5)`,
    [region, party, mandate, project, limit],
  )
