-- 核查: what an office is to check, by the day until which it may.
alter table cases.promises
  add column waits boolean not null generated always as (state in ('made', 'to-rectify')) stored;
create index promises_by_office on cases.promises (region, office, waits, due_day, stream);

grant select on cases.promises to yichuang_desk;
create policy own on cases.promises for select to yichuang_desk
  using (region = (select access.region()) and 'check@' || office = any ((select access.subjects())::text[]));
