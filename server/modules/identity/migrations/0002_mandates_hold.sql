-- 授权: a mandate holds until it is revoked, and to the end of its last day by the platform's clock.
create or replace function access.mandate_holds(wanted uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select
    from identity.mandates m
    cross join platform.clock c
    where m.id = wanted
      and m.revoked_at is null
      and (m.valid_until is null
        or m.valid_until >= ((pg_catalog.now() + c.offset_ms * interval '1 millisecond') at time zone 'Asia/Shanghai')::date))
$$;
