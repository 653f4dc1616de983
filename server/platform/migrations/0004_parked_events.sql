-- Where a parked event stands, so that it is found by the key of the log when it is tried again.
alter table platform.stuck
  add column region text,
  add column stream uuid,
  add column version int;

update platform.stuck s
set region = e.region, stream = e.stream, version = e.version
from log.events e
where e.id = s.event;

alter table platform.stuck
  alter column region set not null,
  alter column stream set not null,
  alter column version set not null;

comment on column platform.stuck.at is 'when it was last tried';
