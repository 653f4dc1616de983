-- 变更联系电话 turns everything that a party is told: whoever acts for another may do it under a mandate for all items and all acts alone.
create function identity.may_change_phone(in_party uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return access.may('case.read-own')
    and 'party:' || in_party::text = any (access.subjects())
    and not exists (
      select
      from access.sessions s
      join identity.mandates m on m.id = s.mandate
      where s.token_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('yichuang.session', true), ''), 'hex')
        and (m.items is not null or m.acts is not null));
end
$$;
revoke all on function identity.may_change_phone(uuid) from public;
grant execute on function identity.may_change_phone(uuid) to yichuang_public;

create or replace function identity.change_phone(in_party uuid, in_source uuid, in_at timestamptz, in_sealed bytea)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not identity.may_change_phone(in_party) then
    return false;
  end if;
  insert into identity.contacts (party, kind, given_at, source, channel, office, sealed, for_all)
  values (in_party, 'phone', in_at, in_source, 'site', null, in_sealed, true)
  on conflict do nothing;
  return true;
end
$$;
