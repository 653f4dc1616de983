-- 义务: who owes what to whom by when, derived from the streams of obligations. No personal data: who owes is known by the id of the party.

create schema obligations;

create table obligations.obligations (
  region text not null,
  stream uuid not null,
  kind text not null check (kind in ('deferred-material')),
  owed_by text not null check (owed_by in ('party', 'office')),
  office text not null,
  case_stream uuid not null,
  number text not null,
  item text not null,
  revision int not null,
  what text[] not null,
  consequence text not null check (consequence in ('suspend-credential', 'end-case')),
  since_day date not null,
  due_day date not null,
  state text not null check (state in ('open', 'answered', 'kept', 'defaulted', 'waived')),
  -- what was done waits to be looked at, also after a default
  answered boolean not null,
  extended boolean not null,
  defaulted_day date,
  ended_day date,
  primary key (region, stream),
  constraint obligations_one_of_a_kind unique (region, case_stream, kind)
);

-- Who owes, from the envelope of the first event. The day is the first last one: it only gives lists an order that stands still.
create table obligations.debtors (
  region text not null,
  stream uuid not null,
  debtor uuid not null,
  due_day date not null,
  primary key (region, stream)
);
create index debtors_by_debtor on obligations.debtors (debtor, region, due_day desc, stream desc);

create table obligations.boxes (
  region text not null,
  subject text not null,
  stream uuid not null,
  box text not null check (box in ('open', 'answered', 'defaulted', 'closed')),
  due_day date not null,
  primary key (region, stream, subject)
);
create index boxes_by_due on obligations.boxes (region, subject, box, due_day, stream);

grant usage on schema obligations to yichuang_system, yichuang_public, yichuang_desk;
grant select, insert, update, delete on all tables in schema obligations to yichuang_system;
grant select on obligations.obligations to yichuang_public, yichuang_desk;
grant select on obligations.debtors to yichuang_public;
grant select on obligations.boxes to yichuang_desk;

alter table obligations.obligations enable row level security;
alter table obligations.debtors enable row level security;
alter table obligations.boxes enable row level security;

create policy system on obligations.obligations to yichuang_system using (true) with check (true);
create policy system on obligations.debtors to yichuang_system using (true) with check (true);
create policy system on obligations.boxes to yichuang_system using (true) with check (true);

-- A row of log.readers is seen only by its reader; `>=` keeps the planner from hashing all of them.
create policy own on obligations.obligations for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = obligations.region and r.stream = obligations.stream and r.stream >= obligations.stream));
create policy own on obligations.debtors for select to yichuang_public
  using (exists (select from log.readers r where r.region = debtors.region and r.stream = debtors.stream and r.stream >= debtors.stream));
create policy own on obligations.boxes for select to yichuang_desk
  using (region = (select access.region()) and subject = any ((select access.subjects())::text[]));
