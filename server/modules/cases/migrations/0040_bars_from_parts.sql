-- 虚假材料 in a whole bars from each of its parts that bears on safety or health (行政许可法 第七十八条), so one case may bar from several items.
alter table cases.bars
  drop constraint bars_pkey,
  add primary key (region, stream, ground, item);

-- The same as before, and the item that was filed, whose revision names that of the part.
drop function cases.own_bars(text, date, int);
create function cases.own_bars(in_region text, in_day date, in_limit int)
returns table (stream uuid, item text, filed text, revision int, ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select b.stream, b.item, c.item, c.revision, b.ground, b.since, b.until
  from (
    select distinct substr(s, 7)::uuid as party
    from unnest(access.subjects()) s
    where s like 'party:%'
  ) p
  join cases.bars b
    on b.applicant = p.party
    and b.region = in_region
  join cases.cases c
    on c.region = b.region
    and c.stream = b.stream
  where in_region = access.region()
    and b.until >= in_day
  order by b.until desc, b.stream, b.item
  limit in_limit
$$;
revoke all on function cases.own_bars(text, date, int) from public;
grant execute on function cases.own_bars(text, date, int) to yichuang_public;
