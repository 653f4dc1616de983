-- 听证公告 of a hearing to which the public is not admitted: nobody signs up for it, and its days are over for another reason.
alter table cases.public_notices add column closed boolean not null default false;

update cases.public_notices n
set closed = true
from (
  -- Of each notice the last appointment before another hearing was called.
  select distinct on (p.region, p.stream, p.data ->> 'notice') p.region, p.data ->> 'notice' as notice, a.data::jsonb ->> 'closed' as closed
  from (
    select region, stream, version, data::jsonb as data from log.events where type = 'case.notice-published') p
  join log.events a
    on a.region = p.region
    and a.stream = p.stream
    and a.type = 'case.hearing-appointed'
  where not exists (
    select
    from log.events r
    where r.region = p.region
      and r.stream = p.stream
      and r.type = 'case.hearing-requested'
      and r.version > p.version
      and r.version < a.version)
  order by p.region, p.stream, p.data ->> 'notice', p.version desc, a.version desc) last
where n.hearing
  and n.region = last.region
  and n.notice = last.notice::uuid
  and last.closed is not null;

alter table cases.public_notices alter column closed drop default;
grant select (closed) on cases.public_notices to yichuang_public, yichuang_desk;
