-- 平台时间 as the database counts it, by its own clock, for what must not take it from whoever asks.
create function platform.now() returns timestamptz
language sql stable
as $$
  select pg_catalog.now() + c.offset_ms * interval '1 millisecond'
  from platform.clock c
$$;
revoke all on function platform.now() from public;
grant execute on function platform.now() to yichuang_system;
