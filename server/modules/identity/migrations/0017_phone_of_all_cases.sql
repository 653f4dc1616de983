-- 变更联系电话: a number that a party changed on purpose, at a window or among its settings, counts for what is already under way too; one
-- that was typed into an application goes with that case and with later ones.
alter table identity.contacts add column for_all boolean not null default false;

create or replace function identity.note_phone(in_party uuid, in_source uuid, in_at timestamptz, in_office text, in_sealed bytea)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not access.present(in_party) then
    return false;
  end if;
  insert into identity.contacts (party, kind, given_at, source, channel, office, sealed, for_all)
  values (in_party, 'phone', in_at, in_source, 'window', in_office, in_sealed, true)
  on conflict do nothing;
  return true;
end
$$;

-- On the site: of the party that the session acts for.
create function identity.change_phone(in_party uuid, in_source uuid, in_at timestamptz, in_sealed bytea)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not access.may('case.read-own') or not ('party:' || in_party::text = any (access.subjects())) then
    return false;
  end if;
  insert into identity.contacts (party, kind, given_at, source, channel, office, sealed, for_all)
  values (in_party, 'phone', in_at, in_source, 'site', null, in_sealed, true)
  on conflict do nothing;
  return true;
end
$$;
revoke all on function identity.change_phone(uuid, uuid, timestamptz, bytea) from public;
grant execute on function identity.change_phone(uuid, uuid, timestamptz, bytea) to yichuang_public;
