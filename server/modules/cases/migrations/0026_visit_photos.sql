-- 现场照片 may show whose place it is: tasks learn how many there are and of what, not which file; their officers ask for them by number.
create or replace function cases.task_visits(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case
           when d.data ? 'photos' then
             jsonb_set(d.data, '{photos}', coalesce((
               select jsonb_agg(p.photo - array['file', 'content'] order by p.place)
               from jsonb_array_elements(d.data -> 'photos') with ordinality as p (photo, place)), '[]'::jsonb))
           else d.data
         end - array['code', 'ref', 'position'])::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.visit-called', 'case.visit-appointed', 'case.visit-recorded', 'case.visit-signed', 'case.visit-closed')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (t.kind = 'site-visit' or e.type <> 'case.visit-appointed')
  order by e.version
$$;
