-- 咨询、预审: what is derived from their streams. What was asked and answered in words is in the vault.

create schema precases;

create table precases.precases (
  region text not null,
  stream uuid not null,
  kind text not null check (kind in ('enquiry', 'pre-review')),
  number text not null,
  item text not null,
  revision int not null,
  phase text not null check (phase in ('waiting', 'answered', 'closed')),
  outcome text check (outcome in ('words', 'defects', 'fit', 'satisfied', 'unsatisfied', 'filed')),
  asked_day date not null,
  due_day date,
  draft uuid,
  case_stream uuid,
  primary key (region, stream),
  constraint precases_number unique (region, number),
  constraint precases_draft check ((kind = 'pre-review') = (draft is not null)),
  constraint precases_due check ((phase = 'waiting') = (due_day is not null))
);
create unique index precases_by_draft on precases.precases (region, draft) where draft is not null;
create index precases_by_case on precases.precases (region, case_stream) where case_stream is not null;

-- Who asked: from the envelope of the first event.
create table precases.askers (
  region text not null,
  stream uuid not null,
  asker uuid not null,
  asked_at timestamptz not null,
  primary key (region, stream)
);
create index askers_by_asker on precases.askers (asker, region, asked_at desc, stream desc);

-- 收件箱: one row per precase and desk that may see it.
create table precases.boxes (
  region text not null,
  subject text not null,
  stream uuid not null,
  box text not null check (box in ('enquiry', 'pre-review', 'answered', 'closed')),
  due_day date not null,
  primary key (region, stream, subject)
);
create index boxes_by_due on precases.boxes (region, subject, box, due_day, stream);

grant usage on schema precases to yichuang_system, yichuang_public, yichuang_desk;
grant select, insert, update, delete on all tables in schema precases to yichuang_system;
grant select on precases.precases, precases.askers to yichuang_public, yichuang_desk;
grant select on precases.boxes to yichuang_desk;

alter table precases.precases enable row level security;
alter table precases.askers enable row level security;
alter table precases.boxes enable row level security;

create policy system on precases.precases to yichuang_system using (true) with check (true);
create policy system on precases.askers to yichuang_system using (true) with check (true);
create policy system on precases.boxes to yichuang_system using (true) with check (true);

-- A row of log.readers is seen only by its reader; `>=` keeps the planner from hashing all of them.
create policy own on precases.precases for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = precases.region and r.stream = precases.stream and r.stream >= precases.stream));
create policy own on precases.askers for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = askers.region and r.stream = askers.stream and r.stream >= askers.stream));
create policy own on precases.boxes for select to yichuang_desk
  using (region = (select access.region()) and subject = any ((select access.subjects())::text[]));
