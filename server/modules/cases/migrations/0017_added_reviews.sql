-- 环节操作 as a task may know them. Since reviews may be added: of these what it added itself or was added as; whoever leads or decides all of
-- them; and of a draft that a helper made for it the whole opinion.
create or replace function cases.task_handling(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case
            when e.type = 'case.task-sent-back' then jsonb_build_object('task', d.data -> 'task', 'from', d.data -> 'from',
              'ground', d.data -> 'ground', 'reason', d.data -> 'reason', 'day', d.data -> 'day')
            when e.type = 'case.task-opened' then '{}'::jsonb
            when e.type in ('case.review-added', 'case.review-removed') then d.data - array['code', 'ref']
            when d.data ->> 'task' ~ ('^' || t.task_key || 'Draft[0-9]+$') then jsonb_build_object('task', d.data -> 'task',
              'verdict', d.data -> 'verdict', 'scores', d.data -> 'scores', 'total', d.data -> 'total', 'reasons', d.data -> 'reasons')
            else jsonb_build_object('task', d.data -> 'task')
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.task-sent-back', 'case.answer-taken-back', 'case.opinion-given', 'case.feedback-merged', 'case.task-opened',
      'case.review-added', 'case.review-removed')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and case
          when e.type = 'case.task-sent-back' then t.task_key in (d.data ->> 'task', d.data ->> 'from')
          when e.type = 'case.task-opened' then t.done
          when t.kind in ('merge', 'decide') then true
          when e.type in ('case.review-added', 'case.review-removed') then t.task_key in (d.data ->> 'task', d.data ->> 'beside')
          else d.data ->> 'task' = t.task_key or d.data ->> 'task' ~ ('^' || t.task_key || '(Added|Draft)[0-9]+$')
        end
  order by e.version
$$;
