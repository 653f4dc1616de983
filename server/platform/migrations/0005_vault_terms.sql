-- 盲索引: finds a stream by something that only the vault knows. Terms are keyed hashes, made by the server; the key is not in the database,
-- so nobody who reads the table can try out names. Whoever destroys a stream's key destroys its terms.

create table vault.terms (
  region text not null,
  term bytea not null,
  stream uuid not null,
  primary key (region, term, stream),
  constraint terms_key foreign key (region, stream) references vault.keys (region, stream) on delete cascade
);
create index terms_by_stream on vault.terms (region, stream);

grant select, insert, delete on vault.terms to yichuang_system;
grant select on vault.terms to yichuang_desk;

alter table vault.terms enable row level security;
create policy system on vault.terms to yichuang_system using (true) with check (true);
create policy own on vault.terms for select to yichuang_desk
  using (exists (select from log.readers r where r.region = terms.region and r.stream = terms.stream and r.stream >= terms.stream));
