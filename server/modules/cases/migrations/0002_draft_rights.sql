-- A draft belongs to a person in one capacity: for themself, or for one principal. Opened for a firm, it is the firm's business.

alter policy own on cases.drafts
  using (
    owner = (select access.holder())
    and exists (
      select
      from log.readers r
      where r.region = drafts.region
        and r.stream = drafts.stream
        and r.subject = (select access.acting())));

alter policy own on cases.boxes
  using (region = (select access.region()) and subject = any ((select access.subjects())::text[]));

create or replace function cases.open_draft(in_region text, in_stream uuid, in_item text, in_revision int, in_applicant uuid, in_wrapped bytea, in_now timestamptz)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not access.may('draft.write') or in_region is distinct from access.region() then
    return false;
  end if;
  -- An applicant drafts for the party the session acts for; a window drafts for whoever stands there.
  if session_user = 'yichuang_public' and not ('party:' || in_applicant::text = any (access.subjects())) then
    return false;
  end if;
  -- A draft makes its owner a reader of the stream, so it may only ever begin one.
  if exists (select from log.events where region = in_region and stream = in_stream)
    or exists (select from log.readers where region = in_region and stream = in_stream) then
    return false;
  end if;
  insert into vault.keys (region, stream, wrapped) values (in_region, in_stream, in_wrapped);
  insert into log.readers (region, stream, subject) values (in_region, in_stream, access.acting());
  insert into cases.drafts (region, stream, item, revision, applicant, owner, sealed, updated_at)
  values (in_region, in_stream, in_item, in_revision, in_applicant, access.holder(), null, in_now);
  return true;
end
$$;

create function cases.owns_draft(in_region text, in_stream uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select access.may('draft.write') and exists (
    select
    from cases.drafts d
    join log.readers r
      on r.region = d.region
      and r.stream = d.stream
      and r.subject = access.acting()
    where d.region = in_region
      and d.region = access.region()
      and d.stream = in_stream
      and d.owner = access.holder())
$$;

create or replace function cases.save_draft(in_region text, in_stream uuid, in_sealed bytea, in_now timestamptz)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not cases.owns_draft(in_region, in_stream) then
    return false;
  end if;
  update cases.drafts
  set sealed = in_sealed, updated_at = in_now
  where region = in_region and stream = in_stream;
  return found;
end
$$;

create or replace function cases.discard_draft(in_region text, in_stream uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not cases.owns_draft(in_region, in_stream) then
    return false;
  end if;
  delete from cases.drafts where region = in_region and stream = in_stream;
  if not found then
    return false;
  end if;
  -- Destroying the key erases what was sealed with it.
  delete from vault.keys where region = in_region and stream = in_stream;
  delete from log.readers where region = in_region and stream = in_stream;
  return true;
end
$$;

revoke all on function cases.owns_draft(text, uuid) from public;
