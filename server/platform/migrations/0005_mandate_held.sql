-- The mandate under which a write happens is held until the write has ended, like its grant and its session: who revokes it waits, or wins.

-- Whoever keeps mandates replaces this; until then none holds.
create function access.hold_mandate(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  return false;
end
$$;
revoke all on function access.hold_mandate(uuid) from public;
grant execute on function access.hold_mandate(uuid) to yichuang_system;
