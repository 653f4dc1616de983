-- 窗口续办网上草稿: a clerk before whom the applicant stands goes on with what the applicant began online. The draft stays its owner's;
-- `at_window` is the clerk who works on it too, until it is filed, given back, or the day is over.

alter table cases.drafts
  add column at_window uuid,
  add column at_window_since timestamptz,
  add constraint drafts_at_window check ((at_window is null) = (at_window_since is null));
create index drafts_by_applicant on cases.drafts (region, applicant, updated_at desc);
create index drafts_by_window on cases.drafts (at_window, updated_at desc) where at_window is not null;
create index drafts_by_window_age on cases.drafts (at_window_since) where at_window is not null;

drop policy own on cases.drafts;
create policy own on cases.drafts for select to yichuang_public, yichuang_desk
  using (
    (owner = (select access.holder()) or at_window = (select access.holder()))
    and exists (
      select
      from log.readers r
      where r.region = drafts.region
        and r.stream = drafts.stream
        and r.stream >= drafts.stream
        and r.subject = (select access.acting())));

create function cases.works_on_draft(in_region text, in_stream uuid)
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
      and (d.owner = access.holder() or d.at_window = access.holder()))
$$;

create or replace function cases.save_draft(in_region text, in_stream uuid, in_base int, in_sealed bytea, in_now timestamptz)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
  written int;
begin
  if not cases.works_on_draft(in_region, in_stream) then
    return null;
  end if;
  update cases.drafts
  set sealed = in_sealed, updated_at = in_now, version = version + 1
  where region = in_region and stream = in_stream and version = in_base
  returning version into written;
  return coalesce(written, -1);
end
$$;

-- What a party that stands at this window has begun online. What other windows began for it is not among them.
create function cases.drafts_of_present(in_region text, in_party uuid)
returns table (stream uuid, item text, revision int, updated_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if in_region is distinct from access.region() or not access.present(in_party) then
    return;
  end if;
  return query
    select d.stream, d.item, d.revision, d.updated_at
    from cases.drafts d
    where d.region = in_region
      and d.applicant = in_party
      and exists (
        select
        from log.readers r
        where r.region = d.region
          and r.stream = d.stream
          and r.subject = 'holder:' || d.owner::text || '/' || d.applicant::text)
    order by d.updated_at desc
    limit 50;
end
$$;

create function cases.take_up_draft(in_region text, in_stream uuid, in_party uuid, in_now timestamptz)
returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  before uuid;
begin
  if not access.may('draft.write')
    or not exists (select from cases.drafts_of_present(in_region, in_party) d where d.stream = in_stream) then
    return false;
  end if;
  select d.at_window into before
  from cases.drafts d
  where d.region = in_region and d.stream = in_stream
  for update;
  if not found then
    return false;
  end if;
  if before is not null then
    delete from log.readers where region = in_region and stream = in_stream and subject = 'holder:' || before::text;
  end if;
  insert into log.readers (region, stream, subject) values (in_region, in_stream, access.acting()) on conflict do nothing;
  update cases.drafts
  set at_window = access.holder(), at_window_since = in_now
  where region = in_region and stream = in_stream;
  return true;
end
$$;

create function cases.give_back_draft(in_region text, in_stream uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not access.may('draft.write') or in_region is distinct from access.region() then
    return false;
  end if;
  update cases.drafts
  set at_window = null, at_window_since = null
  where region = in_region and stream = in_stream and at_window = access.holder();
  if not found then
    return false;
  end if;
  delete from log.readers where region = in_region and stream = in_stream and subject = access.acting();
  return true;
end
$$;

revoke all on function cases.works_on_draft(text, uuid), cases.drafts_of_present(text, uuid),
  cases.take_up_draft(text, uuid, uuid, timestamptz), cases.give_back_draft(text, uuid) from public;
grant execute on function cases.drafts_of_present(text, uuid), cases.take_up_draft(text, uuid, uuid, timestamptz),
  cases.give_back_draft(text, uuid) to yichuang_desk;
