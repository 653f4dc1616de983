-- 延长期限 as tasks may know it: who merges or decides, and the head who is asked. No code and no id.
create function cases.task_extension(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case e.type
            when 'case.extension-proposed' then jsonb_build_object('reason', d.data -> 'reason', 'days', d.data -> 'days',
              'until', d.data -> 'until', 'day', d.data -> 'day')
            when 'case.extension-declined' then jsonb_build_object('reason', d.data -> 'reason')
            else '{}'::jsonb
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.extension-proposed', 'case.limit-extended', 'case.extension-declined')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and t.kind in ('merge', 'decide', 'extend')
  order by e.version
$$;

revoke all on function cases.task_extension(text, uuid) from public;
grant execute on function cases.task_extension(text, uuid) to yichuang_review;
