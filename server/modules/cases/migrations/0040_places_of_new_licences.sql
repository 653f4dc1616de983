-- 数量限制: a place is taken by a new licence alone, so whoever changes, renews or gives back one stands before nobody. As before, no more than
-- 10 000 are counted.
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
    from (
      select
      from own o
      join cases.cases c
        on c.region = in_region
        and c.item = o.item
        and c.phase = 'review'
        and c.matter = 'new'
        and (c.accepted_day, c.accepted_at, c.stream) < (o.accepted_day, o.accepted_at, o.stream)
      limit 10000
    ) first
  )
  select r.register, max(r.number), (select waiting from before)
  from own o
  left join platform.registers r
    on r.region = in_region
    and r.register like 'quota/' || o.item || '/%'
  group by r.register
$$;
