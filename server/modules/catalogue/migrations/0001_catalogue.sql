-- 事项目录: what a region publishes. Reference data: every zone may read it, and nothing personal stands here.

create schema catalogue;

create table catalogue.regions (
  region text primary key,
  name text not null,
  code text not null check (code ~ '^\d{6}$')
);

create table catalogue.offices (
  region text not null references catalogue.regions,
  id text not null,
  name text not null,
  kind text not null check (kind in ('bureau', 'hall', 'government')),
  code text not null check (length(code) = 18),
  ordinal int not null,
  primary key (region, id)
);

-- A revision never changes once it stands here: cases run to their end on the revision they were filed under.
create table catalogue.items (
  region text not null references catalogue.regions,
  code text not null,
  revision int not null check (revision > 0),
  published_at timestamptz not null,
  definition jsonb not null,
  primary key (region, code, revision)
);

create table catalogue.calendars (
  region text primary key references catalogue.regions,
  revision text not null,
  covered_until date not null
);

create table catalogue.calendar_days (
  region text not null references catalogue.calendars,
  day date not null,
  kind text not null check (kind in ('holiday', 'workday')),
  name text not null,
  primary key (region, day)
);

-- Changes with every change of the catalogue, so that whoever keeps a copy asks for one number.
create table catalogue.stamp (
  only_row boolean primary key default true check (only_row),
  value bigint not null
);
insert into catalogue.stamp (value) values (1);

create function catalogue.touch() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update catalogue.stamp set value = value + 1;
  return null;
end
$$;
revoke all on function catalogue.touch() from public;

create trigger touched after insert or update or delete or truncate on catalogue.regions for each statement execute function catalogue.touch();
create trigger touched after insert or update or delete or truncate on catalogue.offices for each statement execute function catalogue.touch();
create trigger touched after insert or update or delete or truncate on catalogue.items for each statement execute function catalogue.touch();
create trigger touched after insert or update or delete or truncate on catalogue.calendars for each statement execute function catalogue.touch();
create trigger touched after insert or update or delete or truncate on catalogue.calendar_days for each statement execute function catalogue.touch();

grant usage on schema catalogue to yichuang_public, yichuang_desk, yichuang_review, yichuang_system;
grant select on all tables in schema catalogue to yichuang_public, yichuang_desk, yichuang_review, yichuang_system;
grant insert, update on catalogue.regions, catalogue.offices, catalogue.calendars to yichuang_system;
grant insert on catalogue.items to yichuang_system;
grant insert, update, delete on catalogue.calendar_days to yichuang_system;
