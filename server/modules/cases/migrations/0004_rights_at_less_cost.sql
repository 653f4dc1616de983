-- A row of log.readers is seen only by its reader, so the subjects need not be compared a second time here.
-- `>=` keeps the planner from hashing all of them (see the platform's file of this name).
alter policy own on cases.cases
  using (exists (select from log.readers r where r.region = cases.region and r.stream = cases.stream and r.stream >= cases.stream));
alter policy own on cases.owners
  using (exists (select from log.readers r where r.region = owners.region and r.stream = owners.stream and r.stream >= owners.stream));
alter policy own on cases.drafts
  using (
    owner = (select access.holder())
    and exists (
      select
      from log.readers r
      where r.region = drafts.region
        and r.stream = drafts.stream
        and r.stream >= drafts.stream
        and r.subject = (select access.acting())));

-- 我的办件, newest first: one range of the index per party.
drop index cases.owners_by_applicant;
create index owners_by_applicant on cases.owners (applicant, region, submitted_at desc, stream desc);
