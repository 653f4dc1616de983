-- 并入: a case that becomes part of a whole is looked at once more for a bar of its applicant (行政许可法 第七十八条、第七十九条). Only who speaks for
-- that applicant is told.
create function cases.bars_of_case(in_region text, in_stream uuid)
returns table (item text, ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select distinct on (b.item) b.item, b.ground, b.since, b.until
  from cases.owners c
  join cases.owners o
    on o.applicant = c.applicant
  join cases.bars b
    on b.region = o.region
    and b.stream = o.stream
  where c.region = in_region
    and c.region = access.region()
    and c.stream = in_stream
    and 'party:' || c.applicant::text = any (access.subjects())
  order by b.item, b.until desc
  limit 500
$$;
revoke all on function cases.bars_of_case(text, uuid) from public;
grant execute on function cases.bars_of_case(text, uuid) to yichuang_public;
