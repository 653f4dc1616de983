-- Offices of two regions may have the same id: files are brought to streams of the session's own region only.
create or replace function documents.may_bring(in_region text, in_stream uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select access.may('draft.write') and in_region = access.region() and exists (
    select
    from log.readers r
    where r.region = in_region
      and r.stream = in_stream
      and r.subject = any (access.subjects()))
$$;
