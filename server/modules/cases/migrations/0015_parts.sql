-- 一件事、并联: which case is which part of which whole. The whole's own stream says how its parts stand; here they are found.
create table cases.parts (
  region text not null,
  stream uuid not null,
  whole uuid not null,
  part text not null,
  primary key (region, stream),
  constraint parts_once unique (region, whole, part)
);

grant select, insert, update, delete on cases.parts to yichuang_system;
grant select on cases.parts to yichuang_public, yichuang_desk;
alter table cases.parts enable row level security;
create policy system on cases.parts to yichuang_system using (true) with check (true);
create policy own on cases.parts for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = parts.region and r.stream = parts.stream and r.stream >= parts.stream));
