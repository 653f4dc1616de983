-- Whoever merges, decides or presides sees whether 利害关系人 asked for a hearing, never which of them and never in which words.
create or replace function cases.task_third_parties(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, (d.data - array['code', 'task', 'sealed'])::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.third-parties-found', 'case.third-party-told', 'case.third-party-answered', 'case.statement-recorded')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (t.kind in ('merge', 'decide', 'hear') or (e.type = 'case.third-parties-found' and d.data ->> 'task' = t.task_key))
  order by e.version
$$;
