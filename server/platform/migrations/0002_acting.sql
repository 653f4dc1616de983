-- For whom a session acts, in which region, and only while the mandate behind it holds.

-- Whoever keeps mandates replaces this; until then none holds.
create function access.mandate_holds(wanted uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select false
$$;

create or replace function access.session_row() returns table (grant_id uuid, principal uuid)
language sql stable security definer set search_path = ''
as $$
  select s.grant_id, s.principal
  from access.sessions s
  where s.token_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('yichuang.session', true), ''), 'hex')
    and s.ended_at is null
    and s.expires_at > pg_catalog.now()
    and (s.mandate is null or access.mandate_holds(s.mandate))
$$;

-- Who works on what is not filed yet: the person for their own office, or the person for one principal. What an agent prepares for a firm
-- is out of their reach when they come in their own affairs, and when the mandate has ended.
create function access.acting() returns text
language sql stable security definer set search_path = ''
as $$
  select 'holder:' || g.holder::text || coalesce('/' || s.principal::text, '')
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user
$$;

create or replace function access.subjects() returns text[]
language sql stable security definer set search_path = ''
as $$
  select g.subjects
    || ('holder:' || g.holder::text || coalesce('/' || s.principal::text, ''))
    || coalesce(array['party:' || s.principal::text], '{}'::text[])
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user
$$;

-- Offices of two regions may have the same id: a session reads the streams of its own region only.
create function access.region() returns text
language sql stable security definer set search_path = ''
as $$
  select g.region
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user
$$;

create or replace function access.open_session(token_hash text)
returns table (
  grant_id uuid, grant_version int, region text, holder uuid, person uuid, role text, office text, section text, counter text,
  principal uuid, mandate uuid, csrf text, channel text, clock_offset_ms bigint
)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_catalog.set_config('yichuang.session', token_hash, true);
  return query
    select g.id, g.version, g.region, g.holder, g.person, g.role, g.office, g.section, g.counter,
           s.principal, s.mandate, s.csrf, s.channel, c.offset_ms
    from platform.clock c
    left join access.sessions s
      on s.token_hash = pg_catalog.decode(nullif(open_session.token_hash, ''), 'hex')
      and s.ended_at is null
      and s.expires_at > pg_catalog.now()
      and (s.mandate is null or access.mandate_holds(s.mandate))
    left join access.grants g
      on g.id = s.grant_id
      and g.revoked_at is null
      and 'yichuang_' || g.zone = session_user;
end
$$;

revoke all on function access.mandate_holds(uuid), access.acting(), access.region() from public;
grant execute on function access.acting(), access.region() to yichuang_public, yichuang_desk, yichuang_review;
grant execute on function access.mandate_holds(uuid) to yichuang_system;

-- Every other policy asks for a row of this table, so this is where a foreign region ends.
alter policy own on log.readers
  using (region = (select access.region()) and subject = any ((select access.subjects())::text[]));
