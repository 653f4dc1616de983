-- 特别程序告知书: a task that may know of a special procedure knows from when on its days are not counted.
create or replace function cases.task_procedures(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case e.type
            when 'case.special-procedure-begun' then jsonb_strip_nulls(jsonb_build_object('procedure', d.data -> 'procedure',
              'kind', d.data -> 'kind', 'task', d.data -> 'task', 'reason', d.data -> 'reason', 'expectedDays', d.data -> 'expectedDays',
              'from', d.data -> 'from', 'through', d.data -> 'through', 'day', d.data -> 'day'))
            when 'case.special-procedure-told' then jsonb_build_object('procedure', d.data -> 'procedure', 'from', d.data -> 'from',
              'through', d.data -> 'through')
            else jsonb_build_object('procedure', d.data -> 'procedure', 'through', d.data -> 'through', 'result', d.data -> 'result')
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.special-procedure-begun', 'case.special-procedure-told', 'case.special-procedure-ended')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (t.kind in ('merge', 'decide') or d.data ->> 'task' = t.task_key)
  order by e.version
$$;
