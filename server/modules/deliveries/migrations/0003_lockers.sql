-- 自助取证柜: results that lie in a locker. The code that opens the door stands nowhere.

create table deliveries.deposits (
  region text not null,
  stream uuid not null,
  case_stream uuid not null,
  number text not null,
  ticket text,
  locker text,
  cell text,
  state text not null check (state in ('asking', 'cell-given', 'stored', 'recalling', 'taken-out', 'not-fetched', 'not-stored', 'no-cell')),
  ended boolean not null,
  begun_day date not null,
  until_day date,
  primary key (region, stream)
);
create index deposits_of_case on deliveries.deposits (region, case_stream, begun_day desc);
-- One result is in one locker at a time.
create unique index deposits_one_under_way on deliveries.deposits (region, case_stream) where not ended;

grant select, insert, update, delete on deliveries.deposits to yichuang_system;
grant select on deliveries.deposits to yichuang_desk;
alter table deliveries.deposits enable row level security;
create policy system on deliveries.deposits to yichuang_system using (true) with check (true);
create policy own on deliveries.deposits for select to yichuang_desk
  using (exists (select from log.readers r where r.region = deposits.region and r.stream = deposits.stream and r.stream >= deposits.stream));
