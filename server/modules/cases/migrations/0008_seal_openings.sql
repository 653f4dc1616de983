-- 启封: what was proposed and what became of it. It says no name; who is behind the code stays in the sealed table.

create table cases.seal_openings (
  region text not null,
  opening uuid not null,
  stream uuid not null,
  number text not null,
  item text not null,
  revision int not null,
  task_key text not null,
  code text not null,
  ground text not null,
  document text not null,
  proposed_day date not null,
  due_day date not null,
  state text not null check (state in ('proposed', 'opened', 'refused')),
  refused_for text,
  opened_day date,
  until timestamptz,
  primary key (region, opening)
);
create index seal_openings_by_day on cases.seal_openings (region, proposed_day desc, opening desc);
create index seal_openings_waiting on cases.seal_openings (region, proposed_day desc, opening desc) where state = 'proposed';
create index seal_openings_by_stream on cases.seal_openings (region, stream);

-- The two of an opening. One natural person can't be both, whatever posts they hold.
create table cases.seal_persons (
  region text not null,
  opening uuid not null,
  part text not null check (part in ('proposes', 'seconds')),
  person uuid not null,
  primary key (region, opening, part),
  constraint two_persons unique (region, opening, person)
);

grant select, insert, update, delete on cases.seal_openings to yichuang_system;
-- Written once, with the act itself; read by the functions below alone.
grant insert on cases.seal_persons to yichuang_system;

alter table cases.seal_openings enable row level security;
alter table cases.seal_persons enable row level security;
create policy system on cases.seal_openings to yichuang_system using (true) with check (true);
create policy system on cases.seal_persons for insert to yichuang_system with check (true);

-- Openings of the asking supervision's region, newest first, or one of them. `mine` and `barred` are about the asking person.
create function cases.list_seal_openings(in_region text, in_one uuid, in_waiting boolean, in_day date, in_id uuid, in_limit int)
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
    and (in_waiting is null or in_waiting = (o.state = 'proposed' and o.due_day >= (
      select (now() + c.offset_ms * interval '1 millisecond') at time zone 'Asia/Shanghai'
      from platform.clock c)::date))
    and (o.proposed_day, o.opening) < (coalesce(in_day, 'infinity'), coalesce(in_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  order by o.proposed_day desc, o.opening desc
  limit in_limit
$$;

-- The one way through the seal. The log says that it was opened and until when, the two are two, and one of them asks; no other row,
-- however it came there, opens it.
create function cases.opened_person(in_region text, in_stream uuid, in_opening uuid)
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
    and (d.data ->> 'until')::timestamptz > (select now() + c.offset_ms * interval '1 millisecond' from platform.clock c)
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

-- 我的启封记录: whose seal was opened reads that it was, under which code, why, and how often it was looked at. Nothing of the case.
create function cases.own_seal_openings(in_region text, in_day date, in_id uuid, in_limit int)
returns table (opening uuid, code text, task_key text, item text, revision int, ground text, opened_text text, reads int)
language sql stable security definer set search_path = ''
as $$
  select o.opening, t.code, t.task_key, t.item, t.revision, o.ground, o.opened_day::text,
         (select count(*)::int from platform.personal_reads r where r.region = o.region and r.stream = o.opening)
  from cases.review_tasks t
  join sealed.assignments a
    on a.region = t.region
    and a.alias = t.task
  join cases.seal_openings o
    on o.region = a.region
    and o.stream = a.stream
    and o.code = a.code
    and o.state = 'opened'
  where t.region = in_region
    and t.desk = access.desk()
    and (o.opened_day, o.opening) < (coalesce(in_day, 'infinity'), coalesce(in_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  order by o.opened_day desc, o.opening desc
  limit in_limit
$$;

revoke all on function cases.list_seal_openings(text, uuid, boolean, date, uuid, int), cases.opened_person(text, uuid, uuid),
  cases.own_seal_openings(text, date, uuid, int) from public;
grant execute on function cases.list_seal_openings(text, uuid, boolean, date, uuid, int), cases.opened_person(text, uuid, uuid) to yichuang_desk;
grant execute on function cases.own_seal_openings(text, date, uuid, int) to yichuang_review;
