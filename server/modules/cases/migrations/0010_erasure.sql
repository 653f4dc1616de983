-- 销毁个人信息: the two of it. One natural person can't be both, whatever posts they hold.
create table cases.erasure_persons (
  region text not null,
  erasure uuid not null,
  part text not null check (part in ('proposes', 'seconds')),
  stream uuid not null,
  person uuid not null,
  primary key (region, erasure, part),
  constraint two_persons_erase unique (region, erasure, person)
);
create index erasure_persons_by_stream on cases.erasure_persons (region, stream);

-- Written once, with the act itself; read by the function below alone.
grant insert on cases.erasure_persons to yichuang_system;
alter table cases.erasure_persons enable row level security;
create policy system on cases.erasure_persons for insert to yichuang_system with check (true);

-- The proposals on a case of the asking supervision's region. `mine` and `barred` are about the asking person; nobody is named.
create function cases.proposed_erasures(in_region text, in_stream uuid)
returns table (erasure uuid, mine boolean, barred boolean)
language sql stable security definer set search_path = ''
as $$
  select p.erasure,
         p.person = access.person(),
         exists (
           select
           from sealed.duties d
           where d.region = p.region
             and d.stream = p.stream
             and d.person = access.person()
             and d.duty <> 'supervise')
  from cases.erasure_persons p
  where p.region = in_region
    and p.region = access.region()
    and access.may('case.erase')
    and p.stream = in_stream
    and p.part = 'proposes'
$$;

revoke all on function cases.proposed_erasures(text, uuid) from public;
grant execute on function cases.proposed_erasures(text, uuid) to yichuang_desk;
