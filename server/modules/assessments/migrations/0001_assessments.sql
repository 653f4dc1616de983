-- 好差评: what is derived from the streams of assessments. The words of a remark are in the vault.

create schema assessments;

create table assessments.ratings (
  region text not null,
  stream uuid not null,
  case_stream uuid not null,
  stars smallint not null check (stars between 1 and 5),
  tags text[] not null,
  rated_day date not null,
  primary key (region, stream),
  constraint ratings_once unique (region, case_stream)
);

grant usage on schema assessments to yichuang_system, yichuang_public, yichuang_desk;
grant select, insert, update, delete on all tables in schema assessments to yichuang_system;
grant select on assessments.ratings to yichuang_public, yichuang_desk;

alter table assessments.ratings enable row level security;

create policy system on assessments.ratings to yichuang_system using (true) with check (true);
create policy own on assessments.ratings for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = ratings.region and r.stream = ratings.stream and r.stream >= ratings.stream));
