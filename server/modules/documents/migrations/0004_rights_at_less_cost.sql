-- A row of log.readers is seen only by its reader, so the subjects need not be compared a second time here.
alter policy own on documents.files
  using (
    exists (select from log.readers r where r.region = files.region and r.stream = files.stream)
    and (brought_by = (select access.acting()) or documents.is_attached(region, id)));
alter policy own on documents.papers
  using (exists (select from log.readers r where r.region = papers.region and r.stream = papers.stream));
