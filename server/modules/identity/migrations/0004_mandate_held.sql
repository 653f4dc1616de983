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
