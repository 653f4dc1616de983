-- 准予许可决定公开: the register of versions is read by kind of licence, the latest first.
alter table credentials.versions add column licence_type text;
update credentials.versions v
set licence_type = c.licence_type
from credentials.credentials c
where c.region = v.region and c.stream = v.stream;
alter table credentials.versions alter column licence_type set not null;
create index versions_published on credentials.versions (region, licence_type, issued_day desc, identifier desc);
grant select (licence_type) on credentials.versions to yichuang_public, yichuang_desk;
