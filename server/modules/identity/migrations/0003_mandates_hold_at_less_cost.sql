-- The same answer in a language whose plans live as long as the connection.
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
