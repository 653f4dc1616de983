-- 自助打印 and 自助取证柜: ways for the result on which the applicant fetches it from a machine with a one-time code.

alter table cases.cases drop constraint cases_deliver_by_check;
alter table cases.cases add constraint cases_deliver_by_check
  check (deliver_by in ('electronic', 'window', 'courier', 'self-print', 'locker'));

-- Each try at a kiosk, right or wrong; without a case where the number was nobody's. What was typed is not kept.
create table cases.print_tries (
  region text not null,
  id bigint generated always as identity,
  at timestamptz not null,
  stream uuid,
  outcome text not null check (outcome in ('printed', 'refused', 'none-left')),
  primary key (region, id)
);
create index print_tries_refused on cases.print_tries (region, stream) where outcome = 'refused';

grant select, insert on cases.print_tries to yichuang_system;
grant select on cases.print_tries to yichuang_public;
alter table cases.print_tries enable row level security;
create policy system on cases.print_tries to yichuang_system using (true) with check (true);
-- Whose case it is may see that somebody else has tried.
create policy own on cases.print_tries for select to yichuang_public
  using (exists (select from log.readers r where r.region = print_tries.region and r.stream = print_tries.stream and r.stream >= print_tries.stream));
