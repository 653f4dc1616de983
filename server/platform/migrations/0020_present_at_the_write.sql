-- Whether somebody stands before a clerk, asked by the write of what that clerk does for them; answered by the module that looks at documents.
create function access.stood_before(in_region text, in_holder uuid, in_party uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select false
$$;
revoke all on function access.stood_before(text, uuid, uuid) from public;
grant execute on function access.stood_before(text, uuid, uuid) to yichuang_system;
