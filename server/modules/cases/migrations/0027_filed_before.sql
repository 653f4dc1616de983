-- What the party of a draft of the asking session filed of the same item before, among the party's fifty latest cases, which are looked up
-- once: `reviewed` is the latest that was reviewed and ended without a grant, `sent_back` the latest of all, if it ended without a decision
-- and had been sent back before. With a case in between that was decided, or that still runs, it is another matter.
create function cases.filed_before(in_region text, in_draft uuid)
returns table (reviewed uuid, reviewed_from date, sent_back uuid, returns int, since date, sent_back_from date)
language sql stable security definer set search_path = ''
as $$
  with same as materialized (
    select c.stream, c.submitted_day, c.accepted_day, c.ending, c.returns, c.first_day, latest.submitted_at
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
      and d.owner = access.holder()
  ), last as (
    select s.stream, s.submitted_day, s.returns, s.first_day, s.ending in ('withdrawn', 'refused-at-intake') and s.returns > 0 as counts
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
         case when l.counts then l.stream end, l.returns, l.first_day, l.submitted_day
  from last l
  left join tried t on true
$$;
revoke all on function cases.filed_before(text, uuid) from public;
grant execute on function cases.filed_before(text, uuid) to yichuang_public, yichuang_desk;

drop function cases.refiled(text, uuid);
drop function cases.lineage(text, uuid);
