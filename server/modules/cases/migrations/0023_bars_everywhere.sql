-- 不得再次申请该行政许可 (行政许可法 第七十八条、第七十九条): the law speaks of the applicant and of the licence, not of the authority. So a bar that
-- one region found counts in every other, and a part of a whole is applied for with the whole. Which parts an application calls for follows from
-- its answers, which the database does not read; so all bars of the applicant of the draft are told, the longest of each item.
drop function cases.bar_of_draft(text, uuid);

create function cases.bars_of_draft(in_region text, in_draft uuid)
returns table (item text, ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select distinct on (b.item) b.item, b.ground, b.since, b.until
  from cases.drafts d
  join cases.owners o
    on o.applicant = d.applicant
  join cases.bars b
    on b.region = o.region
    and b.stream = o.stream
  where d.region = in_region
    and d.stream = in_draft
    and (d.owner = access.holder() or d.at_window = access.holder())
  order by b.item, b.until desc
  limit 500
$$;
revoke all on function cases.bars_of_draft(text, uuid) from public;
grant execute on function cases.bars_of_draft(text, uuid) to yichuang_public, yichuang_desk;
