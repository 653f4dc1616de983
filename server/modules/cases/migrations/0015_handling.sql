-- 挂起: through which day a task is put aside; null when it is not.
alter table cases.review_tasks add column aside_through date;

-- 催办: how often.
alter table cases.review_tasks add column urged int not null default 0;

-- 环节操作 as a task may know them: what was sent back by it or to it, what was answered since, and whether anything was opened after its own
-- answer. No code and no id.
create function cases.task_handling(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case e.type
            when 'case.task-sent-back' then jsonb_build_object('task', d.data -> 'task', 'from', d.data -> 'from',
              'ground', d.data -> 'ground', 'reason', d.data -> 'reason', 'day', d.data -> 'day')
            when 'case.task-opened' then '{}'::jsonb
            else jsonb_build_object('task', d.data -> 'task')
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.task-sent-back', 'case.answer-taken-back', 'case.opinion-given', 'case.feedback-merged', 'case.task-opened')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and case
          when e.type = 'case.task-sent-back' then t.task_key in (d.data ->> 'task', d.data ->> 'from')
          when e.type = 'case.task-opened' then t.done
          else d.data ->> 'task' = t.task_key or t.kind in ('merge', 'decide')
        end
  order by e.version
$$;

revoke all on function cases.task_handling(text, uuid) from public;
grant execute on function cases.task_handling(text, uuid) to yichuang_review;

-- What the applicant urges waits for supervision in a box of its own.
alter table cases.boxes drop constraint boxes_box_check;
alter table cases.boxes
  add constraint boxes_box_check check (box in ('intake', 'taken-over', 'unanswered', 'correcting', 'running', 'urged', 'withdrawing', 'hand-over', 'refused', 'closed'));
