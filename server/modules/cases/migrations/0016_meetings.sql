-- 会商: a task that was answered lies on its desk again while its reviewer is to speak.
alter table cases.review_tasks add column meeting boolean not null default false;

-- 会商 as tasks may know it. Who merges, decides or presides knows all but the codes; a review that was invited knows what is on the agenda, its
-- own words, that others spoke but neither who nor what, and what came of it.
create function cases.task_meetings(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case
            when t.kind = 'review' and e.type = 'case.meeting-spoken' and d.data ->> 'task' <> t.task_key
              then jsonb_build_object('meeting', d.data -> 'meeting', 'task', '', 'votes', '[]'::jsonb, 'words', '', 'day', d.data -> 'day')
            else d.data - 'code'
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.meeting-called', 'case.meeting-spoken', 'case.meeting-closed')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (
      t.kind in ('merge', 'decide', 'hear')
      or t.kind = 'review' and exists (
        select
        from log.events called
        where called.region = a.region
          and called.stream = a.stream
          and called.type = 'case.meeting-called'
          and called.data::jsonb ->> 'meeting' = d.data ->> 'meeting'
          and called.data::jsonb -> 'invited' ? t.task_key))
  order by e.version
$$;
revoke all on function cases.task_meetings(text, uuid) from public;
grant execute on function cases.task_meetings(text, uuid) to yichuang_review;
