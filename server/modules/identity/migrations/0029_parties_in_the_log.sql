-- Who was registered before the log told of it is taken over into a stream, some at a time, by the nightly sweep.
alter table identity.parties add column before_log boolean not null default true;
alter table identity.parties alter column before_log set default false;
create index parties_before_log on identity.parties (id) where before_log;
grant update (before_log) on identity.parties to yichuang_system;
