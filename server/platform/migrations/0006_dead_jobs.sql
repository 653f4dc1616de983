-- Effects that were tried as often as they may be, and will not be tried again unless somebody asks for it. Errors are cut short and
-- told without digits and without anything but ASCII: whatever a performer may have said, no name and no number leaves with it.
-- A given-up job whose effect is put into the queue again loses its key to the new one: it is nobody's any more, and swept.

create function platform.dead_jobs(in_region text, most int)
returns table (effect uuid, stream uuid, kind text, payload text, attempts int, error text, failed_at timestamptz)
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
           j.updated_at
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

-- How many jobs of any kind have come to their end so, counted to 1000.
create function platform.count_dead_jobs()
returns int
language plpgsql stable security definer set search_path = ''
as $$
begin
  if pg_catalog.to_regclass('graphile_worker._private_jobs') is null then
    return 0;
  end if;
  return (
    select count(*)::int
    from (select from graphile_worker._private_jobs j where j.attempts >= j.max_attempts and j.locked_at is null and j.key is not null limit 1000) few);
end
$$;

-- Given-up jobs that another has taken the place of.
create function platform.sweep_superseded_jobs()
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  swept int;
begin
  delete from graphile_worker._private_jobs j
  where j.attempts >= j.max_attempts
    and j.locked_at is null
    and j.key is null;
  get diagnostics swept = row_count;
  return swept;
end
$$;

revoke all on function platform.dead_jobs(text, int), platform.count_dead_jobs(), platform.sweep_superseded_jobs() from public;
grant execute on function platform.dead_jobs(text, int) to yichuang_desk;
grant execute on function platform.count_dead_jobs(), platform.sweep_superseded_jobs() to yichuang_system;
