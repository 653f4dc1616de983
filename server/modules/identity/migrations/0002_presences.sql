-- 到场: which party has shown a document to which clerk, and when. What a window may open of a person's own, it may open while they stand there.
create table identity.presences (
  region text not null,
  holder uuid not null,
  party uuid not null references identity.parties,
  since timestamptz not null,
  primary key (region, holder, party)
);
create index presences_by_age on identity.presences (since);
grant select, delete on identity.presences to yichuang_system;
alter table identity.presences enable row level security;
create policy system on identity.presences to yichuang_system using (true) with check (true);

-- Said only after the name on the document was compared with what is registered: a right number under a wrong name opens nothing.
create function identity.note_presence(in_party uuid)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not access.may('window.identify') then
    raise exception 'not permitted' using errcode = 'insufficient_privilege';
  end if;
  insert into identity.presences (region, holder, party, since)
  values (access.region(), access.holder(), in_party, pg_catalog.now())
  on conflict (region, holder, party) do update set since = excluded.since;
end
$$;
revoke all on function identity.note_presence(uuid) from public;
grant execute on function identity.note_presence(uuid) to yichuang_desk;

-- Two hours of the real clock, like a session: the length of a visit, with its queue at the copier.
create or replace function access.present(wanted uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return access.may('window.identify') and exists (
    select
    from identity.presences p
    where p.region = access.region()
      and p.holder = access.holder()
      and p.party = wanted
      and p.since > pg_catalog.now() - interval '2 hours');
end
$$;
