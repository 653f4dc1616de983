-- 网上值守: what a unit leaves unanswered lies in a box of its deputy, then of the supervision; what was not taken in waits for the supervision too.

alter table cases.boxes drop constraint boxes_box_check;
alter table cases.boxes
  add constraint boxes_box_check check (box in ('intake', 'taken-over', 'unanswered', 'correcting', 'running', 'withdrawing', 'hand-over', 'refused', 'closed'));

-- 退回次数 of a matter over all its filings, and the day of the first.
alter table cases.cases
  add column returns int not null default 0,
  add column first_day date;
update cases.cases c
set first_day = submitted_day,
    returns = (
      select count(*)
      from log.events e
      where e.region = c.region
        and e.stream = c.stream
        and e.type = 'case.deficiency-notified');

-- The latest case of the party and item of a draft of the asking session, where it ended without a decision and was sent back before: the
-- count goes on with the new filing. With a case in between that was decided, or that still runs, it is another matter.
create function cases.lineage(in_region text, in_draft uuid)
returns table (stream uuid, returns int, since date, submitted_day date)
language sql stable security definer set search_path = ''
as $$
  select c.stream, c.returns, c.first_day, c.submitted_day
  from (
    select latest.region, latest.stream
    from cases.drafts d
    cross join lateral (
      select own.region, own.stream, own.submitted_at
      from cases.owners own
      where own.applicant = d.applicant
        and own.region = d.region
      order by own.submitted_at desc, own.stream desc
      limit 50
    ) latest
    join cases.cases same
      on same.region = latest.region
      and same.stream = latest.stream
      and same.item = d.item
    where d.region = in_region
      and d.stream = in_draft
      and d.owner = access.holder()
    order by latest.submitted_at desc, latest.stream desc
    limit 1
  ) o
  join cases.cases c
    on c.region = o.region
    and c.stream = o.stream
  where c.ending in ('withdrawn', 'refused-at-intake')
    and c.returns > 0
$$;
revoke all on function cases.lineage(text, uuid) from public;
grant execute on function cases.lineage(text, uuid) to yichuang_public, yichuang_desk;
