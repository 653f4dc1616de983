-- The log, who may act, and what keeps effects and deadlines. No domain word stands here.

create schema log;
create schema access;
create schema platform;
create schema vault;
create schema sealed;

-- ------------------------------------------------------------------ access: grants and sessions (keyed by their own id)

create table access.role_permissions (
  role text not null,
  permission text not null,
  primary key (role, permission)
);

create table access.grants (
  id uuid primary key,
  region text not null,
  holder uuid not null,
  person uuid not null,
  role text not null,
  zone text not null check (zone in ('public', 'desk', 'review')),
  office text,
  section text,
  counter text,
  desk uuid not null,
  subjects text[] not null,
  version int not null default 1,
  revoked_at timestamptz
);
create index grants_by_place on access.grants (region, office, role) where revoked_at is null;
create index grants_by_holder on access.grants (holder);

create table access.sessions (
  token_hash bytea primary key,
  grant_id uuid not null references access.grants,
  principal uuid,
  mandate uuid,
  csrf text not null,
  channel text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_by_expiry on access.sessions (expires_at);

-- Whoever keeps mandates replaces these two; until then none holds.
create function access.mandate_holds(wanted uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select false
$$;

-- The mandate under which a write happens is held until the write has ended, like its grant and its session: who revokes it waits, or wins.
create function access.hold_mandate(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  return false;
end
$$;

-- Functions that every read passes are written in a language whose plans live as long as the connection.

-- The session that speaks is named by the hash of its secret, so a pool that is made to run foreign text can't take on another's rights:
-- it would have to know the secret. A session counts only in the pool of its own zone.
create function access.session_row() returns table (grant_id uuid, principal uuid)
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

create function access.subjects() returns text[]
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

-- Who works on what is not filed yet: the person for their own office, or the person for one principal. What an agent prepares for a firm
-- is out of their reach when they come in their own affairs, and when the mandate has ended.
create function access.acting() returns text
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

-- Offices of two regions may have the same id: a session reads the streams of its own region only.
create function access.region() returns text
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

create function access.desk() returns uuid
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

create function access.holder() returns uuid
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

-- Whether the session's role has a permission: asked by functions and policies that let a zone's role write.
create function access.may(wanted text) returns boolean
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

-- One row into variables instead of a set of rows, which would be stored before it is read.
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

-- ------------------------------------------------------------------ log

create table log.events (
  region text not null,
  stream uuid not null,
  version int not null check (version > 0),
  position bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  id uuid not null,
  type text not null,
  data text not null,
  command_id uuid not null,
  command_index smallint not null,
  actor text not null,
  on_behalf_of uuid,
  mandate uuid,
  channel text not null check (channel in ('site', 'phone', 'desk', 'kiosk', 'window', 'agent', 'exchange', 'platform')),
  office text,
  counter text,
  stated_at timestamptz,
  recorded_at timestamptz not null,
  applicant_present boolean not null,
  cause uuid,
  primary key (region, stream, version),
  constraint events_command unique (region, command_id, command_index)
);
create index events_tail on log.events (tx, position);

-- Who may read a stream: rows derived from its state.
create table log.readers (
  region text not null,
  stream uuid not null,
  subject text not null,
  primary key (region, stream, subject)
);

-- A name under which one desk may reach a stream without learning which it is.
create table log.aliases (
  region text not null,
  alias uuid not null,
  stream uuid not null,
  desk uuid not null,
  primary key (region, alias)
);
create index aliases_by_stream on log.aliases (region, stream);

-- Who reaches a stream by an alias learns of it only what the stream's own module lets through. The events themselves, the stream's id,
-- their times and their number are for the server, which reads them in its own pool; the zone's pool says whose the alias is.
create function log.holds_alias(in_region text, in_alias uuid)
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

-- ------------------------------------------------------------------ platform

create table platform.clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null
);
insert into platform.clock (offset_ms) values (0);

create table platform.outbox (
  region text not null,
  id uuid not null,
  stream uuid not null,
  kind text not null,
  payload text not null,
  created_at timestamptz not null,
  primary key (region, id)
);

create table platform.deadlines (
  region text not null,
  stream uuid not null,
  name text not null,
  kind text not null,
  due_at timestamptz not null,
  primary key (region, stream, name)
);
create index deadlines_due on platform.deadlines (due_at);

create table platform.checkpoints (
  reader text primary key,
  tx xid8 not null,
  position bigint not null
);

-- An event that a reader could not deal with after all its tries: parked, counted, shown, never forgotten.
create table platform.stuck (
  reader text not null,
  event uuid not null,
  error text not null,
  at timestamptz not null,
  -- Where it stands, so that it is found by the key of the log when it is tried again.
  region text not null,
  stream uuid not null,
  version int not null,
  primary key (reader, event)
);
comment on column platform.stuck.at is 'when it was last tried';

create table platform.personal_reads (
  region text not null,
  id bigint not null generated always as identity,
  at timestamptz not null,
  stream uuid,
  reader uuid not null,
  role text not null,
  office text,
  classes text[] not null,
  purpose text not null,
  request text not null,
  primary key (region, id)
);
create index personal_reads_by_stream on platform.personal_reads (region, stream);

-- Register numbers, gapless: one row per number given, so that a gap would be a missing row.
create table platform.registers (
  region text not null,
  register text not null,
  number int not null check (number > 0),
  stream uuid not null,
  primary key (region, register, number),
  constraint registers_once unique (region, register, stream)
);

-- Blocks of numbers that are unique, not gapless.
create table platform.number_blocks (
  region text not null,
  series text not null,
  next int not null,
  primary key (region, series)
);

-- ------------------------------------------------------------------ vault and sealed

create table vault.keys (
  region text not null,
  stream uuid not null,
  wrapped bytea not null,
  primary key (region, stream)
);

create table vault.entries (
  region text not null,
  stream uuid not null,
  name text not null,
  sealed bytea not null,
  updated_at timestamptz not null,
  primary key (region, stream, name)
);

-- One natural person holds at most one class of duty in one stream. A second class turns the value into text that the check refuses.
create table sealed.duties (
  region text not null,
  stream uuid not null,
  person uuid not null,
  duty text not null,
  primary key (region, stream, person),
  constraint separation_of_duties check (duty in ('intake', 'review', 'decide', 'supervise'))
);

create table sealed.assignments (
  region text not null,
  stream uuid not null,
  alias uuid not null,
  code text not null,
  person uuid not null,
  grant_id uuid not null,
  salt text not null,
  primary key (region, alias)
);
create index assignments_by_stream on sealed.assignments (region, stream);
create index assignments_by_person on sealed.assignments (person);

-- ------------------------------------------------------------------ rights

grant usage on schema log, access, platform, vault, sealed to yichuang_system;
grant usage on schema log, access to yichuang_public, yichuang_desk, yichuang_review;
grant usage on schema vault, platform to yichuang_public, yichuang_desk;

revoke all on all functions in schema access, log from public;
grant execute on function access.open_session(text), access.subjects(), access.desk(), access.holder(), access.may(text) to yichuang_public, yichuang_desk, yichuang_review, yichuang_system;
grant execute on function access.acting(), access.region() to yichuang_public, yichuang_desk, yichuang_review;
grant execute on function access.mandate_holds(uuid), access.hold_mandate(uuid) to yichuang_system;
grant execute on function log.holds_alias(text, uuid) to yichuang_review;

-- The log is append-only for everybody: nobody has update or delete.
grant select, insert on log.events to yichuang_system;
grant select, insert, update, delete on log.readers, log.aliases to yichuang_system;
grant select on log.events, log.readers to yichuang_public, yichuang_desk;

grant select, insert, update, delete on platform.outbox, platform.deadlines, platform.checkpoints, platform.stuck, platform.number_blocks to yichuang_system;
grant select, insert on platform.personal_reads, platform.registers to yichuang_system;
grant select, update on platform.clock to yichuang_system;
grant select, insert, update, delete on vault.keys, vault.entries to yichuang_system;
grant select on vault.keys, vault.entries to yichuang_public, yichuang_desk;
grant select, insert, update on sealed.duties, sealed.assignments to yichuang_system;
grant select, insert, update, delete on access.grants, access.sessions, access.role_permissions to yichuang_system;

alter table log.events enable row level security;
alter table log.readers enable row level security;
alter table vault.keys enable row level security;
alter table vault.entries enable row level security;

create policy system on log.events to yichuang_system using (true) with check (true);
create policy system on log.readers to yichuang_system using (true) with check (true);
create policy system on vault.keys to yichuang_system using (true) with check (true);
create policy system on vault.entries to yichuang_system using (true) with check (true);

-- Every other policy asks for a row of log.readers, so this is where a foreign region ends; since it lets through only what the session may
-- read, the others need not compare the subjects again. Their comparison by `>=` adds nothing to the answer: it keeps the planner from
-- reading every row that the session may read into a hash, which would grow with all cases of an office, where one look into the index
-- will do.
create policy own on log.readers for select to yichuang_public, yichuang_desk
  using (region = (select access.region()) and subject = any ((select access.subjects())::text[]));
create policy own on log.events for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = events.region and r.stream = events.stream and r.stream >= events.stream));
create policy own on vault.keys for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = keys.region and r.stream = keys.stream and r.stream >= keys.stream));
create policy own on vault.entries for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = entries.region and r.stream = entries.stream and r.stream >= entries.stream));
