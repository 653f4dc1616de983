-- What is revoked as got by fraud after a repair was promised falsely all the same: the repair answered for what had been found before.
update cases.checks c
set found_false = true,
    state = case when c.state in ('to-inspect', 'to-put-right', 'clear', 'handed-over') then c.state else 'found-false' end
from log.events e
where e.region = c.region
  and e.stream = c.stream
  and e.type = 'case.closure-decided'
  and e.data::jsonb ->> 'way' = 'revocation'
  and e.data::jsonb ->> 'ground' = 'fraud'
  and e.data::jsonb ->> 'outcome' = 'ended'
  and exists (
    select
    from log.events repaired
    where repaired.region = e.region
      and repaired.stream = e.stream
      and repaired.type = 'case.promise-repaired'
      and repaired.version < e.version)
  and not exists (
    select
    from log.events repaired
    where repaired.region = e.region
      and repaired.stream = e.stream
      and repaired.type = 'case.promise-repaired'
      and repaired.version > e.version);

-- Not put right, of a licence that had ended: nothing was revoked.
update cases.checks c
set state = 'dropped'
from log.events e
where e.region = c.region
  and e.stream = c.stream
  and e.type = 'case.promise-checked'
  and e.data::jsonb ->> 'finding' = 'not-rectified'
  and e.data::jsonb ->> 'lapsed' = 'true'
  and c.state = 'revoked';
