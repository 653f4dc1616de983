-- 未发送的短信: where no operator of short messages is connected, that is said once for each message, and nothing is tried in vain.
create schema operations;
create table operations.unsent_messages (
  region text not null,
  effect uuid not null,
  since timestamptz not null,
  primary key (region, effect)
);
create index unsent_messages_by_age on operations.unsent_messages (region, since desc);
grant usage on schema operations to yichuang_system, yichuang_desk;
grant select, insert on operations.unsent_messages to yichuang_system;
alter table operations.unsent_messages enable row level security;
create policy system on operations.unsent_messages to yichuang_system using (true) with check (true);

create function operations.unsent(in_region text)
returns table (n int, latest timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not access.may('operations.repair') or in_region is distinct from access.region() then
    return;
  end if;
  return query
    select count(*)::int, max(few.since)
    from (
      select u.since
      from operations.unsent_messages u
      where u.region = in_region
      order by u.since desc
      limit 1000) few;
end
$$;
revoke all on function operations.unsent(text) from public;
grant execute on function operations.unsent(text) to yichuang_desk;
