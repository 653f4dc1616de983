-- A row of log.readers is seen only by its reader, so the subjects need not be compared a second time here.
-- `>=` keeps the planner from hashing all of them (see the platform's file of this name).
alter policy own on documents.files
  using (
    exists (select from log.readers r where r.region = files.region and r.stream = files.stream and r.stream >= files.stream)
    and (brought_by = (select access.acting()) or documents.is_attached(region, id)));
alter policy own on documents.papers
  using (exists (select from log.readers r where r.region = papers.region and r.stream = papers.stream and r.stream >= papers.stream));

create or replace function documents.is_attached(in_region text, in_file uuid)
returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from documents.attachments a where a.region = in_region and a.file = in_file);
end
$$;

grant execute on function documents.is_attached(text, uuid) to yichuang_system;
