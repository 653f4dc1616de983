-- 环节超期: steps of which the item says what follows when their time runs out, as the supervision lists them.
create table cases.late_steps (
  region text not null,
  step uuid not null,
  stream uuid not null,
  task text not null,
  item text not null,
  revision int not null,
  due_day date not null,
  state text not null check (state in ('open', 'answered', 'no-opinion', 'moot')),
  closed_day date,
  waits boolean not null generated always as (state = 'open') stored,
  primary key (region, step)
);
create index late_steps_due on cases.late_steps (region, waits, due_day, step);

grant select, insert, update, delete on cases.late_steps to yichuang_system;
grant select on cases.late_steps to yichuang_desk;
alter table cases.late_steps enable row level security;
create policy system on cases.late_steps to yichuang_system using (true) with check (true);
create policy supervision on cases.late_steps for select to yichuang_desk
  using (region = (select access.region()) and 'supervise@' || region = any ((select access.subjects())::text[]));

-- What of a late step a task may know that works with the opinions: that none came, and by which rule the plan went on.
create function cases.task_overdue(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, e.data
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type = 'case.task-overdue'
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (t.kind in ('merge', 'decide', 'hear') or e.data::jsonb ->> 'task' = t.task_key)
  order by e.version
$$;
revoke all on function cases.task_overdue(text, uuid) from public;
grant execute on function cases.task_overdue(text, uuid) to yichuang_review;
