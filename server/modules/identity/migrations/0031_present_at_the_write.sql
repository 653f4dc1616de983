-- 到场: the read asks it for whoever is logged in, the write for the clerk that it names.
create or replace function access.stood_before(in_region text, in_holder uuid, in_party uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select
    from identity.presences p
    where p.region = in_region
      and p.holder = in_holder
      and p.party = in_party
      and p.since > pg_catalog.now() - interval '2 hours');
end
$$;
create or replace function access.present(wanted uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return access.may('window.identify') and access.stood_before(access.region(), access.holder(), wanted);
end
$$;
