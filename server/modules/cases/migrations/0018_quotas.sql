-- 数量限制: who was taken in before whom. Counts alone are told, and to whoever decides the case.
create index cases_waiting_by_item on cases.cases (region, item, accepted_day, stream) where phase = 'review';

create function cases.task_quota(in_region text, in_task uuid)
returns table (register text, given int, ahead int)
language sql stable security definer set search_path = ''
as $$
  with own as (
    select c.item, c.accepted_day, c.stream, e.recorded_at
    from cases.review_tasks t
    join log.aliases a
      on a.region = t.region
      and a.alias = t.task
      and a.desk = t.desk
    join cases.cases c
      on c.region = a.region
      and c.stream = a.stream
    join log.events e
      on e.region = c.region
      and e.stream = c.stream
      and e.type = 'case.accepted'
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
      and c.accepted_day <= o.accepted_day
      and c.stream <> o.stream
    join log.events e
      on e.region = c.region
      and e.stream = c.stream
      and e.type = 'case.accepted'
    where (c.accepted_day, e.recorded_at, c.stream) < (o.accepted_day, o.recorded_at, o.stream)
  )
  select r.register, max(r.number), (select waiting from before)
  from own o
  left join platform.registers r
    on r.region = in_region
    and r.register like 'quota/' || o.item || '/%'
  group by r.register
$$;

revoke all on function cases.task_quota(text, uuid) from public;
grant execute on function cases.task_quota(text, uuid) to yichuang_review;
