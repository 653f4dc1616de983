-- 内部办理时限: its last day while a case is under review, as far as it runs.
alter table cases.cases add column internal_due date;
create index cases_internal_due on cases.cases (region, internal_due, stream) where internal_due is not null;

-- Decisions that came later, each with its reason, as the supervision lists them.
create table cases.over_internal (
  region text not null,
  stream uuid not null,
  due_day date not null,
  decided_day date not null,
  ground text not null,
  words text not null,
  primary key (region, stream)
);
create index over_internal_by_day on cases.over_internal (region, decided_day desc, stream desc);

grant select, insert, update, delete on cases.over_internal to yichuang_system;
grant select on cases.over_internal to yichuang_desk;
alter table cases.over_internal enable row level security;
create policy system on cases.over_internal to yichuang_system using (true) with check (true);
create policy supervision on cases.over_internal for select to yichuang_desk
  using (region = (select access.region()) and 'supervise@' || region = any ((select access.subjects())::text[]));

-- What whoever decides may know of the internal limit: from which day it counts, and what it does not.
create function cases.task_internal(in_region text, in_task uuid)
returns table (accepted text, counted jsonb)
language sql stable security definer set search_path = ''
as $$
  select c.accepted_day::text, pg_catalog.jsonb_build_object('procedures', c.counted -> 'procedures', 'sentUp', c.counted -> 'sentUp', 'renews',
    c.counted -> 'renews', 'anew', c.counted -> 'anew')
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
    and a.desk = t.desk
  join cases.cases c
    on c.region = a.region
    and c.stream = a.stream
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and t.kind = 'decide'
    and c.internal_due is not null
$$;
revoke all on function cases.task_internal(text, uuid) from public;
grant execute on function cases.task_internal(text, uuid) to yichuang_review;
