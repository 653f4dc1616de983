-- 会商改期: told on the desks of whoever convened the meeting and was invited, until its minutes.
alter table cases.review_tasks add column meeting_moved boolean not null default false;

-- Whoever may know of a meeting is told where it sits now and why not where it was to; which further cases follow nobody is told.
create or replace function cases.task_meetings(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case
            when t.kind = 'review' and e.type = 'case.meeting-spoken' and d.data ->> 'task' <> t.task_key
              then jsonb_build_object('meeting', d.data -> 'meeting', 'task', '', 'votes', '[]'::jsonb, 'words', '', 'day', d.data -> 'day')
            when e.type = 'case.meeting-called' and jsonb_typeof(d.data -> 'sitting') = 'object'
              then jsonb_set(
                d.data - 'code',
                '{sitting}',
                (d.data -> 'sitting') - 'id' - 'first' || jsonb_build_object('agenda', coalesce(own.agenda, '[]'::jsonb)))
            when e.type = 'case.meeting-moved'
              then d.data - 'code' - 'sitting' || jsonb_build_object(
                'by', case when jsonb_typeof(d.data -> 'code') = 'string' then 'convener' else 'calendar' end)
            else d.data - 'code'
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.meeting-called', 'case.meeting-moved', 'case.meeting-recounted', 'case.meeting-noted', 'case.meeting-spoken', 'case.meeting-closed', 'case.meeting-signed', 'case.meeting-settled')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select jsonb_agg(point.of_case order by point.place) as agenda
    from jsonb_array_elements(
           case
             when d.data ->> 'task' = t.task_key and jsonb_typeof(d.data -> 'sitting') = 'object'
               then d.data -> 'sitting' -> 'agenda'
             else '[]'::jsonb
           end) with ordinality as point (of_case, place)
    join cases.review_tasks held
      on held.region = t.region
      and held.task = (point.of_case ->> 'task')::uuid
      and held.desk = t.desk
      and not held.returned) own
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (t.kind <> 'review' or e.type <> 'case.meeting-signed' or d.data ->> 'task' = t.task_key)
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
