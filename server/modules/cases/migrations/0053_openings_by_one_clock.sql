-- Openings of the asking supervision's region, newest first, or one of them. `mine` and `barred` are about the asking person.
create or replace function cases.list_seal_openings(in_region text, in_one uuid, in_waiting boolean, in_day date, in_id uuid, in_limit int)
returns table (opening uuid, stream uuid, number text, item text, revision int, task_key text, ground text, document text,
  proposed_text text, due_text text, state text, refused_for text, opened_text text, until timestamptz, mine boolean, of_two boolean,
  barred boolean, reads int)
language sql stable security definer set search_path = ''
as $$
  select o.opening, o.stream, o.number, o.item, o.revision, o.task_key, o.ground, o.document,
         o.proposed_day::text, o.due_day::text, o.state, o.refused_for, o.opened_day::text, o.until,
         exists (
           select
           from cases.seal_persons p
           where p.region = o.region
             and p.opening = o.opening
             and p.part = 'proposes'
             and p.person = access.person()),
         exists (
           select
           from cases.seal_persons p
           where p.region = o.region
             and p.opening = o.opening
             and p.person = access.person()),
         exists (
           select
           from sealed.duties d
           where d.region = o.region
             and d.stream = o.stream
             and d.person = access.person()
             and d.duty <> 'supervise'),
         (select count(*)::int from platform.personal_reads r where r.region = o.region and r.stream = o.opening)
  from cases.seal_openings o
  where o.region = in_region
    and o.region = access.region()
    and access.may('seal.open')
    and (in_one is null or o.opening = in_one)
    and (in_waiting is null or in_waiting = (o.state = 'proposed' and o.due_day >= (platform.now() at time zone 'Asia/Shanghai')::date))
    and (o.proposed_day, o.opening) < (coalesce(in_day, 'infinity'), coalesce(in_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  order by o.proposed_day desc, o.opening desc
  limit in_limit
$$;

-- The one way through the seal. The log says that it was opened and until when, the two are two, and one of them asks; no other row,
-- however it came there, opens it.
create or replace function cases.opened_person(in_region text, in_stream uuid, in_opening uuid)
returns table (person uuid, code text, until timestamptz)
language sql stable security definer set search_path = ''
as $$
  select a.person, a.code, (d.data ->> 'until')::timestamptz
  from log.events e
  cross join lateral (select e.data::jsonb as data) d
  join sealed.assignments a
    on a.region = e.region
    and a.stream = e.stream
    and a.code = d.data ->> 'code'
  where e.region = in_region
    and e.region = access.region()
    and access.may('seal.open')
    and e.stream = in_stream
    and e.type = 'case.seal-opened'
    and d.data ->> 'opening' = in_opening::text
    and (d.data ->> 'until')::timestamptz > platform.now()
    and exists (
      select
      from cases.seal_persons p
      where p.region = in_region
        and p.opening = in_opening
        and p.person = access.person())
    and (select count(distinct p.person) from cases.seal_persons p where p.region = in_region and p.opening = in_opening) = 2
    and not exists (
      select
      from sealed.duties x
      where x.region = in_region
        and x.stream = in_stream
        and x.person = access.person()
        and x.duty <> 'supervise')
$$;
