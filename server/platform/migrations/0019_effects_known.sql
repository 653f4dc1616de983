-- Effects of these ids that wait, are under way, or were given up: whoever would call for one again by itself leaves it to them.
create function platform.effects_known(in_effects uuid[])
returns table (effect uuid)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select o.id from platform.outbox o where o.id = any (in_effects);
  -- The queue makes its tables itself, when a server first moves effects.
  if pg_catalog.to_regclass('graphile_worker._private_jobs') is null then
    return;
  end if;
  return query
    select j.key::uuid from graphile_worker._private_jobs j where j.key = any (in_effects::text[]);
end
$$;

revoke all on function platform.effects_known(uuid[]) from public;
grant execute on function platform.effects_known(uuid[]) to yichuang_system;
