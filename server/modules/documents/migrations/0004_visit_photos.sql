-- 现场照片: brought by an officer of a visit under the task's own id, in the review zone; part of the case with the record that names them.

-- Whether the asking session has this visit in hand now.
create function documents.may_photograph(in_region text, in_task uuid)
returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return access.may('visit.make') and in_region = access.region() and exists (
    select
    from cases.review_tasks t
    join log.aliases a
      on a.region = t.region
      and a.alias = t.task
    where t.region = in_region
      and t.task = in_task
      and t.kind = 'site-visit'
      and not t.done
      and not t.returned
      and t.desk = access.desk()
      and a.desk = t.desk);
end
$$;

create function documents.announce_photo(in_region text, in_task uuid, in_id uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not documents.may_photograph(in_region, in_task) then
    return false;
  end if;
  if not exists (select from documents.files where region = in_region and id = in_id) then
    insert into documents.leftovers (region, blob) values (in_region, in_id) on conflict (region, blob) do update set since = now();
  end if;
  return true;
end
$$;

-- The id is the device's own: what is sent twice is there once.
create function documents.stage_photo(in_region text, in_task uuid, in_id uuid, in_sealed bytea, in_content text, in_bytes int, in_limit int,
  in_now timestamptz)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
  of_case uuid;
  bringer text := 'visit/' || in_task::text;
begin
  if not documents.may_photograph(in_region, in_task) then
    return 'not-found';
  end if;
  select a.stream into of_case from log.aliases a where a.region = in_region and a.alias = in_task;
  perform from vault.keys where region = in_region and stream = of_case for update;
  if not found then
    return 'not-found';
  end if;
  if exists (select from documents.files where region = in_region and id = in_id) then
    return case
      when exists (
        select from documents.files f where f.region = in_region and f.id = in_id and f.stream = of_case and f.brought_by = bringer
      ) then 'staged'
      else 'not-found'
    end;
  end if;
  if (select count(*) from documents.files f where f.region = in_region and f.stream = of_case and f.brought_by = bringer) >= in_limit then
    return 'too-many';
  end if;
  delete from documents.leftovers where region = in_region and blob = in_id;
  if not found then
    return 'not-found';
  end if;
  insert into documents.files (region, id, stream, material, sealed, content, media_type, bytes, uploaded_at, brought_by)
  values (in_region, in_id, of_case, 'visit-photo', in_sealed, in_content, 'image/jpeg', in_bytes, in_now, bringer);
  return 'staged';
end
$$;

-- Page image of one photograph in the record of the visit that the asking officer's task belongs to.
create function documents.visit_photo(in_region text, in_task uuid, in_photo int)
returns table (blob uuid, wrapped bytea)
language sql stable security definer set search_path = ''
as $$
  select p.blob, k.wrapped
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events c
    on c.region = a.region
    and c.stream = a.stream
    and c.type = 'case.visit-called'
    and (c.data::jsonb -> 'members') ? t.task_key
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
    and e.type = 'case.visit-recorded'
    and e.data::jsonb ->> 'visit' = c.data::jsonb ->> 'visit'
  join documents.pages p
    on p.region = a.region
    and p.file = (e.data::jsonb -> 'photos' -> (in_photo - 1) ->> 'file')::uuid
    and p.page = 1
    and p.state = 'ready'
  join documents.page_keys k
    on k.region = a.region
    and k.stream = a.stream
  where t.region = in_region
    and t.task = in_task
    and t.kind = 'site-visit'
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
$$;

revoke all on function documents.may_photograph(text, uuid), documents.announce_photo(text, uuid, uuid),
  documents.stage_photo(text, uuid, uuid, bytea, text, int, int, timestamptz), documents.visit_photo(text, uuid, int) from public;
grant execute on function documents.announce_photo(text, uuid, uuid),
  documents.stage_photo(text, uuid, uuid, bytea, text, int, int, timestamptz), documents.visit_photo(text, uuid, int) to yichuang_review;
