-- 离岗: from when to when, whether it has begun, and whose post acts meanwhile.
alter table access.grants add column away_from date;
alter table access.grants add column away_through date;
alter table access.grants add column away boolean not null default false;
alter table access.grants add column away_reason text;
alter table access.grants add column deputy uuid;
create index grants_by_deputy on access.grants (deputy) where deputy is not null;

-- By it the holder of a post that is drawn for reaches the post's own stream.
insert into log.aliases (region, alias, stream, desk)
select g.region, g.id, g.id, g.desk
from access.grants g
where g.zone = 'review'
on conflict do nothing;
