-- 现场核查 as the tasks of its case may know it: when it is, for its officers alone; what was found, for all. No code, no id, no position.
create function cases.task_visits(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, (d.data - array['code', 'ref', 'position'])::text
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

revoke all on function cases.task_visits(text, uuid) from public;
grant execute on function cases.task_visits(text, uuid) to yichuang_review;
