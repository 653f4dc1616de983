-- 听证公告 stands among what lies open to everybody, and says that it is one.
alter table cases.public_notices add column hearing boolean not null default false;
alter table cases.public_notices alter column hearing drop default;
grant select (hearing) on cases.public_notices to yichuang_public, yichuang_desk;

-- As before, and that it was ordered, without whose task it was.
create or replace function cases.task_hearing(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type, (d.data - array['code', 'task', 'sealed'])::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type in ('case.hearing-offered', 'case.hearing-waived', 'case.hearing-requested', 'case.hearing-ordered',
      'case.hearing-appointed', 'case.hearing-held', 'case.hearing-minutes-signed', 'case.hearing-reported')
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
    and t.kind in ('merge', 'decide', 'hear')
    and (e.type <> 'case.hearing-appointed' or t.kind = 'hear')
  order by e.version
$$;
