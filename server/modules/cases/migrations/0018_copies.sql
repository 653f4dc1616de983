-- 抄送: who reads which case without a part in it. The desk that a copy lies on reads its own rows and nobody else's.
create table cases.copies (
  region text not null,
  copy uuid not null,
  stream uuid not null,
  desk uuid not null,
  ground text not null check (ground in ('cooperation', 'follow-up', 'supervision')),
  day date not null,
  seen_day date,
  seen boolean not null generated always as (seen_day is not null) stored,
  primary key (region, copy)
);
create index copies_by_desk on cases.copies (region, desk, seen, day desc, copy desc);
create index copies_by_stream on cases.copies (region, stream);

grant select, insert, update, delete on cases.copies to yichuang_system;
grant select on cases.copies to yichuang_desk;
alter table cases.copies enable row level security;
create policy system on cases.copies to yichuang_system using (true) with check (true);
create policy own on cases.copies for select to yichuang_desk
  using (region = (select access.region()) and desk = (select access.desk()));

-- 阅知 is an act on a case by somebody who may not read its stream.
grant execute on function log.holds_alias(text, uuid) to yichuang_desk;
