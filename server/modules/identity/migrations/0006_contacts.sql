-- 联系方式: phone and delivery address as a party gave them, each with when and where. Nothing is written over: the last one counts, and what
-- a case was filed with stays with the case.
create table identity.contacts (
  party uuid not null references identity.parties,
  kind text not null check (kind in ('phone', 'delivery')),
  given_at timestamptz not null,
  source uuid not null,
  channel text not null check (channel in ('window', 'site')),
  office text,
  sealed bytea not null,
  primary key (party, kind, given_at, source)
);
grant select, insert on identity.contacts to yichuang_system;
alter table identity.contacts enable row level security;
create policy system on identity.contacts to yichuang_system using (true) with check (true);

-- At a window: of whoever has just shown a document to this clerk.
create function identity.note_phone(in_party uuid, in_source uuid, in_at timestamptz, in_office text, in_sealed bytea)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not access.present(in_party) then
    return false;
  end if;
  insert into identity.contacts (party, kind, given_at, source, channel, office, sealed)
  values (in_party, 'phone', in_at, in_source, 'window', in_office, in_sealed)
  on conflict do nothing;
  return true;
end
$$;
revoke all on function identity.note_phone(uuid, uuid, timestamptz, text, bytea) from public;
grant execute on function identity.note_phone(uuid, uuid, timestamptz, text, bytea) to yichuang_desk;
