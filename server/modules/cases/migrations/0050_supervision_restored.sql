-- 监督检查 of licences that had not ended elsewhere as was noted: the sweep begins it again.
update cases.cases c
set unsupervised = true
where c.matter = 'new'
  and exists (
    select
    from (
      select e.type, e.data::jsonb as data
      from log.events e
      where e.region = c.region
        and e.stream = c.stream
        and e.type in ('case.supervision-begun', 'case.supervision-ended', 'case.erased')
      order by e.version desc
      limit 1) looked
    cross join lateral (
      select e.type, e.data::jsonb as data
      from log.events e
      where e.region = c.region
        and e.stream = c.stream
        and e.type in ('case.closure-opened', 'case.closure-decided')
      order by e.version desc
      limit 1) closed
    join log.events o
      on o.region = c.region
      and o.stream = c.stream
      and o.type = 'case.closure-opened'
      and o.data::jsonb ->> 'closure' = closed.data ->> 'closure'
    where looked.type = 'case.supervision-ended'
      and closed.type = 'case.closure-decided'
      and closed.data ->> 'outcome' = 'kept'
      and o.data::jsonb -> 'proof' ->> 'end' = looked.data ->> 'why');
