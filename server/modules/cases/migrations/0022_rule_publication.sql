-- 发布规则: what takes effect was tried on past cases before, which the platform itself makes sure of.
create or replace function cases.decided_plain(in_region text, in_item text, most int)
returns table (decided_day text, revision int, answers jsonb, outcome text, made text)
language sql stable security definer set search_path = ''
as $$
  select c.decided_day::text, c.revision, filled.answers, decided.outcome, decided.made
  from (
    select latest.region, latest.stream, latest.decided_day, latest.revision
    from cases.cases latest
    where latest.region = in_region
      and latest.item = in_item
      and latest.decided_day is not null
      and latest.matter = 'new'
      and (session_user = 'yichuang_system'
        or latest.region = (select access.region()) and (select access.may('rules.try')))
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
    select e.data::jsonb ->> 'outcome' as outcome, coalesce(e.data::jsonb ->> 'made', 'person') as made
    from log.events e
    where e.region = c.region
      and e.stream = c.stream
      and e.type = 'case.decided'
    order by e.version desc
    limit 1
  ) decided
  order by c.decided_day desc, c.stream
$$;
grant execute on function cases.decided_plain(text, text, int) to yichuang_system;
