-- 证照 over its life: its versions, what happened to it, and when it runs out.

alter table credentials.credentials drop constraint credentials_status_check;
alter table credentials.credentials
  add constraint credentials_status_check check (status in ('valid', 'suspended', 'expired', 'revoked', 'cancelled'));

-- 证照标识 of each version; the latest is that of the credential.
create table credentials.versions (
  region text not null,
  identifier text not null,
  stream uuid not null,
  version int not null check (version >= 1),
  case_stream uuid not null,
  valid_until date,
  issued_day date not null,
  primary key (region, identifier),
  constraint versions_in_order unique (region, stream, version),
  constraint versions_one_per_case unique (region, case_stream)
);

-- 公开: what happened, on which of the law's grounds. No free words: those stand in the paper, with whom it concerns.
create table credentials.turns (
  region text not null,
  stream uuid not null,
  nth int not null,
  turn text not null,
  day date not null,
  ground text,
  primary key (region, stream, nth)
);

insert into credentials.versions (region, identifier, stream, version, case_stream, valid_until, issued_day)
select region, identifier, stream, 1, case_stream, valid_until, issued_day
from credentials.credentials;

insert into credentials.turns (region, stream, nth, turn, day, ground)
select e.region, e.stream, e.version, substr(e.type, 12), (e.data::jsonb ->> 'day')::date, null
from log.events e
where e.type in ('credential.issued', 'credential.revoked');

-- Ten minutes into the next day, as the projection writes it: what a case decides at midnight comes first.
insert into platform.deadlines (region, stream, name, kind, due_at)
select region, stream, 'expiry', 'credential', ((valid_until + 1)::timestamp at time zone 'Asia/Shanghai') + interval '10 minutes'
from credentials.credentials
where valid_until is not null and status = 'valid'
on conflict do nothing;

grant select, insert, update, delete on credentials.versions, credentials.turns to yichuang_system;
grant select (region, identifier, stream, version, valid_until, issued_day) on credentials.versions to yichuang_public, yichuang_desk;
grant select on credentials.turns to yichuang_public, yichuang_desk;
alter table credentials.versions enable row level security;
alter table credentials.turns enable row level security;
create policy system on credentials.versions to yichuang_system using (true) with check (true);
create policy system on credentials.turns to yichuang_system using (true) with check (true);
create policy public_record on credentials.versions for select to yichuang_public, yichuang_desk using (true);
create policy public_record on credentials.turns for select to yichuang_public, yichuang_desk using (true);
