-- What is tried again goes in the order it had: the operator who resends an effect is told nothing of it, but writes it down again with it.

drop function platform.dead_jobs(text, int);

create function platform.dead_jobs(in_region text, most int)
returns table (effect uuid, stream uuid, kind text, payload text, attempts int, error text, failed_at timestamptz, priority int)
language plpgsql stable security definer set search_path = ''
as $$
begin
  -- The queue makes its tables itself, when a server first moves effects.
  if pg_catalog.to_regclass('graphile_worker._private_jobs') is null then
    return;
  end if;
  if session_user <> 'yichuang_system' and not (access.may('operations.repair') and in_region = access.region()) then
    return;
  end if;
  return query
    select (j.payload ->> 'effect')::uuid, (j.payload ->> 'stream')::uuid, t.identifier, (j.payload -> 'payload')::text, j.attempts::int,
           pg_catalog.left(pg_catalog.regexp_replace(pg_catalog.split_part(coalesce(j.last_error, ''), E'\n', 1), '[^ -/:-~]+', '…', 'g'), 160),
           j.updated_at, j.priority::int
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts
      and j.locked_at is null
      and j.key is not null
      and j.payload ->> 'effect' is not null
      and j.payload ->> 'region' = in_region
    order by j.updated_at desc
    limit most;
end
$$;

revoke all on function platform.dead_jobs(text, int) from public;
grant execute on function platform.dead_jobs(text, int) to yichuang_desk;
