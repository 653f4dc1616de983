-- 裁量一致性: what the supervision compares of the latest decided cases of an item. Plain answers, outcomes, and of each opinion the step, the
-- score and a code for whoever gave it, which follows from item and desk and leads to no person.
create function cases.decided_opinions(in_region text, in_item text, most int)
returns table (stream uuid, number text, decided_day text, revision int, answers jsonb, outcome text, opinions jsonb)
language sql stable security definer set search_path = ''
as $$
  select c.stream, c.number, c.decided_day::text, c.revision, filled.answers, decided.outcome, given.opinions
  from (
    select latest.region, latest.stream, latest.number, latest.decided_day, latest.revision
    from cases.cases latest
    where latest.region = in_region
      and latest.item = in_item
      and latest.decided_day is not null
      and latest.matter = 'new'
      and latest.region = (select access.region())
      and (select access.may('consistency.read'))
    order by latest.decided_day desc, latest.stream
    limit least(most, 500)
  ) c
  cross join lateral (
    select jsonb_agg(e.data::jsonb -> 'plain' order by e.version) as answers
    from log.events e
    where e.region = c.region
      and e.stream = c.stream
      and e.type in ('case.submitted', 'case.corrected')
  ) filled
  cross join lateral (
    select e.data::jsonb ->> 'outcome' as outcome
    from log.events e
    where e.region = c.region
      and e.stream = c.stream
      and e.type = 'case.decided'
    order by e.version desc
    limit 1
  ) decided
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object(
      'step', e.data::jsonb ->> 'task',
      'verdict', e.data::jsonb ->> 'verdict',
      'total', e.data::jsonb -> 'total',
      'reviewer', upper(substr(encode(sha256(convert_to(in_item || '/' || t.desk::text, 'UTF8')), 'hex'), 1, 8))
    )), '[]'::jsonb) as opinions
    from log.events e
    join log.aliases a
      on a.region = e.region
      and a.stream = e.stream
    join cases.review_tasks t
      on t.region = a.region
      and t.task = a.alias
      and t.code = e.data::jsonb ->> 'code'
      and t.task_key = e.data::jsonb ->> 'task'
    where e.region = c.region
      and e.stream = c.stream
      and e.type = 'case.opinion-given'
  ) given
  order by c.decided_day desc, c.stream
$$;
revoke all on function cases.decided_opinions(text, text, int) from public;
grant execute on function cases.decided_opinions(text, text, int) to yichuang_desk;
