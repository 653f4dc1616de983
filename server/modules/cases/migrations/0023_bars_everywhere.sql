-- 不得再次申请该行政许可 (行政许可法 第七十八条、第七十九条): the law speaks of the applicant and of the licence, not of the authority. So a bar that
-- one region found counts in every other for the same item.
create or replace function cases.bar_of_draft(in_region text, in_draft uuid)
returns table (ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select b.ground, b.since, b.until
  from cases.drafts d
  join cases.owners o
    on o.applicant = d.applicant
  join cases.bars b
    on b.region = o.region
    and b.stream = o.stream
    and b.item = d.item
  where d.region = in_region
    and d.stream = in_draft
    and (d.owner = access.holder() or d.at_window = access.holder())
  order by b.until desc
  limit 1
$$;
