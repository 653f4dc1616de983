-- 容缺后补: whoever decides knows that what was promised did not come in time, which a refusal may rest on, and nothing else of it.
create or replace function cases.task_facts(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case e.type
            when 'case.assignee-drawn' then jsonb_build_object('task', d.data -> 'task', 'label', d.data -> 'label')
            when 'case.opinion-given' then jsonb_build_object('task', d.data -> 'task', 'verdict', d.data -> 'verdict',
              'scores', d.data -> 'scores', 'total', d.data -> 'total', 'reasons', d.data -> 'reasons')
              || case when d.data ->> 'task' ~ 'Signer[0-9]+$' then jsonb_build_object('day', d.data -> 'day') else '{}' end
            when 'case.feedback-merged' then jsonb_build_object('task', d.data -> 'task', 'verdict', d.data -> 'verdict',
              'summary', d.data -> 'summary')
            when 'case.decided' then jsonb_build_object('task', d.data -> 'task', 'outcome', d.data -> 'outcome',
              'reasons', d.data -> 'reasons', 'basis', d.data -> 'basis')
            when 'case.deferral-defaulted' then '{}'
            when 'case.deferred-checked' then jsonb_build_object('complete', d.data -> 'complete')
            else jsonb_build_object(
              'plain', (
                select coalesce(jsonb_object_agg(p.key, p.value), '{}')
                from jsonb_each(d.data -> 'plain') p
                where p.key = any (t.shows)),
              'materials', (
                select coalesce(jsonb_agg(jsonb_build_object('material', m.one -> 'material', 'paper', m.one ->> 'way' = 'paper',
                  'licence', m.one ->> 'way' = 'licence') order by m.place), '[]')
                from jsonb_array_elements(d.data -> 'materials') with ordinality m (one, place)
                where m.one ->> 'material' = any (t.sees)))
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and case
          when e.type in ('case.submitted', 'case.corrected') then true
          when e.type = 'case.assignee-drawn' then t.kind in ('merge', 'decide', 'hear')
            or (t.task_key ~ 'Signer[0-9]+$' and d.data ->> 'task' !~ 'Signer[0-9]+$')
          when e.type = 'case.opinion-given' then t.kind in ('merge', 'decide', 'hear') or d.data ->> 'task' = t.task_key
            or (t.task_key ~ 'Signer[0-9]+$' and d.data ->> 'task' !~ 'Signer[0-9]+$')
          when e.type = 'case.feedback-merged' then t.kind in ('decide', 'hear') or d.data ->> 'task' = t.task_key
          when e.type = 'case.decided' then d.data ->> 'task' = t.task_key
          when e.type in ('case.deferral-defaulted', 'case.deferred-checked') then t.kind = 'decide'
          else false
        end
  order by e.version
$$;
