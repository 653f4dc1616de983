-- 公示: its line for everybody. Which case it is of is nobody's business who reads it.
create table cases.public_notices (
  region text not null,
  notice uuid not null,
  stream uuid not null,
  task text not null,
  item text not null,
  revision int not null,
  matter text not null,
  since date not null,
  until date not null check (until > since),
  open boolean not null,
  primary key (region, notice)
);
create index public_notices_newest on cases.public_notices (region, since desc, notice desc);

grant select, insert, update, delete on cases.public_notices to yichuang_system;
grant select (region, notice, item, revision, matter, since, until, open) on cases.public_notices to yichuang_public, yichuang_desk;
alter table cases.public_notices enable row level security;
create policy system on cases.public_notices to yichuang_system using (true) with check (true);
create policy public_record on cases.public_notices for select to yichuang_public, yichuang_desk using (true);

-- As whoever merges, decides or presides may know it: that it lay open, and what was said in substance. No address, no comment's id.
create function cases.task_notices(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, (d.data - array['notice', 'sealed'])::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.notice-published', 'case.notice-commented', 'case.comment-answered', 'case.notice-ended')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and t.kind in ('merge', 'decide', 'hear')
  order by e.version
$$;

revoke all on function cases.task_notices(text, uuid) from public;
grant execute on function cases.task_notices(text, uuid) to yichuang_review;
