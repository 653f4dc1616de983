-- 不对应 in the database itself: of the case behind a task its reviewer's role reads what the task's page shows, and nothing else.

-- Keys of the form fields that the task shows.
alter table cases.review_tasks add column shows text[] not null default '{}';

do $$
begin
  if to_regclass('catalogue.items') is not null then
    execute $fill$
      update cases.review_tasks t
      set shows = array(
        select f ->> 'key'
        from catalogue.items i, jsonb_path_query(i.definition, '$.form[*].fields[*]') f
        where i.region = t.region
          and i.code = t.item
          and i.revision = t.revision
          and f ->> 'class' = 'plain'
          and f ->> 'sight' = 'shown')
    $fill$;
  end if;
end
$$;

-- Facts of a task of the asking desk, in the order in which they came. Left out: numbers, ids, days, codes, commitments, sizes and kinds
-- of files; answers and materials that the task does not show; and for a review all that its colleagues said.
create function cases.task_facts(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case e.type
            when 'case.assignee-drawn' then jsonb_build_object('task', d.data -> 'task', 'label', d.data -> 'label')
            when 'case.opinion-given' then jsonb_build_object('task', d.data -> 'task', 'verdict', d.data -> 'verdict',
              'scores', d.data -> 'scores', 'total', d.data -> 'total', 'reasons', d.data -> 'reasons')
            when 'case.feedback-merged' then jsonb_build_object('verdict', d.data -> 'verdict', 'summary', d.data -> 'summary')
            else jsonb_build_object(
              'plain', (
                select coalesce(jsonb_object_agg(p.key, p.value), '{}')
                from jsonb_each(d.data -> 'plain') p
                where p.key = any (t.shows)),
              'materials', (
                select coalesce(jsonb_agg(jsonb_build_object('material', m.one -> 'material', 'paper', m.one -> 'file' = 'null') order by m.place), '[]')
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
    and a.desk = t.desk
    and case
          when e.type in ('case.submitted', 'case.corrected') then true
          when e.type in ('case.assignee-drawn', 'case.opinion-given') then t.kind in ('merge', 'decide')
          when e.type = 'case.feedback-merged' then t.kind = 'decide'
          else false
        end
  order by e.version
$$;

revoke all on function cases.task_facts(text, uuid) from public;
grant execute on function cases.task_facts(text, uuid) to yichuang_review;
