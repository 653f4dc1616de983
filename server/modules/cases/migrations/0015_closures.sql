-- 依职权撤销、注销 as whoever decides it may know it: the task's own proceeding, of the holder's words what the desk passed on without names.
create function cases.task_closure(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, (d.data - array['code', 'sealed'])::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.closure-opened', 'case.closure-stated', 'case.closure-put-forward', 'case.closure-decided')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and t.kind = 'close'
    and d.data ->> 'closure' = t.task_key
  order by e.version
$$;

revoke all on function cases.task_closure(text, uuid) from public;
grant execute on function cases.task_closure(text, uuid) to yichuang_review;
