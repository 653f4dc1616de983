-- Who reaches a stream by an alias learns of it only what the stream's own module lets through. The events themselves, the stream's id,
-- their times and their number are for the server, which reads them in its own pool; the zone's pool says whose the alias is.

drop function log.read_by_alias(text, uuid, int);

create function log.holds_alias(in_region text, in_alias uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select
    from log.aliases a
    where a.region = in_region
      and a.alias = in_alias
      and a.desk = access.desk())
$$;

revoke all on function log.holds_alias(text, uuid) from public;
grant execute on function log.holds_alias(text, uuid) to yichuang_review;
