-- 现场核查 made once more: that it is, and so which record no longer counts, is read by all; when they go, by its officers alone.
create or replace function cases.task_visits(in_region text, in_task uuid)
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
    and e.type in ('case.visit-called', 'case.visit-appointed', 'case.visit-recorded', 'case.visit-signed', 'case.visit-closed',
      'case.limits-recomputed', 'case.assignee-drawn')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case
             when e.type = 'case.limits-recomputed' then cases.moved_limits(d.data, '{}', (
               select array_agg(c.data::jsonb ->> 'visit')
               from log.events c
               where c.region = a.region
                 and c.stream = a.stream
                 and c.type = 'case.visit-called'
                 and c.version < e.version))
             when e.type = 'case.assignee-drawn' then '{}'::jsonb
             when e.type = 'case.visit-appointed' and t.kind <> 'site-visit' then d.data - array['visitOn', 'time']
             when d.data ? 'photos' then
               jsonb_set(d.data, '{photos}', coalesce((
                 select jsonb_agg(p.photo - array['file', 'content'] order by p.place)
                 from jsonb_array_elements(d.data -> 'photos') with ordinality as p (photo, place)), '[]'::jsonb))
             else d.data
           end - array['code', 'ref', 'position'] as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (t.kind = 'site-visit' or e.type <> 'case.visit-appointed' or exists (
      select
      from log.events r
      where r.region = e.region
        and r.stream = e.stream
        and r.type = 'case.visit-recorded'
        and r.data::jsonb ->> 'visit' = d.data ->> 'visit'
        and r.version < e.version))
    and (e.type <> 'case.assignee-drawn' or (t.kind = 'site-visit' and d.data ->> 'task' = t.task_key))
    and f.fact is not null
  order by e.version
$$;
