-- 不得再次申请 (行政许可法 第七十八条、第七十九条): whom it concerns follows from whose case it is. It ends by its day alone.
create table cases.bars (
  region text not null,
  stream uuid not null,
  ground text not null check (ground in ('false-material', 'fraud')),
  item text not null,
  since date not null,
  until date not null check (until > since),
  primary key (region, stream, ground)
);
create index bars_by_item on cases.bars (region, item, until);

grant select, insert, update, delete on cases.bars to yichuang_system;
alter table cases.bars enable row level security;
create policy system on cases.bars to yichuang_system using (true) with check (true);

-- The longest bar of the applicant of a draft of the asking session, for the item of the draft.
create function cases.bar_of_draft(in_region text, in_draft uuid)
returns table (ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select b.ground, b.since, b.until
  from cases.drafts d
  join cases.bars b
    on b.region = d.region
    and b.item = d.item
  join cases.owners o
    on o.region = b.region
    and o.stream = b.stream
    and o.applicant = d.applicant
  where d.region = in_region
    and d.stream = in_draft
    and (d.owner = access.holder() or d.at_window = access.holder())
  order by b.until desc
  limit 1
$$;

-- Those of the parties that the asking session speaks for, which last on the day.
create function cases.own_bars(in_region text, in_day date, in_limit int)
returns table (stream uuid, item text, revision int, ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select b.stream, b.item, c.revision, b.ground, b.since, b.until
  from (
    select distinct substr(s, 7)::uuid as party
    from unnest(access.subjects()) s
    where s like 'party:%'
  ) p
  join cases.owners o
    on o.applicant = p.party
    and o.region = in_region
  join cases.bars b
    on b.region = o.region
    and b.stream = o.stream
  join cases.cases c
    on c.region = b.region
    and c.stream = b.stream
  where in_region = access.region()
    and b.until >= in_day
  order by b.until desc, b.stream
  limit in_limit
$$;
revoke all on function cases.bar_of_draft(text, uuid), cases.own_bars(text, date, int) from public;
grant execute on function cases.bar_of_draft(text, uuid) to yichuang_public, yichuang_desk;
grant execute on function cases.own_bars(text, date, int) to yichuang_public;
