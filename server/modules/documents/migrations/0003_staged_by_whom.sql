-- Until it is submitted a file is the business of whoever brought it, in the capacity in which they did: no reader of the case, neither
-- desk nor another agent of the same firm, sees it before.

alter table documents.files add column brought_by text not null default '';

update documents.files f
set brought_by = r.subject
from log.readers r
where r.region = f.region
  and r.stream = f.stream
  and r.subject like 'holder:%';

alter table documents.files alter column brought_by drop default;

-- Asked by the policy of files, whose rows the policy of attachments asks for in turn.
create function documents.is_attached(in_region text, in_file uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from documents.attachments a where a.region = in_region and a.file = in_file)
$$;

alter policy own on documents.files
  using (
    exists (
      select
      from log.readers r
      where r.region = files.region
        and r.stream = files.stream
        and r.subject = any ((select access.subjects())::text[]))
    and (brought_by = (select access.acting()) or documents.is_attached(region, id)));

create or replace function documents.stage_file(in_region text, in_stream uuid, in_id uuid, in_material text, in_sealed bytea, in_content text,
  in_media_type text, in_bytes int, in_limit int, in_now timestamptz)
returns text
language plpgsql security definer set search_path = ''
as $$
begin
  if not documents.may_bring(in_region, in_stream) then
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

create or replace function documents.remove_file(in_region text, in_stream uuid, in_id uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
  bringer text;
begin
  if not documents.may_bring(in_region, in_stream) then
    return 'not-found';
  end if;
  -- Waits for a submission that is attaching this file right now.
  select f.brought_by into bringer
  from documents.files f
  where f.region = in_region and f.stream = in_stream and f.id = in_id
  for update;
  if not found then
    return 'not-found';
  end if;
  if exists (select from documents.attachments where region = in_region and file = in_id) then
    return 'attached';
  end if;
  if bringer <> access.acting() then
    return 'not-found';
  end if;
  delete from documents.files where region = in_region and id = in_id;
  insert into documents.leftovers (region, blob) values (in_region, in_id) on conflict do nothing;
  return 'removed';
end
$$;

revoke all on function documents.is_attached(text, uuid) from public;
grant execute on function documents.is_attached(text, uuid) to yichuang_public, yichuang_desk;
