-- The same as before, and what the latest case was sent back for, where it ended without a decision: what its own row says.
drop function cases.filed_before(text, uuid);
create function cases.filed_before(in_region text, in_draft uuid)
returns table (reviewed uuid, reviewed_from date, sent_back uuid, returns int, since date, sent_back_from date, ended_from date, filings int, held jsonb, named jsonb)
language sql stable security definer set search_path = ''
as $$
  with same as materialized (
    select c.stream, c.submitted_day, c.accepted_day, c.ending, c.returns, c.first_day, c.counted -> 'matter' as matter, c.counted -> 'named' as named, latest.submitted_at
    from cases.drafts d
    cross join lateral (
      select own.region, own.stream, own.submitted_at
      from cases.owners own
      where own.applicant = d.applicant
        and own.region = d.region
      order by own.submitted_at desc, own.stream desc
      limit 50
    ) latest
    join cases.cases c
      on c.region = latest.region
      and c.stream = latest.stream
      and c.item = d.item
    where d.region = in_region
      and d.stream = in_draft
      and (d.owner = access.holder() or d.at_window = access.holder())
  ), last as (
    select s.stream, s.submitted_day, s.returns, s.first_day, s.ending in ('withdrawn', 'refused-at-intake') as ended, s.returns > 0 as counts, s.matter, s.named
    from same s
    order by s.submitted_at desc, s.stream desc
    limit 1
  ), tried as (
    select s.stream, s.submitted_day
    from same s
    where s.accepted_day is not null
      and s.ending in ('withdrawn', 'refused')
    order by s.submitted_at desc, s.stream desc
    limit 1
  )
  select t.stream, t.submitted_day,
         case when l.ended and l.counts then l.stream end, l.returns, l.first_day, l.submitted_day,
         case when l.ended and l.matter is not null then l.submitted_day end, (l.matter ->> 'filings')::int, l.matter -> 'held',
         case when l.ended and l.counts then l.named end
  from last l
  left join tried t on true
$$;
revoke all on function cases.filed_before(text, uuid) from public;
grant execute on function cases.filed_before(text, uuid) to yichuang_public, yichuang_desk;
