-- 窗口续办网上草稿: while two work on a draft, the files of one are the other's too.

drop policy own on documents.files;
create policy own on documents.files for select to yichuang_public, yichuang_desk
  using (
    exists (select from log.readers r where r.region = files.region and r.stream = files.stream and r.stream >= files.stream)
    and (brought_by = (select access.acting()) or documents.is_attached(region, id) or access.together(region, stream, brought_by)));

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
  if bringer <> access.acting() and not access.together(in_region, in_stream, bringer) then
    return 'not-found';
  end if;
  delete from documents.files where region = in_region and id = in_id;
  insert into documents.leftovers (region, blob) values (in_region, in_id) on conflict do nothing;
  return 'removed';
end
$$;
