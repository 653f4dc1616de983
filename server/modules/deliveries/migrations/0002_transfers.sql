-- 材料交接: paper originals on their way from a window to the back office, and who signed for them.

create table deliveries.transfers (
  region text not null,
  stream uuid not null,
  case_stream uuid not null,
  number text not null,
  item text not null,
  revision int not null,
  materials text[] not null,
  missing text not null,
  returned text[] not null,
  hall text not null,
  office text not null,
  place text not null check (place in ('window', 'under-way', 'office', 'returned')),
  sheet text,
  taken_day date not null,
  handed_at timestamptz,
  received_at timestamptz,
  primary key (region, stream),
  constraint transfers_sheet unique (region, sheet),
  constraint transfers_signed check (place <> 'under-way' or (sheet is not null and handed_at is not null))
);
create index transfers_of_hall on deliveries.transfers (region, hall, place, taken_day, stream);
create index transfers_of_office on deliveries.transfers (region, office, place, taken_day, stream);

create table deliveries.signers (
  region text not null,
  stream uuid not null,
  act text not null check (act in ('handed-over', 'received')),
  signer text not null,
  primary key (region, stream, act),
  -- 交出人和接收人不得为同一人
  constraint signers_two_people unique (region, stream, signer)
);

grant select, insert, update, delete on deliveries.transfers, deliveries.signers to yichuang_system;
grant select on deliveries.transfers, deliveries.signers to yichuang_desk;

alter table deliveries.transfers enable row level security;
alter table deliveries.signers enable row level security;

create policy system on deliveries.transfers to yichuang_system using (true) with check (true);
create policy system on deliveries.signers to yichuang_system using (true) with check (true);
create policy own on deliveries.transfers for select to yichuang_desk
  using (exists (select from log.readers r where r.region = transfers.region and r.stream = transfers.stream and r.stream >= transfers.stream));
create policy own on deliveries.signers for select to yichuang_desk
  using (exists (select from log.readers r where r.region = signers.region and r.stream = signers.stream and r.stream >= signers.stream));
