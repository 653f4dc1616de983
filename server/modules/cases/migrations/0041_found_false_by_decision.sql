-- Revoked as got by fraud, a licence was given on a false promise also where no check opened the proceeding. Of a filing that no draw chose there was
-- no row.
create temporary table found_by_decision on commit drop as
select distinct on (e.region, e.stream) e.region, e.stream, given.data::jsonb ->> 'office' as office, (opened.data::jsonb ->> 'day')::date as day
from log.events e
join log.events given
  on given.region = e.region
  and given.stream = e.stream
  and given.type = 'case.promised'
join log.events opened
  on opened.region = e.region
  and opened.stream = e.stream
  and opened.type = 'case.closure-opened'
  and opened.data::jsonb ->> 'closure' = e.data::jsonb ->> 'closure'
where e.type = 'case.closure-decided'
  and e.data::jsonb ->> 'way' = 'revocation'
  and e.data::jsonb ->> 'ground' = 'fraud'
  and e.data::jsonb ->> 'outcome' = 'ended'
  and not exists (
    select
    from log.events repaired
    where repaired.region = e.region
      and repaired.stream = e.stream
      and repaired.type = 'case.promise-repaired')
order by e.region, e.stream, e.version desc;

insert into cases.checks as c (region, stream, office, state, due_day, found_false)
select region, stream, office, 'found-false', day, true
from found_by_decision
on conflict (region, stream) do update
set found_false = true,
    state = case when c.state in ('to-inspect', 'to-put-right', 'clear', 'handed-over') then c.state else 'found-false' end;
insert into log.readers (region, stream, subject)
select region, stream, 'check@' || office
from found_by_decision
on conflict do nothing;

-- A false promise is recorded also where its licence had ended before the check: there was nothing left to revoke.
alter table cases.check_records add column lapsed boolean not null default false;
