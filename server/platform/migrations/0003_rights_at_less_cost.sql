-- The same answers at less cost: a language whose plans live as long as the connection, and policies that ask once.
-- A policy that asks for a row of log.readers sees only rows that its own policy lets through, so the subjects need not be compared twice.
-- The comparison by `>=` adds nothing to the answer: it keeps the planner from reading every row that the session may read into a hash,
-- which would grow with all cases of an office, where one look into the index will do.

create or replace function access.session_row() returns table (grant_id uuid, principal uuid)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select s.grant_id, s.principal
    from access.sessions s
    where s.token_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('yichuang.session', true), ''), 'hex')
      and s.ended_at is null
      and s.expires_at > pg_catalog.now()
      and (s.mandate is null or access.mandate_holds(s.mandate));
end
$$;

create or replace function access.subjects() returns text[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_subjects text[];
begin
  select g.subjects
    || ('holder:' || g.holder::text || coalesce('/' || s.principal::text, ''))
    || coalesce(array['party:' || s.principal::text], '{}'::text[])
  into found_subjects
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user;
  return found_subjects;
end
$$;

create or replace function access.region() returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_region text;
begin
  select g.region
  into found_region
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user;
  return found_region;
end
$$;

create or replace function access.acting() returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_acting text;
begin
  select 'holder:' || g.holder::text || coalesce('/' || s.principal::text, '')
  into found_acting
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user;
  return found_acting;
end
$$;

create or replace function access.desk() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_desk uuid;
begin
  select g.desk
  into found_desk
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user;
  return found_desk;
end
$$;

create or replace function access.holder() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_holder uuid;
begin
  select g.holder
  into found_holder
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user;
  return found_holder;
end
$$;

create or replace function access.may(wanted text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select
    from access.session_row() s
    join access.grants g on g.id = s.grant_id
    join access.role_permissions p on p.role = g.role and p.permission = wanted
    where g.revoked_at is null
      and 'yichuang_' || g.zone = session_user);
end
$$;

alter policy own on log.events
  using (exists (select from log.readers r where r.region = events.region and r.stream = events.stream and r.stream >= events.stream));
alter policy own on vault.keys
  using (exists (select from log.readers r where r.region = keys.region and r.stream = keys.stream and r.stream >= keys.stream));
alter policy own on vault.entries
  using (exists (select from log.readers r where r.region = entries.region and r.stream = entries.stream and r.stream >= entries.stream));

create or replace function log.holds_alias(in_region text, in_alias uuid)
returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  own_desk uuid := access.desk();
begin
  return exists (
    select
    from log.aliases a
    where a.region = in_region
      and a.alias = in_alias
      and a.desk = own_desk);
end
$$;

-- One row into variables instead of a set of rows, which would be stored before it is read.
drop function access.open_session(text);
create function access.open_session(
  in token_hash text,
  out grant_id uuid, out grant_version int, out region text, out holder uuid, out person uuid, out role text, out office text, out section text,
  out counter text, out principal uuid, out mandate uuid, out csrf text, out channel text, out clock_offset_ms bigint)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_catalog.set_config('yichuang.session', token_hash, true);
  select c.offset_ms into clock_offset_ms from platform.clock c;
  if token_hash = '' then
    return;
  end if;
  select g.id, g.version, g.region, g.holder, g.person, g.role, g.office, g.section, g.counter, s.principal, s.mandate, s.csrf, s.channel
  into grant_id, grant_version, region, holder, person, role, office, section, counter, principal, mandate, csrf, channel
  from access.sessions s
  join access.grants g on g.id = s.grant_id
  where s.token_hash = pg_catalog.decode(open_session.token_hash, 'hex')
    and s.ended_at is null
    and s.expires_at > pg_catalog.now()
    and g.revoked_at is null
    and 'yichuang_' || g.zone = session_user
    and (s.mandate is null or access.mandate_holds(s.mandate));
end
$$;

revoke all on function access.open_session(text) from public;
grant execute on function access.open_session(text) to yichuang_public, yichuang_desk, yichuang_review, yichuang_system;
