-- A row of log.readers is seen only by its reader, so the subjects need not be compared a second time here.
alter policy own on cases.cases
  using (exists (select from log.readers r where r.region = cases.region and r.stream = cases.stream));
alter policy own on cases.owners
  using (exists (select from log.readers r where r.region = owners.region and r.stream = owners.stream));
