-- 期限重新计算 as tasks may know it: where a task is shown a last day, the day to which a notice on holidays has moved it. Not the notice, not
-- the day before, and no limit of another kind.
create function cases.moved_limits(in_data jsonb, in_kinds text[], in_steps text[] default '{}')
returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('moved', jsonb_agg(jsonb_build_object('limit', m.one -> 'limit', 'to', m.one -> 'to') order by m.place))
  from jsonb_array_elements(in_data -> 'moved') with ordinality m (one, place)
  where split_part(m.one ->> 'limit', ':', 1) = any (in_kinds)
    or m.one ->> 'limit' = any (select 'step:' || step from unnest(in_steps) step)
  having count(*) > 0
$$;

revoke all on function cases.moved_limits(jsonb, text[], text[]) from public;

-- 利害关系人: until when they speak and ask for a hearing, for whoever was shown that they were told.
create or replace function cases.task_third_parties(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, f.fact::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.third-parties-found', 'case.third-party-told', 'case.third-party-answered', 'case.statement-recorded',
      'case.limits-recomputed')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case e.type
             when 'case.limits-recomputed' then cases.moved_limits(d.data, array['statement', 'hearing-choice'])
             else d.data - array['code', 'task', 'sealed']
           end as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (t.kind in ('merge', 'decide', 'hear') or (e.type = 'case.third-parties-found' and d.data ->> 'task' = t.task_key))
    and f.fact is not null
  order by e.version
$$;

-- 听证: until when the applicant asks for it, and until when it is held.
create or replace function cases.task_hearing(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, f.fact::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.hearing-offered', 'case.hearing-waived', 'case.hearing-requested', 'case.hearing-ordered',
      'case.hearing-appointed', 'case.hearing-held', 'case.hearing-minutes-signed', 'case.hearing-reported', 'case.limits-recomputed')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case e.type
             when 'case.limits-recomputed' then cases.moved_limits(d.data, array['hearing-request', 'hearing-hold'])
             else d.data - array['code', 'task', 'sealed']
           end as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and t.kind in ('merge', 'decide', 'hear')
    and (e.type <> 'case.hearing-appointed' or t.kind = 'hear')
    and f.fact is not null
  order by e.version
$$;

-- 依职权撤销、注销: until when the holder is heard, as long as the task's own proceeding is under way.
create or replace function cases.task_closure(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, f.fact::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.closure-opened', 'case.closure-stated', 'case.closure-put-forward', 'case.closure-decided',
      'case.limits-recomputed')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case e.type
             when 'case.limits-recomputed' then cases.moved_limits(d.data, array['closure-statement'])
             else d.data - array['code', 'sealed']
           end as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and t.kind = 'close'
    and case e.type
          when 'case.limits-recomputed' then t.task_key = (
            select o.data::jsonb ->> 'closure'
            from log.events o
            where o.region = a.region
              and o.stream = a.stream
              and o.type = 'case.closure-opened'
              and o.version < e.version
            order by o.version desc
            limit 1)
          else d.data ->> 'closure' = t.task_key
        end
    and f.fact is not null
  order by e.version
$$;

-- 专家评审: the days of the panel, of its revision and of the confirmation. Only who has not answered yet gets a moved step, so that of the
-- experts stands under the first of them, whoever it was that it moved for.
create or replace function cases.task_panels(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, f.fact::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.experts-called', 'case.expert-opinion-given', 'case.experts-overdue', 'case.revision-called',
      'case.revision-handed-in', 'case.changes-confirmed', 'case.expert-panel-closed', 'case.limits-recomputed')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case e.type
             when 'case.revision-handed-in' then jsonb_build_object('panel', d.data -> 'panel', 'confirmBy', d.data -> 'confirmBy',
               'day', d.data -> 'day', 'materials', (
                 select coalesce(jsonb_agg(jsonb_build_object('material', m.one -> 'material', 'way', m.one -> 'way') order by m.place), '[]')
                 from jsonb_array_elements(d.data -> 'materials') with ordinality m (one, place)))
             when 'case.limits-recomputed' then (
               select jsonb_build_object('moved', jsonb_agg(distinct jsonb_build_object(
                 'limit', coalesce('step:' || p.known_by, m.one ->> 'limit'), 'to', m.one -> 'to')))
               from jsonb_array_elements(d.data -> 'moved') m (one)
               left join (
                 select c.data::jsonb -> 'members' ->> 0 as known_by, member.key
                 from log.events c
                 cross join lateral jsonb_array_elements_text(c.data::jsonb -> 'members') member (key)
                 where c.region = a.region
                   and c.stream = a.stream
                   and c.type = 'case.experts-called'
                   and c.version < e.version) p
                 on m.one ->> 'limit' = 'step:' || p.key
               where p.key is not null
                 or split_part(m.one ->> 'limit', ':', 1) in ('revision', 'confirm')
               having count(*) > 0)
             else d.data - array['code', 'ref']
           end as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (
      e.type not in ('case.expert-opinion-given', 'case.changes-confirmed')
      or d.data ->> 'task' = t.task_key
      or exists (
        select
        from log.events o
        where o.region = a.region
          and o.stream = a.stream
          and (o.type = 'case.expert-panel-closed' or (o.type = 'case.revision-called' and e.type = 'case.expert-opinion-given'))
          and o.data::jsonb ->> 'panel' = d.data ->> 'panel'))
    and f.fact is not null
  order by e.version
$$;

-- 现场核查: the day of the visit, not those of its officers.
create or replace function cases.task_visits(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, f.fact::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.visit-called', 'case.visit-appointed', 'case.visit-recorded', 'case.visit-signed', 'case.visit-closed',
      'case.limits-recomputed')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case
             when e.type = 'case.limits-recomputed' then cases.moved_limits(d.data, '{}', (
               select array_agg(c.data::jsonb ->> 'visit')
               from log.events c
               where c.region = a.region
                 and c.stream = a.stream
                 and c.type = 'case.visit-called'
                 and c.version < e.version))
             when d.data ? 'photos' then
               jsonb_set(d.data, '{photos}', coalesce((
                 select jsonb_agg(p.photo - array['file', 'content'] order by p.place)
                 from jsonb_array_elements(d.data -> 'photos') with ordinality as p (photo, place)), '[]'::jsonb))
             else d.data
           end - array['code', 'ref', 'position'] as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (t.kind = 'site-visit' or e.type <> 'case.visit-appointed')
    and f.fact is not null
  order by e.version
$$;

-- 公示: its last day, which is that of the step; what announces a hearing has its own.
create or replace function cases.task_notices(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, f.fact::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.notice-published', 'case.notice-commented', 'case.comment-answered', 'case.notice-ended',
      'case.limits-recomputed')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case e.type
             when 'case.limits-recomputed' then cases.moved_limits(d.data, '{}', (
               select array_agg(c.data::jsonb ->> 'task')
               from log.events c
               where c.region = a.region
                 and c.stream = a.stream
                 and c.type = 'case.notice-published'
                 and c.data::jsonb ->> 'task' <> 'hearing'
                 and c.version < e.version))
             else d.data - array['notice', 'sealed']
           end as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and t.kind in ('merge', 'decide', 'hear')
    and f.fact is not null
  order by e.version
$$;
