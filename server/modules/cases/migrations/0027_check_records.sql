-- 监督检查记录: what a check of a promise found, for everybody to read. No case and no holder: the record has the id of the event that filed it.
create table cases.check_records (
  region text not null,
  record uuid not null,
  day date not null,
  item text not null,
  revision int not null,
  licence text not null,
  office text not null,
  checked text[] not null,
  finding text not null check (finding in ('true', 'to-rectify', 'not-rectified', 'false')),
  rectify_by date,
  signed boolean not null,
  primary key (region, record)
);
create index check_records_by_day on cases.check_records (region, day desc, record desc);
create index check_records_of_licence on cases.check_records (region, licence, day desc, record desc);

insert into cases.check_records (region, record, day, item, revision, licence, office, checked, finding, rectify_by, signed)
select e.region, e.id, (d.data ->> 'day')::date, c.item, c.revision, n.licence, p.office, p.checked, d.data ->> 'finding',
       (d.data -> 'rectifyBy' ->> 'day')::date, coalesce((d.data ->> 'signed')::boolean, false)
from log.events e
cross join lateral (select e.data::jsonb as data) d
join cases.cases c
  on c.region = e.region
  and c.stream = e.stream
cross join lateral (
  select noted.data::jsonb ->> 'identifier' as licence
  from log.events noted
  where noted.region = e.region
    and noted.stream = e.stream
    and noted.type = 'case.credential-noted'
    and noted.version < e.version
  order by noted.version desc
  limit 1) n
cross join lateral (
  select made.data::jsonb ->> 'office' as office,
         array(select jsonb_array_elements_text(made.data::jsonb -> 'dispensed')) as checked
  from log.events made
  where made.region = e.region
    and made.stream = e.stream
    and made.type in ('case.promised', 'case.check-drawn', 'case.check-ordered')
    and made.version < e.version
  order by made.version desc
  limit 1) p
where e.type = 'case.promise-checked';

grant select, insert, update, delete on cases.check_records to yichuang_system;
grant select on cases.check_records to yichuang_public, yichuang_desk;
