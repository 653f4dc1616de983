-- 岗位: whoever administers the platform may end one, at once or from a later day on.
alter table access.grants add column ends_on date;

insert into log.readers (region, stream, subject)
select g.region, g.id, 'operate@' || g.region
from access.grants g
where g.zone <> 'public'
on conflict do nothing;

-- The roster of posts, a page at a time.
create index grants_by_office on access.grants (region, (coalesce(office, '')), role, id) where revoked_at is null and zone <> 'public';

create index grants_by_desk on access.grants (desk);
