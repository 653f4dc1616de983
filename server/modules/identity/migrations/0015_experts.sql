-- 专家库: for whom an expert works and whose cases they are never drawn for. Read by the server for the draw and for the desk that keeps the roll, and
-- never by a zone's own role.
create table identity.experts (
  region text not null,
  stream uuid not null,
  person uuid not null,
  rank text not null,
  employer jsonb not null,
  ties jsonb not null,
  suspended jsonb,
  version int not null,
  primary key (region, stream),
  unique (region, person)
);
grant select, insert, update, delete on identity.experts to yichuang_system;
