import type { TestPlatform } from '#tests/harness/platform.ts'
import { ownerOf } from './owner.ts'

/** Everything that the database role of the review zone may do, and why nobody's identity can be had by it. */
const allowed: Record<string, string> = {
  'select on cases.review_tasks': 'own desk’s tasks by row security: ids and days that occur nowhere else',
  'select on catalogue.regions': 'published',
  'select on catalogue.offices': 'published',
  'select on catalogue.items': 'published',
  'select on catalogue.calendars': 'published',
  'select on catalogue.calendar_days': 'published',
  'select on catalogue.directory': 'published',
  'select on catalogue.facts': 'published',
  'select on catalogue.hall_hours': 'published',
  'select on catalogue.stamp': 'a counter of publications',
  'execute on access.open_session(text)': 'names the session by its secret; tells the session’s own holder',
  'execute on access.session_seconds_left(text)': 'how long the session of a secret lasts that one must know',
  'execute on access.subjects()': 'the session’s own',
  'execute on access.desk()': 'the session’s own',
  'execute on access.holder()': 'the session’s own',
  'execute on access.may(text)': 'the session’s own',
  'execute on access.acting()': 'the session’s own',
  'execute on access.region()': 'the session’s own',
  'execute on log.holds_alias(text, uuid)': 'yes or no, about an id the asker already has',
  'execute on cases.own_seal_openings(text, date, uuid, integer)':
    'that the seal over a code of the own desk was opened, on which ground and how often it was read; no case, no document',
  'execute on cases.task_sees(text, uuid)': 'keys of the item’s materials, own desk only',
  'execute on cases.task_facts(text, uuid)': 'what the task’s page shows, own desk only',
  'execute on cases.task_procedures(text, uuid)':
    'what reviewers wrote of 特别程序 and their days: of the own task, for lead and decider of all; own desk only',
  'execute on cases.task_extension(text, uuid)':
    'that and why 延长期限 was asked for, and what the head said: for lead, decider and head; own desk only',
  'execute on cases.task_meetings(text, uuid)':
    'what was written of 会商: for a review the agenda, its own words and what came of it; for lead, decider and chair all; no code; own desk only',
  'execute on cases.task_overdue(text, uuid)':
    'that an office left its step unanswered, for lead, decider and chair and for that very step; own desk only',
  'execute on cases.task_closure(text, uuid)':
    'what the office put forward without names of a licence to be ended, for whoever decides that; own desk only',
  'execute on cases.task_notices(text, uuid)':
    'that 公示 went on, and what the office answered in public without names; own desk only',
  'execute on cases.task_handling(text, uuid)':
    'why an answer is to be given again, as lead or decider wrote it, and whether another step was opened since; own desk only',
  'execute on cases.task_hearing(text, uuid)':
    'what was written of 听证, for lead, decider and chair, and nothing of the applicant’s words; time and place for the chair; own desk only',
  'execute on cases.task_quota(text, uuid)':
    'how many of a quota were given, and how many accepted before wait for a decision, for whoever decides; own desk only',
  'execute on cases.task_silence(text, uuid)':
    'until when nobody answered and silence does, for whoever decides; own desk only',
  'execute on cases.task_whole_withdrawing(text, uuid)':
    'that a withdrawal asked of the whole waits for an answer, and until when, for whoever decides a part; own desk only',
  'execute on cases.task_internal(text, uuid)':
    'from which day the internal limit counts, and which days it does not, for whoever decides; own desk only',
  'execute on cases.task_renewal(text, uuid)':
    'from which day the limit of a renewal counts, and when the licence ends, for whoever merges or decides; own desk only',
  'execute on cases.task_visits(text, uuid)':
    'what was written of 现场核查, without code, id or position; when it is and whether the own draw came after it, for its officers; own desk only',
  'execute on cases.task_panels(text, uuid)':
    'what was written of 专家评审: the own opinion, and everybody’s once the scores are fixed; no code, id or file; own desk only',
  'execute on cases.task_third_parties(text, uuid)':
    'that others are concerned, until when they may speak, and what the desk passed on without names; own desk only',
  'execute on documents.task_pages(text, uuid)':
    'running page numbers, random blob ids and a key for page images, own desk only',
  'execute on documents.visit_photo(text, uuid, integer)':
    'a random blob id and a key for the page image of a photograph, for an officer of its visit alone; own desk only',
  'execute on documents.announce_photo(text, uuid, uuid)':
    'whether a photograph may be brought to the own visit, and nothing else',
  'execute on documents.stage_photo(text, uuid, uuid, bytea, text, integer, integer, timestamp with time zone)':
    'brings a photograph to the own visit, and answers what came of it',
}

