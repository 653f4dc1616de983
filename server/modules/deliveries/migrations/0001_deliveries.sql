-- 送达: what is derived from the streams of parcels. Who receives a parcel, and where, is in the vault of its case.

create schema deliveries;

create table deliveries.parcels (
  region text not null,
  stream uuid not null,
  case_stream uuid not null,
  number text not null,
  company text,
  waybill text,
  state text not null check (state in ('announcing', 'announced', 'collected', 'in-transit', 'out-for-delivery', 'signed', 'refused', 'undeliverable', 'lost')),
  ended boolean not null,
  sent_day date not null,
  track text not null,
  primary key (region, stream),
  constraint parcels_waybill unique (region, waybill)
);
create index parcels_of_case on deliveries.parcels (region, case_stream, sent_day desc);
-- One result is in one parcel at a time.
create unique index parcels_one_under_way on deliveries.parcels (region, case_stream) where not ended;

-- When the courier was last asked about a parcel: nothing that a fact follows from.
create table deliveries.turns (
  region text not null,
  stream uuid not null,
  asked_at timestamptz not null,
  primary key (region, stream)
);

grant usage on schema deliveries to yichuang_system, yichuang_public, yichuang_desk;
grant select, insert, update, delete on all tables in schema deliveries to yichuang_system;
grant select on deliveries.parcels to yichuang_public, yichuang_desk;

alter table deliveries.parcels enable row level security;
alter table deliveries.turns enable row level security;

create policy system on deliveries.parcels to yichuang_system using (true) with check (true);
create policy system on deliveries.turns to yichuang_system using (true) with check (true);
-- A row of log.readers is seen only by its reader; `>=` keeps the planner from hashing all of them (see the platform's rights at less cost).
create policy own on deliveries.parcels for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = parcels.region and r.stream = parcels.stream and r.stream >= parcels.stream));
