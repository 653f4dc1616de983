-- 听证公告 ends on the day on which the hearing is closed to the public, which may be the day of its publication.
alter table cases.public_notices drop constraint public_notices_check;
alter table cases.public_notices add constraint public_notices_check check (until >= since);
