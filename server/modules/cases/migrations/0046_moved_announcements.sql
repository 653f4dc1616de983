-- Whoever hears 利害关系人 sees until when the 公告 to them lies open now; the days that the office has to tell and to pass on are its own.
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
    and e.type in ('case.third-parties-found', 'case.third-party-told', 'case.third-parties-announced', 'case.third-party-answered',
      'case.statement-recorded', 'case.applicant-stated', 'case.statement-waived', 'case.limits-recomputed')
  cross join lateral (select e.data::jsonb as data) d
  cross join lateral (
    select case
             when e.type = 'case.limits-recomputed' then cases.moved_limits(d.data, array['statement', 'hearing-choice', 'announcement'])
             when t.kind in ('merge', 'decide', 'hear') or t.hears then d.data - array['code', 'task', 'sealed', 'whom', 'tellBy', 'passOnBy']
             else d.data - array['code', 'task', 'sealed', 'applicantDue', 'tellBy', 'passOnBy']
           end as fact) f
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and (
      t.kind in ('merge', 'decide', 'hear')
      or t.hears
      or (e.type = 'case.third-parties-found' and d.data ->> 'task' = t.task_key)
      or (t.kind = 'review' and e.type = 'case.statement-recorded' and d.data ->> 'party' = 'applicant'))
    and f.fact is not null
  order by e.version
$$;