const named = (pattern: RegExp): string[] => Object.keys(allowed).flatMap((right) => pattern.exec(right)?.[1] ?? [])
/** The same list by names alone, for whoever compares all roles. */
export const tablesOfReviewRole = named(/^select on (.+)$/)
export const functionsOfReviewRole = named(/^execute on ([^(]+)/)

export type Rights = { unexpected: string[]; missing: string[]; memberships: string[]; attributes: string[] }

/** The rights of the role as PostgreSQL says them, with what PUBLIC has; compared with the list above. */
export async function rightsOfReviewRole(platform: TestPlatform): Promise<Rights> {
  const { sql } = await ownerOf(platform)
  const rights = await sql(
    `select p.privilege || ' on ' || format('%I.%I', n.nspname, c.relname) as it
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     cross join (values ('select'), ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger')) p (privilege)
     where c.relkind in ('r', 'v', 'm', 'p', 'f')
       and n.nspname not in ('pg_catalog', 'information_schema')
       and has_schema_privilege('yichuang_review', n.oid, 'usage')
       and (has_table_privilege('yichuang_review', c.oid, p.privilege)
         or p.privilege in ('select', 'insert', 'update', 'references') and has_any_column_privilege('yichuang_review', c.oid, p.privilege))
     union all
     -- A right without the schema's is a trap for whoever grants the schema later.
     select distinct 'select on ' || format('%I.%I', n.nspname, c.relname)
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v', 'm', 'p', 'f')
       and n.nspname in ('vault', 'sealed', 'identity', 'platform', 'graphile_worker')
       and has_any_column_privilege('yichuang_review', c.oid, 'select')
     union all
     select 'usage of ' || format('%I.%I', n.nspname, c.relname)
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S'
       and has_schema_privilege('yichuang_review', n.oid, 'usage')
       and case when c.relkind = 'S' then has_sequence_privilege('yichuang_review', c.oid, 'usage, select, update') end
     union all
     select 'execute on ' || p.oid::regprocedure::text
     from pg_proc p
     join pg_namespace n on n.oid = p.pronamespace
     where n.nspname not in ('pg_catalog', 'information_schema')
       and p.prorettype <> 'trigger'::regtype
       and has_schema_privilege('yichuang_review', n.oid, 'usage')
       and has_function_privilege('yichuang_review', p.oid, 'execute')
     union all
     select 'create in ' || n.nspname
     from pg_namespace n
     where n.nspname not like 'pg\\_%'
       and has_schema_privilege('yichuang_review', n.oid, 'create')`,
  )
  const held = rights.map((row) => (row['it'] as string).replaceAll(', ', ',').replaceAll(',', ', '))
  const memberships = await sql(
    `select r.rolname as it from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
     where u.rolname = 'yichuang_review'`,
  )
  const attributes = await sql(
    `select rolname as it from pg_roles
     where rolname = 'yichuang_review'
       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  )
  return {
    unexpected: [...new Set(held)].filter((right) => !(right in allowed)),
    missing: Object.keys(allowed).filter((right) => !held.includes(right)),
    memberships: memberships.map((row) => row['it'] as string),
    attributes: attributes.map((row) => row['it'] as string),
  }
}
