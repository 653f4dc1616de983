-- 主体与授权: who people and firms are. Names and codes stand here sealed; a party is found by a keyed hash of its code.

create schema identity;

create table identity.parties (
  id uuid primary key,
  kind text not null check (kind in ('person', 'enterprise')),
  code_index bytea not null unique,
  sealed bytea not null,
  registered_at timestamptz not null
);

-- 授权: the agent (经办人) may act for the principal.
create table identity.mandates (
  id uuid primary key,
  principal uuid not null references identity.parties,
  agent uuid not null references identity.parties,
  scope text not null,
  valid_until date,
  revoked_at timestamptz
);
create index mandates_by_agent on identity.mandates (agent);

-- 窗口核验身份. The clerk's role has no right to the table: it can register a party or hear that it is registered, never look one up
-- whose code it does not hold. The index of a code can't be made without the key, which the database does not have.
create function identity.register_party(new_id uuid, new_kind text, new_index bytea, new_sealed bytea)
returns table (party uuid, party_kind text, party_sealed bytea, known boolean)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not access.may('window.identify') then
    raise exception 'not permitted' using errcode = 'insufficient_privilege';
  end if;
  insert into identity.parties (id, kind, code_index, sealed, registered_at)
  values (new_id, new_kind, new_index, new_sealed, pg_catalog.now())
  on conflict (code_index) do nothing;
  return query
    select p.id, p.kind, p.sealed, p.id <> new_id
    from identity.parties p
    where p.code_index = new_index;
end
$$;
revoke all on function identity.register_party(uuid, text, bytea, bytea) from public;
grant execute on function identity.register_party(uuid, text, bytea, bytea) to yichuang_desk;

grant usage on schema identity to yichuang_public, yichuang_desk, yichuang_system;
grant select on identity.parties, identity.mandates to yichuang_public;
grant select, insert on identity.parties to yichuang_system;
grant select, insert, update on identity.mandates to yichuang_system;

alter table identity.parties enable row level security;
alter table identity.mandates enable row level security;
create policy system on identity.parties to yichuang_system using (true) with check (true);
create policy system on identity.mandates to yichuang_system using (true) with check (true);
create policy own on identity.parties for select to yichuang_public
  using ('party:' || id::text = any ((select access.subjects())::text[]));
create policy own on identity.mandates for select to yichuang_public
  using (agent = (select access.holder()));

-- 演示时钟: the row is there from the first migration; an upsert asks for the right to insert all the same.
grant insert on platform.clock to yichuang_system;

-- 授权: a mandate holds until it is revoked, and to the end of its last day by the platform's clock.
create or replace function access.mandate_holds(wanted uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select
    from identity.mandates m
    cross join platform.clock c
    where m.id = wanted
      and m.revoked_at is null
      and (m.valid_until is null
        or m.valid_until >= ((pg_catalog.now() + c.offset_ms * interval '1 millisecond') at time zone 'Asia/Shanghai')::date));
end
$$;

-- Waits for a revocation that is under way, and makes one that comes later wait. Asked before the grant and the session are held: a
-- revocation takes them in the same order.
create or replace function access.hold_mandate(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform
  from identity.mandates m
  where m.id = wanted
    and m.revoked_at is null
  for share;
  return found and access.mandate_holds(wanted);
end
$$;

-- A revocation ends the sessions under the mandate.
create index sessions_by_mandate on access.sessions (mandate) where mandate is not null and ended_at is null;
