-- 终结证明: whoever decides knows which authority said what from when on, and neither the scan nor what its number was committed to.
create or replace function cases.task_closure(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, f.fact::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.closure-opened', 'case.closure-stated', 'case.closure-put-forward', 'case.closure-decided',
      'case.limits-recomputed')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case e.type
             when 'case.limits-recomputed' then cases.moved_limits(d.data, array['closure-statement'])
             else (d.data - array['code', 'sealed']) #- '{proof,sealed}' #- '{proof,file}' #- '{proof,content}'
           end as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and t.kind = 'close'
    and case e.type
          when 'case.limits-recomputed' then t.task_key = (
            select o.data::jsonb ->> 'closure'
            from log.events o
            where o.region = a.region
              and o.stream = a.stream
              and o.type = 'case.closure-opened'
              and o.version < e.version
            order by o.version desc
            limit 1)
          else d.data ->> 'closure' = t.task_key
        end
    and f.fact is not null
  order by e.version
$$;
