-- The id that the client's own device gave an upload, by which what is sent twice is there once; null for what came without one.
alter table documents.files add column upload uuid;
create unique index files_by_upload on documents.files (region, stream, brought_by, upload) where upload is not null;

-- A file is staged under its upload, or the one that came under it before is said.
create function documents.stage_upload(in_region text, in_stream uuid, in_id uuid, in_material text, in_sealed bytea, in_content text,
  in_media_type text, in_bytes int, in_limit int, in_now timestamptz, in_upload uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
  outcome text;
begin
  if not documents.may_bring(in_region, in_stream) then
    return 'not-found';
  end if;
  -- Before the look: of two that come together the second waits until the first is there.
  perform from vault.keys where region = in_region and stream = in_stream for update;
  if exists (
    select
    from documents.files f
    where f.region = in_region and f.stream = in_stream and f.brought_by = access.acting() and f.upload = in_upload
  ) then
    return 'there';
  end if;
  outcome := documents.stage_file(in_region, in_stream, in_id, in_material, in_sealed, in_content, in_media_type, in_bytes, in_limit, in_now);
  if outcome = 'staged' then
    update documents.files set upload = in_upload where region = in_region and id = in_id;
  end if;
  return outcome;
end
$$;

revoke all on function documents.stage_upload(text, uuid, uuid, text, bytea, text, text, int, int, timestamptz, uuid) from public;
grant execute on function documents.stage_upload(text, uuid, uuid, text, bytea, text, text, int, int, timestamptz, uuid)
  to yichuang_public, yichuang_desk;
