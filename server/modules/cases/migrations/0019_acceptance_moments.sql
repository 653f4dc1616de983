-- 数量限制: when each case was taken in stands in its own row, so that counting those before one reads a stretch of one index and no log.
alter table cases.cases add column accepted_at timestamptz;

update cases.cases c
set accepted_at = e.recorded_at
from log.events e
where e.region = c.region
  and e.stream = c.stream
  and e.type = 'case.accepted';

drop index cases.cases_waiting_by_item;
create index cases_waiting_by_item on cases.cases (region, item, accepted_day, accepted_at, stream) where phase = 'review';

create or replace function cases.task_quota(in_region text, in_task uuid)
returns table (register text, given int, ahead int)
language sql stable security definer set search_path = ''
as $$
  with own as (
    select c.item, c.accepted_day, c.accepted_at, c.stream
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
  ), before as (
    select count(*)::int as waiting
    from own o
    join cases.cases c
      on c.region = in_region
      and c.item = o.item
      and c.phase = 'review'
      and (c.accepted_day, c.accepted_at, c.stream) < (o.accepted_day, o.accepted_at, o.stream)
  )
  select r.register, max(r.number), (select waiting from before)
  from own o
  left join platform.registers r
    on r.region = in_region
    and r.register like 'quota/' || o.item || '/%'
  group by r.register
$$;
