-- 终结证明: whoever may end a licence brings the scan of what proves its end elsewhere, and nothing else.
create function documents.may_prove(in_region text, in_stream uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select access.may('closure.conduct') and in_region = access.region() and exists (
    select
    from log.readers r
    where r.region = in_region
      and r.stream = in_stream
      and r.subject = any (access.subjects()))
$$;

create function documents.announce_proof(in_region text, in_stream uuid, in_id uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not documents.may_prove(in_region, in_stream) then
    return false;
  end if;
  insert into documents.leftovers (region, blob) values (in_region, in_id);
  return true;
end
$$;

create or replace function documents.stage_file(in_region text, in_stream uuid, in_id uuid, in_material text, in_sealed bytea, in_content text,
  in_media_type text, in_bytes int, in_limit int, in_now timestamptz)
returns text
language plpgsql security definer set search_path = ''
as $$
begin
  if not (documents.may_bring(in_region, in_stream) or (in_material = 'end-proof' and documents.may_prove(in_region, in_stream))) then
    return 'not-found';
  end if;
  -- One file of a stream after another, so that two together don't pass the limit; and none for a stream that is just being erased.
  perform from vault.keys where region = in_region and stream = in_stream for update;
  if not found then
    return 'not-found';
  end if;
  if (
    select count(*)
    from documents.files f
    where f.region = in_region
      and f.stream = in_stream
      and f.material = in_material
      and f.brought_by = access.acting()
      and not exists (select from documents.attachments a where a.region = f.region and a.file = f.id)
  ) >= in_limit then
    return 'too-many';
  end if;
  delete from documents.leftovers where region = in_region and blob = in_id;
  if not found then
    return 'not-found';
  end if;
  insert into documents.files (region, id, stream, material, sealed, content, media_type, bytes, uploaded_at, brought_by)
  values (in_region, in_id, in_stream, in_material, in_sealed, in_content, in_media_type, in_bytes, in_now, access.acting());
  return 'staged';
end
$$;

create or replace function documents.stage_upload(in_region text, in_stream uuid, in_id uuid, in_material text, in_sealed bytea, in_content text,
  in_media_type text, in_bytes int, in_limit int, in_now timestamptz, in_upload uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
  outcome text;
begin
  if not (documents.may_bring(in_region, in_stream) or (in_material = 'end-proof' and documents.may_prove(in_region, in_stream))) then
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

revoke all on function documents.may_prove(text, uuid), documents.announce_proof(text, uuid, uuid) from public;
grant execute on function documents.announce_proof(text, uuid, uuid) to yichuang_desk;
