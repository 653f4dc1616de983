-- 材料与文书: what was uploaded, what was issued, and the page images that reviewers see. The bytes lie sealed outside the database.

create schema documents;

-- An uploaded file; its bytes are the blob of the same id, sealed with the stream's key, as are its name, digest and salt.
-- Without a row in `attachments` it is staged: brought, but not yet submitted.
create table documents.files (
  region text not null,
  id uuid not null,
  stream uuid not null,
  material text not null,
  sealed bytea not null,
  content text not null check (content like 'c1:%'),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  bytes int not null check (bytes > 0),
  uploaded_at timestamptz not null,
  -- Until it is submitted a file is the business of whoever brought it, in the capacity in which they did: no reader of the case, neither
  -- desk nor another agent of the same firm, sees it before.
  brought_by text not null,
  primary key (region, id)
);
create index files_by_stream on documents.files (region, stream);

-- Written together with the event that submits the file. A file that was removed in the meantime makes that write fail.
-- `attached_at` only orders: of one material the files that came last, together, are the ones that count.
create table documents.attachments (
  region text not null,
  file uuid not null,
  attached_at timestamptz not null default now(),
  primary key (region, file),
  constraint attachments_file foreign key (region, file) references documents.files (region, id) on delete cascade
);

create table documents.papers (
  region text not null,
  stream uuid not null,
  paper text not null,
  kind text not null,
  blob uuid not null,
  day date not null,
  primary key (region, stream, paper)
);

-- Page images have a key of their own: who may look at pages has no right to the stream's key.
create table documents.page_keys (
  region text not null,
  stream uuid not null,
  wrapped bytea not null,
  primary key (region, stream)
);

-- Pages of a file from 1 on; one row with page 0 says that the file can't be painted. No row: not painted yet.
create table documents.pages (
  region text not null,
  file uuid not null,
  page int not null,
  blob uuid,
  state text not null check (state in ('ready', 'failed')),
  primary key (region, file, page),
  constraint pages_file foreign key (region, file) references documents.files (region, id) on delete cascade,
  constraint pages_whole check ((state = 'ready') = (page > 0) and (state = 'ready') = (blob is not null))
);

-- Blobs that nothing names: not yet, while a file is being brought, or not any more. What stays here is deleted.
create table documents.leftovers (
  region text not null,
  blob uuid not null,
  since timestamptz not null default now(),
  primary key (region, blob)
);

grant usage on schema documents to yichuang_system, yichuang_public, yichuang_desk, yichuang_review;
grant select, insert, update, delete on all tables in schema documents to yichuang_system;
grant select on documents.files, documents.attachments, documents.papers to yichuang_public, yichuang_desk;

alter table documents.files enable row level security;
alter table documents.attachments enable row level security;
alter table documents.papers enable row level security;
alter table documents.page_keys enable row level security;
alter table documents.pages enable row level security;
alter table documents.leftovers enable row level security;

create policy system on documents.files to yichuang_system using (true) with check (true);
create policy system on documents.attachments to yichuang_system using (true) with check (true);
create policy system on documents.papers to yichuang_system using (true) with check (true);
create policy system on documents.page_keys to yichuang_system using (true) with check (true);
create policy system on documents.pages to yichuang_system using (true) with check (true);
create policy system on documents.leftovers to yichuang_system using (true) with check (true);

-- Asked by the policy of files, whose rows the policy of attachments asks for in turn.
create function documents.is_attached(in_region text, in_file uuid)
returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from documents.attachments a where a.region = in_region and a.file = in_file);
end
$$;

create policy own on documents.files for select to yichuang_public, yichuang_desk
  using (
    exists (select from log.readers r where r.region = files.region and r.stream = files.stream and r.stream >= files.stream)
    and (brought_by = (select access.acting()) or documents.is_attached(region, id)));
create policy own on documents.attachments for select to yichuang_public, yichuang_desk
  using (exists (select from documents.files f where f.region = attachments.region and f.id = attachments.file));
create policy own on documents.papers for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = papers.region and r.stream = papers.stream and r.stream >= papers.stream));

-- Files are written in the zone's own pool, by these functions only; each asks the session's permission again.

-- Offices of two regions may have the same id: files are brought to streams of the session's own region only.
create function documents.may_bring(in_region text, in_stream uuid)
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

-- Before the bytes are written: should the server stop before the file is staged, they are found here.
create function documents.announce_file(in_region text, in_stream uuid, in_id uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not documents.may_bring(in_region, in_stream) then
    return false;
  end if;
  insert into documents.leftovers (region, blob) values (in_region, in_id);
  return true;
end
$$;

create function documents.stage_file(in_region text, in_stream uuid, in_id uuid, in_material text, in_sealed bytea, in_content text,
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

create function documents.remove_file(in_region text, in_stream uuid, in_id uuid)
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

-- What a task shows of the case behind it: pages in running numbers per material, and nothing that names case, file or applicant.
create function documents.task_pages(in_region text, in_task uuid)
returns table (material text, page int, blob uuid, wrapped bytea, state text)
language sql stable security definer set search_path = ''
as $$
  with attached as (
    select f.region, f.stream, f.id, f.material, f.uploaded_at, a.attached_at,
           max(a.attached_at) over (partition by f.material) as last_attached_at
    from log.aliases l
    join documents.files f
      on f.region = l.region
      and f.stream = l.stream
    join documents.attachments a
      on a.region = f.region
      and a.file = f.id
    where l.region = in_region
      and l.alias = in_task
      and l.desk = access.desk()
      and f.material = any (cases.task_sees(in_region, in_task))
  )
  select f.material,
         case when p.state = 'ready' then
           (row_number() over (partition by f.material, p.state order by f.uploaded_at, f.id, p.page))::int
         end,
         p.blob,
         case when p.state = 'ready' then k.wrapped end,
         coalesce(p.state, 'rendering')
  from attached f
  left join documents.pages p
    on p.region = f.region
    and p.file = f.id
  left join documents.page_keys k
    on k.region = f.region
    and k.stream = f.stream
  where f.attached_at = f.last_attached_at
  order by 1, 2
$$;

revoke all on all functions in schema documents from public;
grant execute on function documents.announce_file(text, uuid, uuid), documents.stage_file(text, uuid, uuid, text, bytea, text, text, int, int, timestamptz),
  documents.remove_file(text, uuid, uuid) to yichuang_public, yichuang_desk;
grant execute on function documents.task_pages(text, uuid) to yichuang_review;
grant execute on function documents.is_attached(text, uuid) to yichuang_public, yichuang_desk, yichuang_system;
