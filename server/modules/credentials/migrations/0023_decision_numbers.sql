-- 决定文书号 of each version of a licence, as 双公示 tells it; it follows from the stream of the licence.
create table credentials.decisions (
  region text not null,
  stream uuid not null,
  identifier text not null,
  document text not null,
  primary key (region, stream, identifier)
);
grant select, insert, update, delete on credentials.decisions to yichuang_system;
grant select on credentials.decisions to yichuang_public, yichuang_desk;
alter table credentials.decisions enable row level security;
create policy system on credentials.decisions to yichuang_system using (true) with check (true);
create policy public_record on credentials.decisions for select to yichuang_public, yichuang_desk using (true);

-- What was numbered before gets its entries in the log, of the day on which it was, as the streams of the cases tell it; of one that was decided again, the
-- last. It reads the stream of each case once, in this one transaction. A server of before, that still runs, notes no number: it is stopped first.
create temporary table numbered on commit drop as
select v.region, v.stream, v.identifier, n.id as cause, n.document, n.recorded_at,
  row_number() over (partition by v.region, v.stream order by v.version) as nth
from credentials.versions v
cross join lateral (
  select e.id, e.data::json ->> 'text' as document, e.recorded_at
  from log.events e
  where e.region = v.region
    and e.stream = v.case_stream
    and e.type = 'case.paper-numbered'
    and e.data::json ->> 'kind' = 'decision'
  order by e.version desc
  limit 1) n;
insert into log.events (region, stream, version, id, type, data, command_id, command_index, actor, channel, recorded_at, applicant_present, cause)
select n.region, n.stream, l.version + n.nth, gen_random_uuid(), 'credential.decision-numbered',
  '{"day":' || to_json((greatest(l.recorded_at, n.recorded_at) at time zone 'Asia/Shanghai')::date::text)::text
    || ',"identifier":' || to_json(n.identifier)::text
    || ',"text":' || to_json(n.document)::text || '}',
  gen_random_uuid(), 0, 'credentials', 'platform', greatest(l.recorded_at, n.recorded_at), false, n.cause
from numbered n
cross join lateral (
  select max(e.version) as version, max(e.recorded_at) as recorded_at
  from log.events e
  where e.region = n.region
    and e.stream = n.stream) l
order by n.region, n.stream, n.nth;
insert into credentials.decisions (region, stream, identifier, document)
select region, stream, identifier, document
from numbered;
