-- 许可后监督检查: licences that came under none with their grant, until their item declares it.
alter table cases.cases add column unsupervised boolean not null default false;
update cases.cases c
set unsupervised = true
where c.matter = 'new'
  and c.decided_day is not null
  and exists (
    select
    from log.events e
    where e.region = c.region
      and e.stream = c.stream
      and e.type = 'case.credential-noted')
  and not exists (
    select
    from log.events e
    where e.region = c.region
      and e.stream = c.stream
      and e.type in ('case.supervision-begun', 'case.erased'));
create index cases_unsupervised on cases.cases (region, item, stream) where unsupervised;
