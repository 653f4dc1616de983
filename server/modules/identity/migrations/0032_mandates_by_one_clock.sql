-- 授权: a mandate holds until it is revoked, and to the end of its last day by the platform's clock.
create or replace function access.mandate_holds(wanted uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select
    from identity.mandates m
    where m.id = wanted
      and m.revoked_at is null
      and (m.valid_until is null or m.valid_until >= (platform.now() at time zone 'Asia/Shanghai')::date));
end
$$;
