-- 专家评审 as the tasks of its case may know it. What an expert found is known under the own task alone until the panel's scores are fixed (the list
-- of changes was called for, or the panel is closed), and then under every task of the case. No code, no id, no file.
create function cases.task_panels(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case e.type
            when 'case.revision-handed-in' then jsonb_build_object('panel', d.data -> 'panel', 'confirmBy', d.data -> 'confirmBy',
              'day', d.data -> 'day', 'materials', (
                select coalesce(jsonb_agg(jsonb_build_object('material', m.one -> 'material', 'way', m.one -> 'way') order by m.place), '[]')
                from jsonb_array_elements(d.data -> 'materials') with ordinality m (one, place)))
            else d.data - array['code', 'ref']
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.experts-called', 'case.expert-opinion-given', 'case.experts-overdue', 'case.revision-called',
      'case.revision-handed-in', 'case.changes-confirmed', 'case.expert-panel-closed')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (
      e.type not in ('case.expert-opinion-given', 'case.changes-confirmed')
      or d.data ->> 'task' = t.task_key
      or exists (
        select
        from log.events o
        where o.region = a.region
          and o.stream = a.stream
          and (o.type = 'case.expert-panel-closed' or (o.type = 'case.revision-called' and e.type = 'case.expert-opinion-given'))
          and o.data::jsonb ->> 'panel' = d.data ->> 'panel'))
  order by e.version
$$;

revoke all on function cases.task_panels(text, uuid) from public;
grant execute on function cases.task_panels(text, uuid) to yichuang_review;
