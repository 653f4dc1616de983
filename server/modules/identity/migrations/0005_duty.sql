-- 网上值守: who of an office's acceptors answers on which day. Read by the server for desks and never by a zone's own role.
create table identity.duty_days (
  region text not null,
  office text not null,
  day date not null,
  person uuid,
  primary key (region, office, day)
);
grant select, insert, update, delete on identity.duty_days to yichuang_system;
